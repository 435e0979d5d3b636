//! Official figures: the command, the page, the upload, and the plan beside them.

mod commands;
mod figure;
mod stored;
mod table;

use axum::http::StatusCode;
use hailong::domain::account::Role;
use hailong::domain::official::table::{PUBLISHED, read};
use hailong::domain::official::{OfficialFigure, OfficialIndex};
use hailong::store::By;
use serde_json::{Map, Value};

use crate::support::databases::on_both;
use crate::support::platform::{Page, Platform, morning};
use crate::support::workbook::workbook;

/// Sends a file to be looked at.
async fn upload(platform: &Platform, cookie: &str, file: impl AsRef<[u8]>) -> Page {
    let sent = (&[][..], ("so.csv", file.as_ref()));
    platform.upload_as(cookie, "/office/import/official?lang=en", sent).await
}

/// So many answers, all of them "very satisfied" with everything.
async fn answer(platform: &Platform, count: usize) {
    let instrument = platform.app.instruments.newest("sipas-counter").unwrap();
    let items = instrument.items.iter();
    let answers: Map<String, Value> =
        items.map(|item| (item.code.clone(), Value::from(5))).collect();
    for _ in 0..count {
        let answers = Value::Object(answers.clone());
        platform.answer("BT01", &answers).await;
    }
    platform.settle().await;
}

/// SIPAS of 2026 as if it had been published.
fn of_2026() -> String {
    PUBLISHED
        .replace("sipas,2024,province", "sipas,2026,province")
        .replace("sipas,2024,national", "sipas,2026,national")
}

#[tokio::test]
async fn figures_stand_by_year_with_rank_and_source_and_our_own_beside_them() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let viewer = platform.signed_in("xem", Role::Viewer).await;
        let page = platform.get_as(&viewer, "/office/official").await;
        assert!(page.body.contains("Chưa có kết quả chính thức"));

        let figures = read(of_2026().as_bytes()).unwrap().rows;
        let by = By::system(morning());
        let store = &database.store;
        store.import_official("x.csv", &figures, &by).await.unwrap();
        answer(&platform, 12).await;
        let page = platform.get_as(&viewer, "/office/official?lang=en").await;
        assert_eq!(page.status, StatusCode::OK);
        for part in [
            "SIPAS – Hải Phòng",
            "PAPI – Hải Phòng",
            "<strong>90.59</strong> / 100",
            ">1/63<",
            "huggingface.co/datasets/letrinhan/vn-sipas-provincial",
            "The office&#39;s internal survey (not official)",
            "100.00%",
            "n = 12",
            "need not agree",
            "dimensions 7 and 8 and sub-dimension 2.4 were added",
        ] {
            let plain = part.replace("&#39;", "'");
            assert!(page.body.contains(part) || page.body.contains(&plain), "{part}");
        }
        assert!(!page.body.contains("/office/import/"), "a viewer imports nothing");
        let page = platform.get_as(&viewer, "/office/official?index=par&lang=en").await;
        assert!(page.body.contains("PAR Index – Hải Phòng"));
        assert!(!page.body.contains("SIPAS – Hải Phòng"));

        let file = platform.get_as(&viewer, "/office/official.csv?index=papi").await;
        let read_again = read(file.body.as_bytes()).unwrap().rows;
        assert_eq!(read_again.len(), 11);
        let sorted = |figures: Vec<OfficialFigure>| {
            let mut texts: Vec<String> = figures.iter().map(|each| format!("{each:?}")).collect();
            texts.sort();
            texts
        };
        let mut published = read(PUBLISHED.as_bytes()).unwrap().rows;
        published.retain(|each| each.index == OfficialIndex::Papi);
        assert_eq!(sorted(read_again), sorted(published));
        let refused = upload(&platform, &viewer, PUBLISHED).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
    })
    .await;
}

#[tokio::test]
async fn a_few_answers_wait_and_are_no_figure_of_our_own() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let viewer = platform.signed_in("xem", Role::Viewer).await;
        let figures = read(of_2026().as_bytes()).unwrap().rows;
        let by = By::system(morning());
        let store = &database.store;
        store.import_official("x.csv", &figures, &by).await.unwrap();
        answer(&platform, 4).await;
        let page = platform.get_as(&viewer, "/office/official?lang=en").await;
        assert!(!page.body.contains("100.00%"));
        assert!(!page.body.contains("n = 4"));
    })
    .await;
}

#[tokio::test]
async fn a_file_with_faults_is_refused_with_all_of_them_and_a_sound_one_taken() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let manager = platform.signed_in("mai", Role::Manager).await;
        let broken = "index,year,level,subject,value,source\nsipas,24,town,X,120,Y\n";
        let page = upload(&platform, &manager, broken).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        for part in [
            "row 2, column year: “24” is no year",
            "row 2, column level: “town” is not known",
            "row 2, column value: 120 is outside of 0 to 100",
        ] {
            assert!(page.body.contains(part), "{part}");
        }
        let page = upload(&platform, &manager, "").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        let book = workbook(PUBLISHED);
        let page = upload(&platform, &manager, book).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        let keep = [("held", page.held()), ("do", "keep")];
        // The address of the former form keeps it as well.
        let kept = platform.upload_as(&manager, "/office/official", (&keep, ("", b""))).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
        let page = platform.get_as(&manager, "/office/official").await;
        assert!(page.body.contains("96,17"));
    })
    .await;
}

#[tokio::test]
async fn the_task_of_the_plan_shows_the_official_figure_of_its_year_apart() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let viewer = platform.signed_in("xem", Role::Viewer).await;
        crate::plan::import(&database.store).await;
        let path = "/office/plan/2026/8.2?lang=en";
        let page = platform.get_as(&viewer, path).await;
        assert!(page.body.contains("No official result of this year"));
        let figures = read(of_2026().as_bytes()).unwrap().rows;
        let by = By::system(morning());
        let store = &database.store;
        store.import_official("x.csv", &figures, &by).await.unwrap();
        let page = platform.get_as(&viewer, path).await;
        for part in [
            "SIPAS 2026, Hải Phòng: <strong>90.59</strong>",
            "(#1/63)",
            "PetroTimes",
            "/office/official?index=sipas&amp;lang=en",
            "never merged",
        ] {
            assert!(page.body.contains(part), "{part}");
        }
        let page = platform.get_as(&viewer, "/office/plan/2026/4.4?lang=en").await;
        assert!(page.body.contains("No official result of this year"));
        let page = platform.get_as(&viewer, "/office/plan/2026/6.1?lang=en").await;
        assert!(!page.body.contains("Official result "));
    })
    .await;
}
