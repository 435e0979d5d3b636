//! The report over HTTP: drafted, issued, frozen.

use axum::http::StatusCode;
use hailong::domain::account::Role;

use crate::plan::import;
use crate::support::databases::on_both;
use crate::support::platform::{Platform, session};

/// The platform stands on 1 December 2026: the report of quarter III is the last that is due.
#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story from the draft to the correction")]
async fn a_report_is_drafted_issued_and_stays_as_it_was_issued() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        import(&database.store).await;
        let officer = platform.signed_in("lan", Role::Officer).await;
        let viewer = platform.signed_in("xem", Role::Viewer).await;
        let limited = session(&platform.app, "hà", Role::Manager, &["VPS"]).await;
        let page = platform.get_as(&officer, "/office/reports?lang=en").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("Administrative reform report: Quarter III 2026"));
        assert!(page.body.contains("Báo cáo") && page.body.contains("name=\"text-next\""));
        assert!(
            !platform.get_as(&viewer, "/office/reports").await.body.contains("name=\"number\"")
        );
        let refused = platform.get_as(&limited, "/office/reports").await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        for wrong in ["/office/reports?period=2027-Q1", "/office/reports/2026-Q3/exe"] {
            assert_eq!(platform.get_as(&officer, wrong).await.status, StatusCode::NOT_FOUND);
        }

        let form = "/office/reports/2026-Q3?lang=en";
        let fields = [("do", "save"), ("number", "45"), ("text-next", "Làm tiếp.")];
        let saved = platform.post_as(&officer, form, &fields).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        let page = platform.get_as(&officer, "/office/reports?lang=en").await;
        assert!(page.body.contains("Draft saved by lan") && page.body.contains("Làm tiếp."));
        // Without the mark of the draft on the page, another has been saved meanwhile.
        let other = platform.post_as(&officer, form, &fields).await;
        assert_eq!(other.status, StatusCode::CONFLICT);

        let issue = [
            ("do", "issue"),
            ("number", "45"),
            ("sign", "BC-SNgV"),
            ("day", "2026-11-30"),
            ("signer", "Nguyễn Văn A"),
            ("text-next", "Làm tiếp."),
        ];
        let lacking = platform.post_as(&officer, form, &issue[..3]).await;
        assert_eq!(lacking.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(lacking.body.contains("What is issued needs a signatory."));
        assert_eq!(platform.post_as(&viewer, form, &issue).await.status, StatusCode::FORBIDDEN);
        let issued = platform.post_as(&officer, form, &issue).await;
        assert_eq!(issued.status, StatusCode::SEE_OTHER, "{}", issued.body);

        let sent = platform.get_as(&officer, "/office/reports/sent?lang=en").await;
        assert!(sent.body.contains("45/BC-SNgV") && sent.body.contains("bao-cao-cchc-2026-Q3.pdf"));
        let kept = platform.get_as(&officer, "/office/reports/sent/2026-Q3/file").await;
        let pdf = platform.get_as(&officer, "/office/reports/2026-Q3/pdf").await;
        assert!(pdf.header("content-type") == "application/pdf" && kept.body == pdf.body);
        let json = platform.get_as(&officer, "/office/reports/2026-Q3/json").await;
        let again = platform.get_as(&officer, "/office/reports/2026-Q3/json").await;
        assert_eq!(json.body, again.body);
        assert!(json.body.contains("\"period\": \"2026-Q3\""));
        let page = platform.get_as(&officer, "/office/reports?lang=en").await;
        assert!(page.body.contains("Issued (edition 1): lan"));
        assert!(!page.body.contains("name=\"number\""), "an issued report has no form");

        // A correction is another edition, and says why.
        let page = platform.get_as(&officer, "/office/reports?period=2026-Q3&edit=1&lang=en").await;
        assert!(page.body.contains("name=\"reason\""));
        let mut corrected = issue.to_vec();
        corrected[1] = ("number", "46");
        let refused = platform.post_as(&officer, form, &corrected).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        corrected.push(("reason", "sai số"));
        let done = platform.post_as(&officer, form, &corrected).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let page = platform.get_as(&officer, "/office/reports?lang=en").await;
        assert!(page.body.contains("Issued (edition 2): lan"));
        // The next report begins with the same hand and places.
        let next = platform.get_as(&officer, "/office/reports?period=2026-Y").await;
        assert!(
            next.body.contains("value=\"Nguyễn Văn A\"") && !next.body.contains("value=\"46\"")
        );
    })
    .await;
}
