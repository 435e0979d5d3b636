//! Scores, rounds and evidence as they are kept.

use hailong::domain::assessment::ScoreChange;
use hailong::domain::measure::Declared;
use hailong::store::{AuditFilter, By, CriteriaImport, NewEvidence, Scored};

use super::{criteria, import};
use crate::support::databases::on_both;
use crate::support::platform::morning;

fn own(points: u64) -> ScoreChange {
    let declared = Some(Declared { part: 9, whole: Some(10) });
    ScoreChange::Own { points, declared, note: "Theo báo cáo".to_owned() }
}

#[tokio::test]
async fn scores_of_both_kinds_stay_apart_and_a_round_carries_the_own_ones_over() {
    on_both(async |database| {
        let store = &database.store;
        import(store).await;
        let by = By::account("mai", morning());
        let again = store.import_criteria(2026, &criteria(), &by).await.unwrap();
        assert_eq!(again, CriteriaImport::Same);
        let mut other = criteria();
        other[1].most = Some(1);
        let differs = store.import_criteria(2026, &other, &by).await.unwrap();
        assert_eq!(differs, CriteriaImport::Differs(vec!["1.1".to_owned()]));

        let keep = async |round, number, change: &ScoreChange| {
            store.score_criterion((2026, round, number), change, &by).await.unwrap()
        };
        assert_eq!(keep(1, "1.1", &own(250)).await, Scored::Done);
        assert_eq!(keep(1, "1.2", &own(100)).await, Scored::Done);
        assert_eq!(keep(1, "1", &own(1)).await, Scored::NotThere, "an area is a sum");
        assert_eq!(keep(1, "9.9", &own(1)).await, Scored::NotThere);
        let appraise =
            ScoreChange::Appraise { points: 200, reason: "Thiếu một phần".to_owned() };
        assert_eq!(keep(1, "1.1", &appraise).await, Scored::Done);
        let sheet = store.assessment(2026, 1).await.unwrap().unwrap();
        let sum = sheet.sum();
        assert_eq!((sum.own, sum.appraised, sum.difference), ((350, 2), (200, 1), -50));
        assert_eq!(sum.lacking, 2);

        let file = NewEvidence {
            name: "a.pdf".to_owned(),
            kind: "pdf".to_owned(),
            content: b"%PDF-1.4".to_vec(),
        };
        let place = (2026, "1.1");
        assert!(store.add_assessment_evidence(place, &file, &by).await.unwrap());
        assert!(!store.add_assessment_evidence(place, &file, &by).await.unwrap(), "it is there");
        assert_eq!(store.assessment(2026, 1).await.unwrap().unwrap().sum().lacking, 1);

        assert_eq!(store.open_round(2026, 1, &by).await.unwrap(), Some(2));
        assert_eq!(store.open_round(2026, 1, &by).await.unwrap(), None, "opened already");
        assert_eq!(keep(1, "1.2", &own(1)).await, Scored::RoundOver);
        let second = store.assessment(2026, 2).await.unwrap().unwrap().sum();
        assert_eq!((second.own, second.appraised), ((350, 2), (0, 0)));
        let history = store.assessment_history(2026, "1.1").await.unwrap();
        assert_eq!(history.len(), 2);
        assert_eq!((history[0].1.appraised, history[1].1.appraised), (Some(200), None));
        assert_eq!(history[1].1.declared, Some(Declared { part: 9, whole: Some(10) }));
        let filter = AuditFilter {
            action: Some("assessment.appraised".to_owned()),
            ..AuditFilter::default()
        };
        let log = store.audit_page(&filter, None, 9).await.unwrap();
        assert_eq!(log[0].entry.after.as_deref(), Some("2.00: Thiếu một phần"));
        assert_eq!(store.verify_audit().await.unwrap(), None);
    })
    .await;
}
