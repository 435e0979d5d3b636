//! Files of the one-stop system, looked at and kept in the browser.

use axum::http::StatusCode;
use hailong::domain::dossier::table::COLUMNS;
use hailong::store::{AuditFilter, Store};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::{csv, with_dossiers};
use crate::support::databases::on_both;

/// What the audit log says of imports, the newest first.
async fn imports(store: &Store) -> Vec<String> {
    let filter =
        AuditFilter { action: Some("dossier.imported".to_owned()), ..AuditFilter::default() };
    let log = store.audit_page(&filter, None, 9).await.unwrap();
    log.into_iter().filter_map(|it| it.entry.after).collect()
}

#[tokio::test]
async fn a_file_is_taken_once_and_a_later_one_completes_what_was_open() {
    on_both(async |database| {
        let house = with_dossiers(database).await;
        let first = csv(&[
            "H25-1,3.000242,bt01,2026-11-02,2026-11-10,,,,",
            "H25-2,MH-CNLS,CN01,2026-11-02,2026-11-10,2026-11-09,granted,,",
        ]);
        let page = house.bring_in(&house.officer, "a.csv", first.as_bytes()).await;
        assert!(page.body.contains("2 added, 0 changed, 0 as they were."), "{}", page.body);
        let page = house.look_at(&house.officer, "a.csv", first.as_bytes()).await;
        assert!(page.body.contains("There is nothing new in the file."), "{}", page.body);

        let later = first
            .replace(",2026-11-10,,,,", ",2026-11-10,2026-11-12,granted,2026-11-09,2026-11-13");
        let page = house.bring_in(&house.officer, "b.csv", later.as_bytes()).await;
        assert!(page.body.contains("0 added, 1 changed, 1 as they were."), "{}", page.body);
        let page = house.page(&house.viewer, "/office/dossiers/H25-1?lang=en").await;
        for part in
            ["Late", "in due form", "brought in", "changed", "Completed on: – → 12 November 2026"]
        {
            assert!(page.body.contains(part), "{part}");
        }

        let moved = later.replace("2026-11-12,granted", "2026-11-10,granted");
        let page = house.look_at(&house.officer, "c.csv", moved.as_bytes()).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains("H25-1"));
        let expected = [
            "0 new, 1 changed, 1 unchanged",
            "2 new, 0 changed, 0 unchanged",
            "5 new, 0 changed, 0 unchanged",
        ];
        assert_eq!(imports(&database.store).await, expected);
    })
    .await;
}

#[tokio::test]
async fn a_workbook_is_taken_and_faults_of_it_are_told_with_their_rows() {
    on_both(async |database| {
        let house = with_dossiers(database).await;
        let book = |procedure: &str| {
            let mut book = Workbook::new();
            let sheet = book.add_worksheet();
            let day = Format::new().set_num_format("dd/mm/yyyy");
            sheet.write_row(0, 0, COLUMNS).unwrap();
            sheet.write_row(1, 0, ["H26-1", procedure, "BT01"]).unwrap();
            let received = ExcelDateTime::from_ymd(2026, 11, 2).unwrap();
            sheet.write_with_format(1, 3, &received, &day).unwrap();
            sheet.write(1, 4, "2026-11-10").unwrap();
            book.save_to_buffer().unwrap()
        };
        let page = house.look_at(&house.officer, "a.xlsx", &book("9.9")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains("row 2, column procedure_code: there is no procedure “9.9”"));
        let page = house.bring_in(&house.officer, "a.xlsx", &book("3.000242")).await;
        assert!(page.body.contains("1 added"), "{}", page.body);
        let kept = database.store.dossier("H26-1").await.unwrap().unwrap();
        assert_eq!(kept.dossier.received.to_string(), "2026-11-02");
        for (content, status, said) in [
            (&b""[..], StatusCode::UNPROCESSABLE_ENTITY, "No file was chosen"),
            (b"\xd0\xcf\x11\xe0", StatusCode::UNPROCESSABLE_ENTITY, "old Excel form"),
            (&vec![b'a'; 13 * 1024 * 1024], StatusCode::PAYLOAD_TOO_LARGE, "over 10 MB"),
        ] {
            let page = house.look_at(&house.officer, "a", content).await;
            assert_eq!(page.status, status, "{said}");
            assert!(page.body.contains(said), "{said}");
        }
        let page = house.look_at(&house.viewer, "a.csv", b"x").await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
    })
    .await;
}

#[tokio::test]
async fn the_former_addresses_of_imports_lead_to_the_same_preview() {
    on_both(async |database| {
        let house = with_dossiers(database).await;
        let row = csv(&["H25-1,3.000242,BT01,2026-11-02,2026-11-10,,,,"]);
        for (former, own) in [
            ("/office/dossiers/import", "/office/import/dossiers"),
            ("/office/dossiers/portal/import", "/office/import/board"),
        ] {
            let page = house.platform.get_as(&house.officer, former).await;
            assert_eq!(page.status, StatusCode::PERMANENT_REDIRECT);
            assert_eq!(page.header("location"), own);
            let sent = (&[][..], ("a.csv", row.as_bytes()));
            let page = house.platform.upload_as(&house.officer, former, sent).await;
            assert!(page.body.contains(&format!("action=\"{own}\"")), "{}", page.body);
        }
        assert_eq!(database.texts("select code from dossier where code = 'H25-1'").await, [""; 0]);
    })
    .await;
}
