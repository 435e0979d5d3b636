//! Working on a task: who may, in which order, and what is told of it.

use axum::http::StatusCode;
use axum::http::header::COOKIE;
use chrono::TimeDelta;
use hailong::domain::account::Role;
use hailong::domain::plan::TaskStatus;
use hailong::store::{AuditFilter, Recorded};

use super::planned;
use crate::support::databases::{Database, on_both};
use crate::support::platform::{form, morning, session};

/// What the audit log says of tasks, the oldest first.
async fn logged(database: &Database) -> Vec<Recorded> {
    let filter = AuditFilter { subject_kind: Some("task".to_owned()), ..AuditFilter::default() };
    let mut page = database.store.audit_page(&filter, None, 50).await.unwrap();
    page.reverse();
    page
}

#[tokio::test]
async fn a_task_goes_from_not_started_to_done_and_every_step_is_logged() {
    on_both(async |database| {
        let house = planned(database).await;
        let (officer, manager) = (&house.officer, &house.manager);
        let step = |step| [("step", step), ("reason", "")];
        house.done(officer, "6.1/do/assign", &[("who", "person:lan")]).await;
        house.done(officer, "6.1/do/step", &step("start")).await;
        let sent = [("percent", "60"), ("note", "Đã lập dự toán")];
        house.done(officer, "6.1/do/progress", &sent).await;
        house.done(officer, "6.1/do/step", &step("submit")).await;
        let sent = [("step", "return"), ("reason", "Thiếu biểu 2")];
        house.done(manager, "6.1/do/step", &sent).await;
        house.done(officer, "6.1/do/step", &step("submit")).await;
        house.done(manager, "6.1/do/step", &step("approve")).await;

        let page = house.page(&house.viewer, "/office/plan/2026/6.1").await;
        for part in ["Hoàn thành", "Đã lập dự toán", "0% → 60%", "Thiếu biểu 2", "01/12/2026 09:00"]
        {
            assert!(page.body.contains(part), "{part}");
        }
        assert!(!page.body.contains("<textarea"), "a viewer has no forms");
        let log = logged(database).await;
        let actions: Vec<&str> = log.iter().map(|each| each.entry.action.as_str()).collect();
        assert_eq!(
            actions,
            [
                "task.assigned",
                "task.started",
                "task.progressed",
                "task.submitted",
                "task.returned",
                "task.submitted",
                "task.approved"
            ]
        );
        let returned = &log[4].entry;
        assert_eq!(returned.actor.name(), "mai");
        assert_eq!(returned.subject, "2026/6.1");
        assert_eq!(returned.unit.as_deref(), Some("VPS"));
        assert_eq!(returned.before.as_deref(), Some("waiting"));
        assert_eq!(returned.after.as_deref(), Some("doing: Thiếu biểu 2"));
        assert_eq!(database.store.verify_audit().await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_report_of_an_earlier_period_tells_the_tasks_as_they_stood_at_its_end() {
    on_both(async |database| {
        let house = planned(database).await;
        house.done(&house.officer, "6.1/do/assign", &[("who", "person:lan")]).await;
        for (cookie, step) in
            [(&house.officer, "start"), (&house.officer, "submit"), (&house.manager, "approve")]
        {
            house.done(cookie, "6.1/do/step", &[("step", step), ("reason", "")]).await;
        }
        let store = &database.store;
        let now = store.plan(2026).await.unwrap();
        assert_eq!(store.plan_before(2026, morning() + TimeDelta::days(1)).await.unwrap(), now);
        let then = store.plan_before(2026, morning()).await.unwrap();
        assert!(then.iter().all(|task| task.status == TaskStatus::NotStarted));

        let status = async |period: &str| {
            let page = house.page(&house.officer, &format!("/office/reports/{period}/json")).await;
            let report: serde_json::Value = serde_json::from_str(&page.body).unwrap();
            let tasks = report["facts"]["tasks"].as_array().unwrap().clone();
            let told = tasks.into_iter().find(|task| task["number"] == "6.1").unwrap();
            told["status"].as_str().unwrap().to_owned()
        };
        assert_eq!(status("2026-Q1").await, "not-started");
        assert_eq!(status("2026-Y").await, "done");
    })
    .await;
}

#[tokio::test]
async fn viewers_read_officers_work_and_managers_approve() {
    on_both(async |database| {
        let house = planned(database).await;
        let progress = [("percent", "10")];
        let page = house.send_task(&house.viewer, "6.1/do/progress", &progress).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        let page = house.attach(&house.viewer, "6.1", "a.pdf", b"%PDF-1.4").await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        house.done(&house.officer, "6.1/do/progress", &progress).await;
        house.done(&house.officer, "6.1/do/step", &[("step", "submit")]).await;
        for (to, fields) in [
            ("6.1/do/step", [("step", "approve"), ("reason", "")]),
            ("6.1/do/step", [("step", "return"), ("reason", "vì")]),
            ("8.2/do/verdict", [("verdict", "reached"), ("why", "vì")]),
        ] {
            let page = house.send_task(&house.officer, to, &fields).await;
            assert_eq!(page.status, StatusCode::FORBIDDEN, "{to}");
        }
        let page = house.page(&house.officer, "/office/plan/2026/8.2").await;
        assert!(!page.body.contains("/do/verdict"));

        let mut foreign = form("/office/plan/2026/6.1/do/step", &[("step", "approve")]);
        foreign.headers_mut().insert(COOKIE, house.manager.parse().unwrap());
        let site = "cross-site".parse().unwrap();
        foreign.headers_mut().insert("sec-fetch-site", site);
        let page = house.platform.send(foreign).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        let page = house.send_task("", "6.1/do/step", &[("step", "approve")]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER);
        assert_eq!(logged(database).await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn an_account_limited_to_units_changes_their_tasks_and_no_others() {
    on_both(async |database| {
        let house = planned(database).await;
        // 6.3 is led by TTDN, 6.1 by VPS, 1.5 by all units.
        let (page, progress) = ("/office/plan/2026/6.3", [("percent", "10")]);
        let app = &house.platform.app;
        let hà = session(app, "hà", Role::Officer, &["VPS"]).await;
        let tú = session(app, "tú", Role::Manager, &["VPS"]).await;
        for own in ["6.1", "1.5"] {
            house.done(&hà, &format!("{own}/do/progress"), &progress).await;
        }
        house.done(&house.officer, "6.3/do/progress", &progress).await;
        house.done(&house.officer, "6.3/do/step", &[("step", "submit")]).await;
        let before = logged(database).await.len();
        for (cookie, to, fields) in [
            (&hà, "6.3/do/assign", [("who", "person:hà")]),
            (&tú, "6.3/do/step", [("step", "approve")]),
        ] {
            let refused = house.send_task(cookie, to, &fields).await;
            assert_eq!(refused.status, StatusCode::FORBIDDEN, "{to}");
            let shown = house.page(cookie, page).await;
            assert!(shown.body.contains("Nhiệm vụ này của đơn vị khác"));
            assert!(!shown.body.contains("/6.3/do/"), "no form is offered");
        }
        let refused = house.attach(&hà, "6.3", "a.pdf", b"%PDF-1.4").await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        assert_eq!(logged(database).await.len(), before);

        // A person put on it by name may, and one whose unit is.
        let (manager, returned) = (&house.manager, [("step", "return"), ("reason", "vì")]);
        house.done(manager, "6.3/do/step", &returned).await;
        house.done(manager, "6.3/do/assign", &[("who", "person:hà")]).await;
        house.done(&hà, "6.3/do/progress", &progress).await;
        house.done(manager, "6.3/do/release", &[("who", "person:hà")]).await;
        house.done(manager, "6.3/do/assign", &[("who", "unit:VPS")]).await;
        house.done(&hà, "6.3/do/step", &[("step", "submit")]).await;
        house.done(&tú, "6.3/do/step", &[("step", "approve")]).await;
    })
    .await;
}

#[tokio::test]
async fn what_waits_for_approval_stays_as_it_was_handed_in() {
    on_both(async |database| {
        let house = planned(database).await;
        let hà = house.platform.signed_in("hà", Role::Officer).await;
        let result = |text| [("result", text), ("judged", "reached")];
        let (entered, late) = (result("3/4 báo cáo"), result("4/4 báo cáo"));
        house.attach(&house.officer, "1.3", "a.pdf", b"%PDF-1.4").await;
        house.done(&house.officer, "1.3/do/result", &entered).await;
        house.done(&house.officer, "1.3/do/progress", &[("percent", "90")]).await;
        house.done(&house.officer, "1.3/do/step", &[("step", "submit")]).await;
        let handed_in = logged(database).await;

        // A colleague whose page is still the one from before.
        let page = house.send_task(&hà, "1.3/do/result", &late).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains("chờ duyệt hoặc đã hoàn thành"), "{}", page.body);
        assert!(page.body.contains(">4/4 báo cáo</textarea>"), "what was typed stays");
        let page = house.attach(&hà, "1.3", "b.pdf", b"%PDF-1.5").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(logged(database).await, handed_in);
        let page = house.page(&hà, "/office/plan/2026/1.3").await;
        assert!(page.body.contains("3/4 báo cáo"));
        for form in ["1.3/do/result", "1.3/evidence\"", "1.3/do/progress"] {
            assert!(!page.body.contains(form), "{form} is not offered");
        }
        let returned = [("step", "return"), ("reason", "vì")];
        house.done(&house.manager, "1.3/do/step", &returned).await;
        house.done(&hà, "1.3/do/result", &late).await;
    })
    .await;
}

#[tokio::test]
async fn characters_that_nobody_sees_are_left_out_of_what_is_kept() {
    on_both(async |database| {
        let house = planned(database).await;
        let (officer, manager) = (&house.officer, &house.manager);
        let note = [("percent", "60"), ("note", "Đã\0 lập\u{202e} dự toán")];
        house.done(officer, "6.1/do/progress", &note).await;
        house.done(officer, "6.1/do/step", &[("step", "submit")]).await;
        let returned = [("step", "return"), ("reason", "Thiếu\0 biểu 2")];
        house.done(manager, "6.1/do/step", &returned).await;
        let page = house.page(&house.viewer, "/office/plan/2026/6.1").await;
        assert!(page.body.contains("Đã lập dự toán"));
        assert!(page.body.contains("Thiếu biểu 2"));
        // Nothing but them is nothing.
        let blank = [("result", "\0"), ("judged", "reached")];
        let page = house.send_task(officer, "6.1/do/result", &blank).await;
        assert!(page.body.contains("Cần điền mục này."));
    })
    .await;
}

#[tokio::test]
async fn every_fault_stands_at_its_field_and_what_was_typed_stays() {
    on_both(async |database| {
        let house = planned(database).await;
        let sent = [("percent", "một nửa"), ("delivered", "mai"), ("note", "Đã họp")];
        let page = house.send_task(&house.officer, "1.3/do/progress?lang=en", &sent).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        for part in [
            "<title>Error: 1.3",
            "href=\"#percent\"",
            "href=\"#delivered\"",
            "id=\"percent-fault\"",
            "value=\"một nửa\"",
            ">Đã họp</textarea>",
            "Write a whole number from 0 to 100.",
        ] {
            assert!(page.body.contains(part), "{part}");
        }
        // What the task itself refuses.
        for (to, fields, said) in [
            (
                "1.3/do/progress",
                vec![("percent", "5"), ("delivered", "2026-03-21")],
                "không có hạn",
            ),
            ("1.3/do/step", vec![("step", "submit")], "Trạng thái đã đổi"),
            ("1.3/do/result", vec![("result", "4/4"), ("judged", "reached")], "minh chứng trước"),
            ("8.2/do/result", vec![("result", "95%"), ("judged", "reached")], "đo tự động"),
            ("1.3/do/assign", vec![("who", "unit:XYZ")], "Chọn một trong"),
            ("1.3/do/release", vec![("who", "unit:VPS")], "không còn được giao"),
        ] {
            let page = house.send_task(&house.officer, to, &fields).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{to}");
            assert!(page.body.contains(said), "{to}: {said}");
        }
        let page =
            house.send_task(&house.manager, "1.3/do/verdict", &[("verdict", "missed")]).await;
        assert!(page.body.contains("Cần điền mục này."));
        assert_eq!(logged(database).await, []);
    })
    .await;
}
