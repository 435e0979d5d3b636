//! The register and the public list by key.

use hailong::domain::petition::{State, Urgency};
use hailong::store::PetitionFilter;

use super::{day, kept, published, text};
use crate::support::databases::on_both;
use crate::support::sample::settle_in;

#[tokio::test]
async fn a_list_is_read_page_by_page_without_a_gap_or_a_repeat() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        for form in 1..=7 {
            let code = kept(store, form).await;
            if form % 2 == 0 {
                published(store, &code).await;
            }
        }
        let all = PetitionFilter::default();
        let mut numbers = Vec::new();
        let mut below = None;
        loop {
            let page = store.petitions(&all, below, 3).await.unwrap();
            numbers.extend(page.rows.iter().map(|each| each.number));
            below = page.next;
            if below.is_none() {
                break;
            }
        }
        assert_eq!(numbers, (1..=7).rev().collect::<Vec<_>>());
        let first = store.public_petitions("", None, 2).await.unwrap();
        let rest = store.public_petitions("", first.next, 2).await.unwrap();
        let shown = first.rows.iter().chain(&rest.rows).map(|each| each.number);
        assert_eq!((shown.collect::<Vec<_>>(), rest.next), (vec![6, 4, 2], None));
    })
    .await;
}

/// A text with a name in it is found by that name by those who handle petitions, and by nobody else.
#[tokio::test]
async fn words_are_looked_for_without_accents_and_names_only_by_who_reads_them() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        kept(store, 1).await;
        for (words, nameless, found) in
            [("duong sat", true, 1), ("DƯỜNG", false, 1), ("khong co", false, 0), ("_", false, 0)]
        {
            let words = words.to_owned();
            let filter = PetitionFilter { words, nameless, ..PetitionFilter::default() };
            let page = store.petitions(&filter, None, 10).await.unwrap();
            assert_eq!((page.rows.len(), page.next), (found, None), "{filter:?}");
        }
        // Without days counted nothing presses.
        let pressing = Some((Urgency::Overdue, day("2027-12-01")));
        let filter = PetitionFilter { urgency: pressing, ..PetitionFilter::default() };
        assert_eq!(store.petitions(&filter, None, 10).await.unwrap().rows, []);
        assert_eq!(text("").text, "");
        assert_eq!(
            store
                .petition_count(&PetitionFilter {
                    state: Some(State::New),
                    ..PetitionFilter::default()
                })
                .await
                .unwrap(),
            1
        );
    })
    .await;
}
