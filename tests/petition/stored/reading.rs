//! What is read of petitions, and by whom.

use std::fmt::Write;

use hailong::domain::petition::{Key, State};
use hailong::store::{Moved, PetitionFilter};

use super::{KEY, by, day, entries, kept, published, text, written};
use crate::support::databases::{Database, on_both};
use crate::support::sample::settle_in;

#[tokio::test]
async fn what_is_public_is_found_without_accents_and_can_be_taken_back() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let code = kept(store, 1).await;
        kept(store, 2).await;
        published(store, &code).await;
        for words in ["", "duong SAT", "đường sắt", "mo them quay", "100%"] {
            let found = store.public_petitions(words, None, 10).await.unwrap();
            assert_eq!((found.next, found.rows.len()), (None, 1), "{words}");
        }
        let found = store.public_petitions("", None, 10).await.unwrap();
        assert_eq!(found.rows[0].answer, "Đã mở thêm quầy 100%.");
        assert_eq!(store.public_petitions("", Some(1), 10).await.unwrap().rows, []);
        for words in ["bưởi", "_", "duongsat"] {
            assert_eq!(store.public_petitions(words, None, 10).await.unwrap().rows, [], "{words}");
        }
        let back = (State::Published, State::Handled);
        let moved = store.move_petition(&code, back, &text("Sót tên"), &by(9)).await;
        assert_eq!(moved.unwrap(), Moved::Made);
        assert_eq!(store.public_petitions("", None, 10).await.unwrap().rows, []);
        let petition = store.petition(&code).await.unwrap().unwrap();
        assert_eq!((petition.published, petition.reason), (None, None));
    })
    .await;
}

#[tokio::test]
async fn the_register_narrows_by_state_unit_and_day() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let code = kept(store, 1).await;
        kept(store, 2).await;
        published(store, &code).await;
        let so_many = async |filter: PetitionFilter| {
            let found = store.petitions(&filter, None, 10).await.unwrap().rows.len();
            assert_eq!(store.petition_count(&filter).await.unwrap(), found as u64);
            found
        };
        let all = PetitionFilter::default;
        assert_eq!(so_many(all()).await, 2);
        assert_eq!(so_many(PetitionFilter { state: Some(State::New), ..all() }).await, 1);
        assert_eq!(so_many(PetitionFilter { unit: Some("LS".to_owned()), ..all() }).await, 1);
        let on = Some(day("2026-11-19"));
        assert_eq!(so_many(PetitionFilter { from: on, to: on, ..all() }).await, 2);
        let later = Some(day("2026-11-20"));
        assert_eq!(so_many(PetitionFilter { from: later, ..all() }).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_name_is_read_with_an_entry_in_the_log_and_lies_nowhere_in_plain_text() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let code = kept(store, 1).await;
        assert_eq!(store.petition_seal_to_read("0000000000000000", &by(1)).await.unwrap(), None);
        assert_eq!(entries(store).await.len(), 1);
        let seal = store.petition_seal_to_read(&code, &by(2)).await.unwrap().unwrap();
        assert_eq!(Key::of(KEY).open(&seal, &code), Some(written("Chờ lâu").person));
        let logged = entries(store).await;
        assert_eq!(logged[1].action, "petition.name_read");
        assert_eq!(logged[1].subject, code);
        let parts = ["Trần Thị Bưởi", "Số 1 phố Thử", "0912345678"];
        for part in parts {
            assert!(!rows(database).await.contains(part), "{part}");
        }
        if let Some(file) = database.url.strip_prefix("sqlite:") {
            for file in [file.to_owned(), format!("{file}-wal")] {
                let bytes = std::fs::read(file).unwrap_or_default();
                for part in parts {
                    let part = part.as_bytes();
                    assert!(!bytes.windows(part.len()).any(|window| window == part));
                }
            }
        }
    })
    .await;
}

/// Every text of the tables that know of petitions.
async fn rows(database: &Database) -> String {
    let store = &database.store;
    let mut all = format!("{:?}", entries(store).await);
    for petition in store.petitions(&PetitionFilter::default(), None, 50).await.unwrap().rows {
        let history = store.petition_history(&petition.code).await.unwrap();
        write!(all, "{petition:?} {history:?}").unwrap();
    }
    all
}
