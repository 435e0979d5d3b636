//! No cell of any CSV is a formula to a spreadsheet, whatever it parts cells by, with hostile texts in every register.

use axum::http::StatusCode;
use hailong::domain::account::Role;
use serde_json::json;

use crate::support::databases::on_both;
use crate::support::platform::{Platform, session};

/// A text with a formula and a date behind every separator.
const HOSTILE: &str = "=1+1;=2+2,=3+3\t@SUM(A1)|+4\n-5;10-30\n\"=6\";' =7";

/// Every file of CSV there is.
const FILES: [&str; 9] = [
    "/office/petitions.csv",
    "/office/remarks.csv",
    "/office/official.csv",
    "/office/plan/tasks.csv",
    "/office/dossiers/late.csv",
    "/office/one-stop.csv",
    "/office/instruments/sipas-counter/responses.csv",
    "/office/instruments/quick/responses.csv",
    "/api/v1/responses/sipas-counter.csv",
];

fn cells(file: &str, separator: u8) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(file.as_bytes());
    let records = reader.records().map(|record| record.expect("a record"));
    records.flat_map(|record| record.iter().map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[tokio::test]
async fn exports_hold_no_formula_under_any_separator() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let staff = session(&platform.app, "mai", Role::Admin, &[]).await;
        let key = platform.app.random.uuid();
        let petition = [
            ("key", key.as_str()),
            ("kind", "report"),
            ("subject", HOSTILE),
            ("body", HOSTILE),
            ("name", "An"),
            ("address", "Số 1"),
            ("phone", "0912 345 678"),
        ];
        let page = platform.post("/petitions/new", &petition).await;
        assert!(page.status.is_redirection(), "{}", page.body);
        for _ in 0..6 {
            let body = json!({"key": platform.app.random.uuid(), "answers": {"overall": 4}, "remark": HOSTILE});
            let page = platform.post_json("/api/v1/touchpoints/BT01/responses", &body).await;
            assert_eq!(page.status, StatusCode::CREATED, "{}", page.body);
        }
        platform.settle().await;
        let figures = format!(
            "index,year,level,subject,value,source,note\nsipas,2025,department,\"{0}\",80,\"{0}\",\"{0}\"\n",
            HOSTILE.replace('"', "\"\"")
        );
        let sent = (&[][..], ("x.csv", figures.as_bytes()));
        let page = platform.upload_as(&staff, "/office/official", sent).await;
        let keep = [("held", page.held()), ("do", "keep")];
        let page = platform.upload_as(&staff, "/office/official", (&keep, ("", b""))).await;
        assert!(page.status.is_redirection(), "{}", page.body);
        let mut hostile = 0;
        for path in FILES {
            let page = platform.get_as(&staff, path).await;
            // A session opens no API, and there is no plan.
            let is_closed = page.status == StatusCode::UNAUTHORIZED && path.starts_with("/api/");
            if is_closed || page.status == StatusCode::NOT_FOUND && path.contains("/plan/") {
                continue;
            }
            assert_eq!(page.status, StatusCode::OK, "{path}");
            hostile += usize::from(page.body.contains("2+2"));
            for separator in [b',', b';', b'\t', b'|'] {
                for cell in cells(&page.body, separator) {
                    let cell = cell.trim_start_matches('\u{feff}').trim_start();
                    let is_formula = cell.starts_with(['=', '+', '@', '-']);
                    assert!(!is_formula, "{path}: {cell:?} behind {:?}", char::from(separator));
                    assert!(cell != "10-30", "{path}: a date");
                }
            }
        }
        assert!(hostile >= 3, "the texts are in {hostile} files");
    })
    .await;
}
