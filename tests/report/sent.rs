//! The register of reports sent, over HTTP, and the task it measures.

use axum::http::StatusCode;
use hailong::domain::account::Role;

use crate::plan::import;
use crate::support::databases::on_both;
use crate::support::platform::{Page, Platform, session};

/// The fields of a form, and name and bytes of its file.
type Sent<'a> = (&'a [(&'a str, &'a str)], Option<(&'a str, &'a [u8])>);

/// Sends the form of a report.
async fn send(platform: &Platform, cookie: &str, period: &str, (fields, file): Sent<'_>) -> Page {
    let file = file.unwrap_or(("", b""));
    let path = format!("/office/reports/sent/{period}?lang=en");
    platform.upload_as(cookie, &path, (fields, file)).await
}

#[tokio::test]
async fn the_register_is_the_whole_offices_and_keeps_nothing_that_nobody_sees() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let register = "/office/reports/sent?lang=en";
        let sent = [("sent", "2026-03-20"), ("sign", "12\0/BC"), ("reason", "\0vì")];
        let limited = session(&platform.app, "hà", Role::Manager, &["VPS"]).await;
        let refused = send(&platform, &limited, "2026-Q1", (&sent, None)).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        let page = platform.get_as(&limited, register).await;
        assert!(page.body.contains("limited to units may read it"));
        assert!(!page.body.contains("name=\"sign\""), "no form is offered");

        let officer = platform.signed_in("lan", Role::Officer).await;
        let taken = send(&platform, &officer, "2026-Q1", (&sent, None)).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.body);
        let corrected = [("sent", "2026-03-21"), ("sign", "12\0/BC"), ("reason", "\0vì")];
        let taken = send(&platform, &officer, "2026-Q1", (&corrected, None)).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.body);
        let page = platform.get_as(&officer, register).await;
        assert!(page.body.contains("12/BC"));
        assert!(!page.body.contains('\0'));
    })
    .await;
}

/// The platform stands on 1 December 2026: three reports are due, the year's is not.
#[tokio::test]
async fn late_missing_and_not_yet_due_are_told_apart_on_page_and_plan() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        import(&database.store).await;
        let officer = platform.signed_in("lan", Role::Officer).await;
        let register = "/office/reports/sent?lang=en";
        let page = platform.get_as(&officer, register).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.body.matches("Not sent, overdue by").count(), 3);
        assert!(page.body.contains("Not yet due"));
        assert!(page.body.contains("(Saturday)"), "20/6/2026 was one");

        let pdf: Option<(&str, &[u8])> = Some(("bc.pdf", b"%PDF-1.7"));
        let first = [("sent", "2026-03-20"), ("sign", "12/BC-SNgV")];
        let page = send(&platform, &officer, "2026-Q1", (&first, pdf)).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        let late = [("sent", "2026-06-22"), ("sign", "")];
        send(&platform, &officer, "2026-H1", (&late, None)).await;
        let page = platform.get_as(&officer, register).await;
        for part in [
            "On time",
            "Late by 2 days",
            "Not sent, overdue by 72 days",
            "Not yet due",
            "12/BC-SNgV",
        ] {
            assert!(page.body.contains(part), "{part}");
        }
        let task = "/office/plan/2026/1.2?lang=en";
        let page = platform.get_as(&officer, task).await;
        assert!(page.body.contains("1 of 3 due so far sent in time; 1 not yet due"));
        assert!(page.body.contains(">Not reached<"));
        assert!(page.body.contains("Register of reports sent, automatic"));
        assert!(page.body.contains("overdue by 72 days"), "{}", page.body);

        let file = platform.get_as(&officer, "/office/reports/sent/2026-Q1/file").await;
        assert!(file.header("content-disposition").starts_with("attachment"));
        assert_eq!(file.header("x-content-type-options"), "nosniff");
        assert_eq!(file.body, "%PDF-1.7");
        let none = platform.get_as(&officer, "/office/reports/sent/2026-H1/file").await;
        assert_eq!(none.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn faults_are_told_at_once_and_a_correction_needs_a_reason() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let officer = platform.signed_in("lan", Role::Officer).await;
        let viewer = platform.signed_in("xem", Role::Viewer).await;
        let sent = [("sent", "2026-12-02"), ("sign", "12/BC")];
        let exe: Option<(&str, &[u8])> = Some(("x.exe", b"MZ"));
        let page = send(&platform, &officer, "2026-Y", (&sent, exe)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        for part in [
            "<title>Error: ",
            "href=\"#sent-2026-Y\"",
            "This day has not come yet.",
            "href=\"#file-2026-Y\"",
            "value=\"2026-12-02\"",
            "value=\"12/BC\"",
        ] {
            assert!(page.body.contains(part), "{part}");
        }
        let sent = [("sent", "2026-11-30")];
        let page = send(&platform, &viewer, "2026-Y", (&sent, None)).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        let page = send(&platform, &officer, "2026-Y", (&sent, None)).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER);
        let other = [("sent", "2026-11-29")];
        let page = send(&platform, &officer, "2026-Y", (&other, None)).await;
        assert!(page.body.contains("A correction needs a reason."));
        let back = [("do", "withdraw"), ("reason", "nhầm kỳ")];
        let page = send(&platform, &officer, "2026-Y", (&back, None)).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER);
        assert!(database.store.reports_sent(2026).await.unwrap().is_empty());
        let page = send(&platform, &officer, "2026-Q2", (&sent, None)).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
    })
    .await;
}
