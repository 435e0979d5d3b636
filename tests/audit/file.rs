//! Lists as files: the log, batches, touchpoints, reports sent.

use axum::http::StatusCode;
use hailong::domain::account::Role;
use hailong::store::By;

use crate::support::databases::on_both;
use crate::support::platform::{Platform, morning};

#[tokio::test]
async fn every_list_opens_as_a_file_that_holds_no_formula_and_is_recorded() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let admin = platform.signed_in("quản.trị", Role::Admin).await;
        for _ in 0..5 {
            platform.answer("BT01", &serde_json::json!({"overall": 5})).await;
        }
        platform.settle().await;
        let by = By::account("mai", morning());
        let entry = by.did("test.done", "test", "=HYPERLINK(\"http://x\")");
        platform.app.store.record(&entry.to("+1;-2")).await.unwrap();
        for (path, action, part) in [
            ("/office/audit", "audit.exported", "mai"),
            ("/office/batches", "batch.exported", "BT01"),
            ("/office/touchpoints", "touchpoint.exported", "BT01"),
            ("/office/reports/sent", "report.listed", ""),
        ] {
            let csv = platform.get_as(&admin, &format!("{path}.csv")).await;
            assert_eq!(csv.status, StatusCode::OK, "{path}");
            assert!(csv.body.contains(part), "{path}: {}", csv.body);
            for cell in csv.body.split(['\n', ',', ';', '\t']) {
                let cell = cell.trim_start_matches('"');
                assert!(!cell.starts_with(['=', '+', '@']), "{path}: {cell}");
            }
            let xlsx = platform.get_as(&admin, &format!("{path}.xlsx")).await;
            assert_eq!(xlsx.status, StatusCode::OK, "{path}");
            assert!(xlsx.body.starts_with("PK"), "{path}");
            let log = platform.get_as(&admin, &format!("/office/audit?action={action}")).await;
            assert!(log.body.contains("quản.trị"), "{path}: {}", log.body);
        }
        let narrowed = platform.get_as(&admin, "/office/audit.csv?action=test").await.body;
        assert_eq!(narrowed.trim_end().lines().count(), 2, "{narrowed}");
        let bad = platform.get_as(&admin, "/office/audit.csv?from=mai").await;
        assert_eq!(bad.status, StatusCode::BAD_REQUEST);
    })
    .await;
}
