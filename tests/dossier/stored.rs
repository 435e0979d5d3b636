//! Dossiers, letters and points: whole, logged, and read back as they were written.

use chrono::NaiveDate;
use hailong::base::calendar::Period;
use hailong::domain::dossier::{Apology, Dossier};
use hailong::domain::unit::Procedure;
use hailong::store::{
    AuditFilter, By, DossierFilter, DossierImport, Issuing, NewLetter, Scoring, Store,
};

use super::dossier;
use crate::support::databases::on_both;
use crate::support::sample::{morning, settle_in, text};

fn lan() -> By {
    By::account("lan", morning())
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

async fn ready(store: &Store) {
    settle_in(store).await;
    let procedure =
        Procedure { code: "3.000242".to_owned(), name: text("ABTC"), illustrative: false };
    store.keep_procedures(&[procedure]).await.unwrap();
}

/// More than one run of rows.
fn many() -> Vec<Dossier> {
    let one = |n: u32| dossier(&format!("H{n:04}"), "BT01", ("2026-03-02", "2026-03-10", None));
    (0..700).map(one).collect()
}

async fn log_size(store: &Store) -> usize {
    let all = AuditFilter::default();
    store.audit_page(&all, None, 1000).await.unwrap().len()
}

#[tokio::test]
async fn dossiers_read_back_and_the_same_again_leaves_no_trace() {
    on_both(async |database| {
        let store = &database.store;
        ready(store).await;
        let mut all = many();
        all[3].apologies = vec![Apology { sent: day("2026-03-09"), new_due: None }];
        all[5] = dossier("H0005", "BT02", ("2026-03-02", "2026-03-10", Some("2026-03-11")));
        let taken = |added, changed, unchanged| DossierImport::Taken { added, changed, unchanged };
        let first = store.import_dossiers(all.clone(), &lan()).await.unwrap();
        assert_eq!(first, taken(700, 0, 0));
        let kept = store.dossiers(&DossierFilter::default()).await.unwrap();
        assert!(
            kept.iter()
                .all(|each| each.unit == if each.dossier.code == "H0005" { "LS" } else { "VP" })
        );
        let kept: Vec<Dossier> = kept.into_iter().map(|each| each.dossier).collect();
        assert_eq!(kept, all);

        let size = log_size(store).await;
        let again = store.import_dossiers(all.clone(), &lan()).await.unwrap();
        assert_eq!(again, taken(0, 0, 700));
        assert_eq!(log_size(store).await, size);
        assert_eq!(store.dossier_entries("H0004").await.unwrap().len(), 1);

        all[4].due = day("2026-03-12");
        let later = store.import_dossiers(all.clone(), &lan()).await.unwrap();
        assert_eq!(later, taken(0, 1, 699));
        let entries = store.dossier_entries("H0004").await.unwrap();
        assert_eq!(entries[1].before, "3.000242,BT01,2026-03-02,2026-03-10,,,,");
        assert_eq!(entries[1].after, "3.000242,BT01,2026-03-02,2026-03-12,,,,");

        all[5].due = day("2026-03-12");
        all[6].due = day("2026-03-12");
        let refused = store.import_dossiers(all, &lan()).await.unwrap();
        assert_eq!(refused, DossierImport::Conflicts(vec!["H0005".to_owned()]));
        let kept = store.dossier("H0006").await.unwrap().unwrap();
        assert_eq!(kept.dossier.due, day("2026-03-10"), "nothing of a refused file stays");
    })
    .await;
}

/// A filter with one field set.
fn filter(field: &str, value: &str) -> DossierFilter {
    let is = |name: &str| (field == name).then_some(value);
    let days = |name: &str| is(name).map(day);
    DossierFilter {
        received_from: days("received_from"),
        received_to: days("received_to"),
        completed_from: days("completed_from"),
        completed_to: days("completed_to"),
        unit: is("unit").map(str::to_owned),
        touchpoint: is("touchpoint").map(str::to_owned),
        procedure: is("procedure").map(str::to_owned),
        open: field == "open",
    }
}

#[tokio::test]
async fn filters_narrow_by_days_unit_touchpoint_and_procedure() {
    on_both(async |database| {
        let store = &database.store;
        ready(store).await;
        let all = vec![
            dossier("H1", "BT01", ("2026-03-02", "2026-03-10", Some("2026-03-11"))),
            dossier("H2", "BT02", ("2026-04-02", "2026-04-10", None)),
        ];
        store.import_dossiers(all, &lan()).await.unwrap();
        for (field, value, expected) in [
            ("", "", "H1 H2"),
            ("received_from", "2026-04-02", "H2"),
            ("received_to", "2026-04-01", "H1"),
            ("completed_from", "2026-03-11", "H1"),
            ("completed_to", "9999-12-31", "H1"),
            ("unit", "LS", "H2"),
            ("touchpoint", "BT01", "H1"),
            ("procedure", "9", ""),
            ("open", "", "H2"),
        ] {
            let found = store.dossiers(&filter(field, value)).await.unwrap();
            let codes: Vec<_> = found.into_iter().map(|each| each.dossier.code).collect();
            assert_eq!(codes.join(" "), expected, "{field} {value}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_letters_number_is_used_once_a_year_and_an_import_leaves_letters_alone() {
    on_both(async |database| {
        let store = &database.store;
        ready(store).await;
        let open = dossier("H1", "BT01", ("2026-03-02", "2026-03-10", None));
        let other = dossier("H2", "BT01", ("2026-03-02", "2026-03-10", None));
        store.import_dossiers(vec![open.clone(), other], &lan()).await.unwrap();
        assert_eq!(store.next_letter(2026).await.unwrap(), 1);
        let letter = NewLetter {
            dossier: "H1".to_owned(),
            number: 7,
            sent: day("2026-03-09"),
            new_due: day("2026-03-13"),
        };
        for _ in 0..2 {
            assert_eq!(store.issue_letter(&letter, &lan()).await.unwrap(), Issuing::Recorded);
        }
        let to = |dossier: &str| NewLetter { dossier: dossier.to_owned(), ..letter.clone() };
        let taken = Issuing::NumberTaken("H1".to_owned());
        assert_eq!(store.issue_letter(&to("H2"), &lan()).await.unwrap(), taken);
        assert_eq!(store.issue_letter(&to("H9"), &lan()).await.unwrap(), Issuing::NoDossier);
        assert_eq!(store.next_letter(2026).await.unwrap(), 8);
        assert_eq!(store.next_letter(2027).await.unwrap(), 1);
        assert_eq!(log_size(store).await, 2, "one import, one letter");

        let done = dossier("H1", "BT01", ("2026-03-02", "2026-03-10", Some("2026-03-12")));
        store.import_dossiers(vec![done], &lan()).await.unwrap();
        let kept = store.dossier("H1").await.unwrap().unwrap().dossier;
        assert_eq!(kept.new_due(), Some(day("2026-03-13")));
        assert_eq!(kept.completed, Some(day("2026-03-12")));
    })
    .await;
}

#[tokio::test]
async fn entered_points_are_replaced_with_what_they_were_in_the_log() {
    on_both(async |database| {
        let store = &database.store;
        let period: Period = "2026-Q1".parse().unwrap();
        for (scoring, hundredths, reason) in [
            (Scoring::Own, 200, "một"),
            (Scoring::Own, 150, "hai"),
            (Scoring::Appraised, 100, "ba"),
        ] {
            let points = (scoring, 5, hundredths);
            store.enter_points(period, points, reason, &lan()).await.unwrap();
        }
        let kept = store.points(period).await.unwrap();
        let told: Vec<_> = kept.iter().map(|each| (each.scoring, each.hundredths)).collect();
        assert_eq!(told, [(Scoring::Own, 150), (Scoring::Appraised, 100)]);
        assert!(store.points("2026-H1".parse().unwrap()).await.unwrap().is_empty());
        let log = store.audit_page(&AuditFilter::default(), None, 9).await.unwrap();
        assert_eq!(log[1].entry.before.as_deref(), Some("k5 = 2.00: một"));
        assert_eq!(log[1].entry.after.as_deref(), Some("k5 = 1.50: hai"));
        assert_eq!(log[0].entry.before, None);
    })
    .await;
}
