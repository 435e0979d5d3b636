//! The register of reports that were sent.

use hailong::base::calendar::{Period, Report};
use hailong::domain::plan::{Change, Refusal, Task};
use hailong::store::{AuditFilter, By, Changed, NewEvidence, NewReportSent, ReportRecorded, Store};

use crate::plan::import;
use crate::support::databases::on_both;
use crate::support::platform::morning;

fn lan() -> By {
    By::account("lan", morning())
}

fn period() -> Period {
    "2026-Q1".parse().unwrap()
}

fn report(sent: &str, reason: &str) -> NewReportSent {
    NewReportSent {
        period: period(),
        sent: sent.parse().unwrap(),
        sign: "12/BC-SNgV".to_owned(),
        file: None,
        reason: reason.to_owned(),
    }
}

async fn reports_task(store: &Store) -> Task {
    let plan = store.plan(2026).await.unwrap();
    plan.into_iter().find(|it| it.row.number == "1.2").unwrap()
}

#[tokio::test]
async fn a_report_is_recorded_corrected_with_a_reason_and_taken_back() {
    on_both(async |database| {
        let store = &database.store;
        import(store).await;
        let mut first = report("2026-03-19", "");
        first.file = Some(NewEvidence {
            name: "bc.pdf".to_owned(),
            kind: "pdf".to_owned(),
            content: b"%PDF-1.7".to_vec(),
        });
        let recorded = store.record_report(&first, &lan()).await.unwrap();
        assert_eq!(recorded, ReportRecorded::Done);
        let again = store.record_report(&first, &lan()).await.unwrap();
        assert_eq!(again, ReportRecorded::Same);
        let task = reports_task(store).await;
        assert_eq!(task.delivered, ["2026-03-20".parse().unwrap()]);
        assert_eq!(task.next_due(), Some("2026-06-20".parse().unwrap()));

        let unsaid = report("2026-03-23", " ");
        let refused = store.record_report(&unsaid, &lan()).await.unwrap();
        assert_eq!(refused, ReportRecorded::NoReason);
        let corrected = report("2026-03-23", "ghi nhầm ngày");
        let done = store.record_report(&corrected, &lan()).await.unwrap();
        assert_eq!(done, ReportRecorded::Done);
        let kept = store.reports_sent(2026).await.unwrap();
        let kept = &kept[&Report::FirstQuarter];
        assert_eq!(kept.sent, corrected.sent);
        assert_eq!(kept.reason, "ghi nhầm ngày");
        assert_eq!(kept.file.as_ref().unwrap().0, "bc.pdf", "the file stays");
        let file = store.report_file(period()).await.unwrap().unwrap();
        assert_eq!(file.content, b"%PDF-1.7");

        let unsaid = store.withdraw_report(period(), "", &lan()).await.unwrap();
        assert_eq!(unsaid, ReportRecorded::NoReason);
        let done = store.withdraw_report(period(), "nhầm kỳ", &lan()).await;
        assert_eq!(done.unwrap(), ReportRecorded::Done);
        let gone = store.withdraw_report(period(), "nhầm kỳ", &lan()).await;
        assert_eq!(gone.unwrap(), ReportRecorded::NotThere);
        assert!(store.reports_sent(2026).await.unwrap().is_empty());
        assert!(store.report_file(period()).await.unwrap().is_none());
        assert!(reports_task(store).await.delivered.is_empty());

        let filter =
            AuditFilter { subject_kind: Some("report".to_owned()), ..AuditFilter::default() };
        let log = store.audit_page(&filter, None, 9).await.unwrap();
        let actions: Vec<&str> = log.iter().map(|it| it.entry.action.as_str()).collect();
        assert_eq!(actions, ["report.withdrawn", "report.corrected", "report.sent"]);
        assert_eq!(log[1].entry.before.as_deref(), Some("2026-03-19; 12/BC-SNgV; bc.pdf"));
        assert_eq!(store.verify_audit().await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn the_register_alone_says_what_was_delivered() {
    on_both(async |database| {
        let store = &database.store;
        import(store).await;
        let by_hand = Change::Progress {
            percent: 25,
            delivered: Some("2026-03-20".parse().unwrap()),
            note: String::new(),
        };
        let changed = store.change_task(2026, "1.2", &by_hand, &lan()).await;
        assert_eq!(changed.unwrap(), Changed::Refused(Refusal::Measured));
    })
    .await;
}
