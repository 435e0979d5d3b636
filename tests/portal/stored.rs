//! The portal's figures, kept once and corrected in sight.

use hailong::store::{AuditFilter, By};

use super::{ANSWERS, figures, period};
use crate::support::databases::on_both;
use crate::support::platform::morning;

#[tokio::test]
async fn portal_figures_come_back_and_a_correction_of_a_past_period_is_logged() {
    on_both(async |database| {
        let store = &database.store;
        let by = By::account("mai", morning());
        let read = figures(ANSWERS);
        let preview = store.preview_portal(&read).await.unwrap();
        assert_eq!((preview.added.len(), preview.same), (read.len(), 0));
        assert!(store.portal_years().await.unwrap().is_empty(), "a preview keeps nothing");

        let done = store.import_portal("q3.json", &read, &by).await.unwrap();
        assert_eq!(done.added.len(), read.len());
        let again = store.import_portal("q3.json", &read, &by).await.unwrap();
        assert!(again.is_empty() && again.same == read.len());
        assert_eq!(store.portal_years().await.unwrap(), [2026]);
        let agencies = store.portal_agencies(2026).await.unwrap();
        assert_eq!(agencies.len(), 4, "{agencies:?}");
        let mut kept = store.portal_figures(&agencies[1], period("2026-Q3")).await.unwrap();
        kept.retain(|it| read.contains(it));
        let of_agency = read.iter().filter(|it| it.agency == agencies[1]).count();
        assert_eq!(kept.len(), of_agency, "digit for digit");

        // Quarter III is over on 30 November 2026, the year is not.
        let changed = ["2026-Q3", "2026"].map(|named| {
            let mut figure = read[0].clone();
            (figure.period, figure.points) = (period(named), Some(1));
            figure
        });
        store.import_portal("a.csv", &changed, &by).await.unwrap();
        let mut later = changed.clone();
        for figure in &mut later {
            figure.points = Some(2);
        }
        let done = store.import_portal("b.csv", &later, &by).await.unwrap();
        assert_eq!(done.corrected.len(), 2);
        let log = store.audit_page(&AuditFilter::default(), None, 99).await.unwrap();
        let actions: Vec<&str> = log.iter().map(|it| it.entry.action.as_str()).collect();
        let corrected = actions.iter().filter(|it| **it == "portal.corrected").count();
        let imported = actions.iter().filter(|it| **it == "portal.imported").count();
        assert_eq!((corrected, imported), (2, 3), "{actions:?}");
    })
    .await;
}
