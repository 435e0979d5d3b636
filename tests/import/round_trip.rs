//! What is exported of a register comes in again by itself and changes nothing, in each language and form.

use axum::http::StatusCode;
use hailong::base::Lang;
use hailong::domain::account::Role;
use hailong::domain::dossier::{Apology, Dossier, Outcome};
use hailong::domain::import::FileKind;
use hailong::domain::portal::{Board, Reading, table as portal_table};
use hailong::domain::{assessment, official};
use hailong::store::{By, NewLetter};

use crate::support::databases::{Database, on_both};
use crate::support::platform::{Platform, morning};

/// Each kind that is exported, without the ending of its files.
const EXPORTS: [(FileKind, &str); 8] = [
    (FileKind::Units, "/office/import/units/kept"),
    (FileKind::Touchpoints, "/office/touchpoints"),
    (FileKind::Procedures, "/office/import/procedures/kept"),
    (FileKind::Dossiers, "/office/dossiers/late"),
    (FileKind::Plan, "/office/import/plan/kept"),
    (FileKind::Criteria, "/office/import/criteria/kept"),
    (FileKind::Official, "/office/official"),
    (FileKind::Board, "/office/import/board/kept"),
];

/// Lists of pages with figures beside the rows, which are told apart and refused with the way to what can come in.
const LISTS: [(FileKind, &str); 3] = [
    (FileKind::Plan, "/office/plan/tasks"),
    (FileKind::Criteria, "/office/assessment"),
    (FileKind::Board, "/office/dossiers/portal"),
];

fn late(code: &str, completed: Option<(&str, Outcome)>, apologies: Vec<Apology>) -> Dossier {
    let day = |text: &str| text.parse().unwrap();
    Dossier {
        code: code.to_owned(),
        procedure: "3.000242".to_owned(),
        touchpoint: "BT01".to_owned(),
        received: day("2026-11-02"),
        due: day("2026-11-12"),
        completed: completed.map(|(on, _)| day(on)),
        outcome: completed.map(|(_, outcome)| outcome),
        apologies,
    }
}

/// A platform that keeps rows of every kind.
async fn full(database: &Database) -> Platform {
    let platform = Platform::on(database).await;
    let (store, by) = (&platform.app.store, By::system(morning()));
    let day = |text: &str| text.parse().unwrap();
    crate::plan::import(store).await;
    let criteria = assessment::table::read(assessment::table::CRITERIA_2023.as_bytes()).unwrap();
    store.import_criteria(2023, &criteria.rows, &by).await.unwrap();
    let figures = official::table::read(official::table::PUBLISHED.as_bytes()).unwrap();
    store.import_official("published", &figures.rows, &by).await.unwrap();
    let board = Board::built_in().unwrap();
    let rows = "cơ quan,chỉ tiêu,kỳ,tử số,mẫu số,điểm\n\
        Sở Ngoại vụ,2.1,Tháng 10/2026,95,100,\n\
        Sở Ngoại vụ,2.1,Quý III/2026,,,\"17,35\"\n";
    let with = Reading { board: &board, period: None };
    let figures = portal_table::read(rows.as_bytes(), with);
    if let Ok(figures) = figures {
        store.import_portal("board", &figures.rows, &by).await.unwrap();
    }
    let apology = Apology { sent: day("2026-11-11"), new_due: Some(day("2026-11-20")) };
    let dossiers = vec![
        late("H24-1", None, Vec::new()),
        late("H24-2", Some(("2026-11-16", Outcome::Granted)), vec![apology]),
        late("H24-3", Some(("2026-11-17", Outcome::Returned)), Vec::new()),
        late("H24-4", None, Vec::new()),
    ];
    store.import_dossiers(dossiers, &by).await.unwrap();
    let letter = NewLetter {
        dossier: "H24-4".to_owned(),
        number: 1,
        sent: day("2026-11-12"),
        new_due: day("2026-12-10"),
    };
    store.issue_letter(&letter, &by).await.unwrap();
    // A closed counter stands in the list too.
    let closed = store.touchpoint("BT02").await.unwrap().unwrap();
    store.close_touchpoint(&closed, Some(day("2026-11-30")), &by).await.unwrap();
    platform
}

#[tokio::test]
async fn what_is_exported_of_every_register_comes_in_again_and_changes_nothing() {
    on_both(async |database| {
        let platform = full(database).await;
        let admin = platform.signed_in("quản.trị", Role::Admin).await;
        for (kind, export) in EXPORTS {
            for (lang, ending) in
                [(Lang::Vi, "xlsx"), (Lang::En, "xlsx"), (Lang::Vi, "csv"), (Lang::En, "csv")]
            {
                let path = format!("{export}.{ending}?lang={}", lang.code());
                let file = platform.download_as(&admin, &path).await;
                let name = format!("{}.{ending}", kind.code());
                let import = format!("/office/import/{}", kind.code());
                let page = platform.upload_as(&admin, &import, (&[], (&name, &file))).await;
                assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.body);
                assert!(page.body.contains("Tệp không có gì mới."), "{path}: {}", page.body);
                assert!(!page.body.contains("giữ nguyên 0."), "{path}: {}", page.body);
            }
        }
    })
    .await;
}

#[tokio::test]
async fn lists_of_pages_that_lack_columns_are_refused_with_the_way_to_what_can_come_in() {
    on_both(async |database| {
        let platform = full(database).await;
        let admin = platform.signed_in("quản.trị", Role::Admin).await;
        for (kind, export) in LISTS {
            for (lang, ending) in [(Lang::Vi, "xlsx"), (Lang::En, "xlsx"), (Lang::Vi, "csv")] {
                let path = format!("{export}.{ending}?lang={}&year=2023", lang.code());
                let file = platform.download_as(&admin, &path).await;
                let import = format!("/office/import/{}", kind.code());
                let page = platform.upload_as(&admin, &import, (&[], ("a.xlsx", &file))).await;
                assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
                let said = "Tệp này là danh sách tải từ trang";
                assert!(page.body.contains(said), "{path}: {}", page.body);
                assert!(page.body.contains("/kept.xlsx"), "{path}");
            }
        }
    })
    .await;
}
