//! What staff see of the plan.

use axum::http::StatusCode;
use serde_json::Value;

use hailong::domain::account::Role;
use hailong::domain::plan::PlanRow;
use hailong::store::{By, NewReportSent};

use super::planned;
use crate::support::databases::on_both;
use crate::support::platform::{Platform, morning};

#[tokio::test]
async fn the_list_has_every_task_by_area_in_both_languages() {
    on_both(async |database| {
        let house = planned(database).await;
        let page = house.page(&house.viewer, "/office/plan").await;
        assert_eq!(page.body.matches("href=\"/office/plan/2026/").count(), 37);
        assert_eq!(page.body.matches("<h2>").count(), 8);
        assert!(page.body.contains("Cải cách thủ tục hành chính"));
        assert!(page.body.contains("Thanh tra Sở, Văn phòng Sở"));
        let page = house.page(&house.viewer, "/office/plan?lang=en").await;
        assert!(page.body.contains("Institutional reform"));
        assert!(page.body.contains("/office/plan/2026/8.2?lang=en"));
        assert!(page.body.contains("Department Inspectorate, Department Office"));
    })
    .await;
}

#[tokio::test]
async fn filters_narrow_and_count_in_the_offices_days() {
    on_both(async |database| {
        let house = planned(database).await;
        let numbers = async |query: &str| {
            let page = house.page(&house.viewer, &format!("/office/plan?{query}")).await;
            let parts = page.body.split("href=\"/office/plan/2026/").skip(1);
            let number = |part: &str| part.split('"').next().unwrap().to_owned();
            parts.map(number).collect::<Vec<_>>()
        };
        assert_eq!(numbers("area=6").await, ["6.1", "6.2", "6.3"]);
        // The report of quarter I was due on 20 March, and nothing of it was delivered.
        assert_eq!(numbers("when=overdue").await, ["1.2"]);
        // 19 and 31 December are within 30 days of 1 December.
        assert_eq!(numbers("when=soon&area=1").await.len(), 6);
        assert_eq!(numbers("unit=TTS&area=2").await, ["2.1", "2.2", "2.3"]);
        assert_eq!(numbers("unit=TTDN&area=6").await, ["6.3"]);
        assert_eq!(numbers("status=done").await, Vec::<String>::new());
        assert_eq!(numbers("mine=me").await, Vec::<String>::new());
        let mine = [("who", "person:xem")];
        house.done(&house.officer, "6.1/do/assign", &mine).await;
        assert_eq!(numbers("mine=me").await, ["6.1"]);
        // An account that is limited to no unit is of all of them.
        assert_eq!(numbers("mine=unit").await.len(), 37);
        for path in ["/office/plan/tasks.csv", "/api/v1/tasks"] {
            let path = format!("{path}?mine=me");
            let page = house.page(&house.viewer, &path).await;
            assert!(page.body.contains("6.1"), "{path}");
            assert!(!page.body.contains("8.2"), "{path}");
        }
        let page = house.page(&house.viewer, "/office/plan?year=2025").await;
        assert!(page.body.contains("Không có nhiệm vụ nào"));
        let page = house.page(&house.viewer, "/office/plan/2026/1.2?lang=en").await;
        assert!(page.body.contains("overdue by 256 days"), "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn a_filter_nobody_understands_is_told_whole_and_kept() {
    on_both(async |database| {
        let house = planned(database).await;
        for path in ["/office/plan", "/office/plan/calendar", "/office/plan/tasks.csv"] {
            let asked = format!("{path}?year=hai&status=late&unit=X&lang=en");
            let page = house.platform.get_as(&house.viewer, &asked).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
            for part in ["#year", "#status", "#unit", "<option value=\"late\" selected>"] {
                assert!(page.body.contains(part), "{path}: {part}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_calendar_marks_every_due_day() {
    on_both(async |database| {
        let house = planned(database).await;
        let report = NewReportSent {
            period: "2026-Q1".parse().unwrap(),
            sent: "2026-03-19".parse().unwrap(),
            sign: "12/BC-SNgV".to_owned(),
            file: None,
            reason: String::new(),
        };
        let by = By::account("lan", morning());
        let store = &database.store;
        store.record_report(&report, &by).await.unwrap();
        let page = house.page(&house.viewer, "/office/plan/calendar?lang=en").await;
        assert_eq!(page.body.matches("<span class=\"day done\">").count(), 1);
        // Quarters II and III of the reports.
        assert_eq!(page.body.matches("<span class=\"day late\">").count(), 2);
        assert!(page.body.contains("all year"));
        assert!(page.body.contains("aria-current=\"date\">Dec"));
    })
    .await;
}

#[tokio::test]
async fn the_file_opens_in_a_spreadsheet_and_holds_no_formula() {
    on_both(async |database| {
        let house = planned(database).await;
        house.attach(&house.officer, "2.1", "a.pdf", b"%PDF-1.4").await;
        let sent = [("result", "=HYPERLINK(\"http://x\")"), ("judged", "reached")];
        house.done(&house.officer, "2.1/do/result", &sent).await;
        let page = house.page(&house.viewer, "/office/plan/tasks.csv?area=2").await;
        assert_eq!(page.header("content-type"), "text/csv; charset=utf-8");
        assert_eq!(page.header("content-disposition"), "attachment; filename=\"tasks-2026.csv\"");
        assert!(page.body.starts_with("\u{feff}Năm,Số,Tên nhiệm vụ,"), "{}", page.body);
        assert_eq!(page.body.matches("\r\n").count(), 4);
        assert!(
            page.body
                .contains("\"'=HYPERLINK(\"\"http://x\"\")\",Đạt,\"Cán bộ nhập, có minh chứng\"")
        );
    })
    .await;
}

#[tokio::test]
async fn programs_of_staff_get_the_tasks_and_others_a_problem() {
    on_both(async |database| {
        let house = planned(database).await;
        let page = house.platform.get("/api/v1/tasks").await;
        assert_eq!(page.status, StatusCode::UNAUTHORIZED);
        assert_eq!(page.header("content-type"), "application/problem+json");
        let page = house.platform.get_as(&house.viewer, "/api/v1/tasks?year=x&when=now").await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST);
        assert_eq!(page.json()["errors"].as_array().unwrap().len(), 2);

        let tasks = house.page(&house.viewer, "/api/v1/tasks?year=2026").await.json();
        assert_eq!(tasks.as_array().unwrap().len(), 37);
        let reports = tasks.as_array().unwrap().iter().find(|task| task["number"] == "1.2");
        let reports = reports.unwrap();
        assert_eq!(reports["next_due"], "2026-03-20");
        assert_eq!(reports["nearness"], "overdue");
        assert_eq!(reports["due"].as_array().unwrap().len(), 4);
        // Three are overdue on 1 December.
        assert_eq!(reports["verdict"], "missed");
        assert_eq!(reports["measure"], "reports in-time >= 100%");
        // The same in parts, each of which links to the next.
        let (mut address, mut parts) = ("/api/v1/tasks?year=2026&limit=10".to_owned(), Vec::new());
        loop {
            let page = house.page(&house.viewer, &address).await;
            parts.extend(page.json().as_array().unwrap().clone());
            let Some(next) = page.next() else { break };
            address = next;
        }
        assert_eq!(Value::Array(parts), tasks);
        for (bad, status) in [
            ("limit=0", StatusCode::BAD_REQUEST),
            ("limit=501", StatusCode::BAD_REQUEST),
            ("cursor=99.9", StatusCode::BAD_REQUEST),
        ] {
            let page = house.platform.get_as(&house.viewer, &format!("/api/v1/tasks?{bad}")).await;
            assert_eq!(page.status, status, "{bad}");
        }
        let none = house.page(&house.viewer, "/api/v1/tasks?year=2020").await.json();
        assert_eq!(none, serde_json::json!([]));
    })
    .await;
}

#[tokio::test]
async fn the_plan_is_for_staff_and_a_heading_has_no_page() {
    on_both(async |database| {
        let house = planned(database).await;
        for path in ["", "/calendar", "/tasks.csv", "/2026/8.2"] {
            let page = house.platform.get(&format!("/office/plan{path}")).await;
            assert_eq!(page.status, StatusCode::SEE_OTHER, "{path}");
            assert!(page.header("location").starts_with("/login?next="));
        }
        for nothing in ["2026/1", "2026/9.9", "2025/8.2", "nay/8.2", "nay/8.2/evidence"] {
            let path = format!("/office/plan/{nothing}");
            let page = house.platform.get_as(&house.viewer, &path).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{nothing}");
        }
        let page = house.send_task(&house.officer, "8.2/do/nothing", &[]).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn a_year_of_hundreds_of_tasks_is_shown_by_area_and_an_area_page_by_page() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let mut rows = super::rows(2026);
        let one = rows.iter().find(|row| row.number == "3.1").unwrap().clone();
        rows.extend(
            (100..300).map(|number| PlanRow { number: format!("3.{number}"), ..one.clone() }),
        );
        let by = By::command_line(morning());
        database.store.import_plan(2026, &rows, &by).await.unwrap();
        let cookie = platform.signed_in("lan", Role::Viewer).await;
        for path in ["/office/plan", "/office/plan/calendar"] {
            let page = platform.get_as(&cookie, path).await;
            assert!(page.body.len() < 60_000, "{path}: {} bytes", page.body.len());
            assert!(page.body.contains(&format!("href=\"{path}?area=3\"")), "{}", page.body);
            assert!(!page.body.contains("/office/plan/2026/3.100\""), "{path}");
            let page = platform.get_as(&cookie, &format!("{path}?area=3")).await;
            assert!(page.body.len() < 100_000, "{path}: {} bytes", page.body.len());
            let mut seen = page.body.matches("href=\"/office/plan/2026/3.").count();
            assert_eq!(seen, 60, "{path}");
            let mut body = page.body;
            while let Some((_, rest)) = body.split_once("rel=\"next\" href=\"") {
                let next = rest.split('"').next().unwrap().replace("&amp;", "&");
                body = platform.get_as(&cookie, &next).await.body;
                seen += body.matches("href=\"/office/plan/2026/3.").count();
            }
            let of_area = rows.iter().filter(|row| row.is_task() && row.area() == "3").count();
            assert_eq!(seen, of_area, "{path}: each once");
        }
    })
    .await;
}
