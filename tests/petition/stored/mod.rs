//! Petitions: kept once, moved by the table, sealed, published apart.

mod answers;
mod days;
mod paging;
mod reading;

use chrono::{NaiveDate, TimeDelta};
use hailong::domain::petition::{Key, Kind, NewPetition, Origin, Person, State, Written};
use hailong::store::{
    Added, AuditFilter, Brought, By, Entry, Moved, PetitionFilter, PublicText, Store,
};
use uuid::Uuid;

use crate::support::databases::on_both;
use crate::support::sample::{morning, settle_in};

const KEY: [u8; 32] = [9; 32];

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn written(subject: &str) -> Written {
    Written {
        kind: Kind::Report,
        subject: subject.to_owned(),
        body: "Chờ ba giờ ở quầy Đường Sắt.".to_owned(),
        person: Person {
            name: "Trần Thị Bưởi".to_owned(),
            address: "Số 1 phố Thử".to_owned(),
            phone: "0912345678".to_owned(),
            email: String::new(),
        },
        origin: Origin::default(),
    }
}

fn sealed(subject: &str, form: u128) -> NewPetition {
    let form = Uuid::from_u128(form);
    let key = Key::of(KEY);
    NewPetition::seal(&written(subject), form, day("2026-11-19"), (&key, [3; 24])).unwrap()
}

fn by(minutes: i64) -> By {
    By::account("lan", morning() + TimeDelta::minutes(minutes))
}

async fn kept(store: &Store, form: u128) -> String {
    let by = By::system(morning());
    match store.add_petition(&sealed("Chờ lâu", form), &by).await.unwrap() {
        Added::Kept(code) => code,
        other => panic!("{other:?}"),
    }
}

async fn entries(store: &Store) -> Vec<Entry> {
    let all = AuditFilter { action: Some("petition".to_owned()), ..AuditFilter::default() };
    let page = store.audit_page(&all, None, 100).await.unwrap();
    page.into_iter().rev().map(|each| each.entry).collect()
}

fn text(text: &str) -> Brought {
    Brought { text: text.to_owned(), ..Brought::default() }
}

/// The way to a published petition; gives what each move became.
async fn published(store: &Store, code: &str) {
    let public = Brought {
        public: PublicText {
            subject: "Chờ lâu".to_owned(),
            body: "Chờ ba giờ ở quầy Đường Sắt.".to_owned(),
            answer: "Đã mở thêm quầy 100%.".to_owned(),
        },
        ..Brought::default()
    };
    let given = Brought { unit: Some("LS".to_owned()), ..Brought::default() };
    let way = [
        (State::New, State::Received, given),
        (State::Received, State::Competent, Brought::default()),
        (State::Competent, State::Handling, Brought::default()),
        (State::Handling, State::Handled, text("Đã mở thêm quầy, bà Bưởi.")),
        (State::Handled, State::Published, public),
    ];
    for (minute, (from, to, brought)) in (1..).zip(way) {
        let moved = store.move_petition(code, (from, to), &brought, &by(minute)).await;
        assert_eq!(moved.unwrap(), Moved::Made, "{to:?}");
    }
}

#[tokio::test]
async fn the_same_form_is_kept_once_and_another_text_under_its_key_is_refused() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let by = By::system(morning());
        let code = kept(store, 1).await;
        assert_eq!(code.len(), 16);
        let again = store.add_petition(&sealed("Chờ lâu", 1), &by).await.unwrap();
        assert_eq!(again, Added::Repeated(code.clone()));
        let other = store.add_petition(&sealed("Khác", 1), &by).await.unwrap();
        assert_eq!(other, Added::Conflict);
        assert_ne!(kept(store, 2).await, code);
        let numbers: Vec<u64> = store
            .petitions(&PetitionFilter::default(), None, 10)
            .await
            .unwrap()
            .rows
            .iter()
            .map(|petition| petition.number)
            .collect();
        assert_eq!(numbers, [2, 1]);
        assert_eq!(entries(store).await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn petitions_that_come_in_at_once_get_numbers_without_a_gap() {
    on_both(async |database| {
        settle_in(&database.store).await;
        let other = database.open_again().await;
        let adding = (1..=12).map(|form| {
            let store = if form % 2 == 0 { &other } else { &database.store };
            kept(store, form)
        });
        futures_util::future::join_all(adding).await;
        let all =
            database.store.petitions(&PetitionFilter::default(), None, 20).await.unwrap().rows;
        let numbers: Vec<u64> = all.iter().rev().map(|petition| petition.number).collect();
        assert_eq!(numbers, (1..=12).collect::<Vec<_>>());
        other.close().await;
    })
    .await;
}

#[tokio::test]
async fn a_move_that_is_not_allowed_or_comes_late_leaves_nothing() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let code = kept(store, 1).await;
        let refused = [
            ((State::New, State::Handled), text("x"), Moved::NotAllowed),
            ((State::New, State::Refused), text(" "), Moved::Incomplete),
            ((State::Received, State::Competent), text(""), Moved::Overtaken),
        ];
        for (way, brought, expected) in refused {
            let moved = store.move_petition(&code, way, &brought, &by(0)).await.unwrap();
            assert_eq!(moved, expected, "{way:?}");
        }
        let nobody = store
            .move_petition("0000000000000000", (State::New, State::Received), &text(""), &by(0))
            .await;
        assert_eq!(nobody.unwrap(), Moved::NoPetition);
        assert_eq!(store.petition_history(&code).await.unwrap().len(), 1);
        assert_eq!(entries(store).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn every_move_is_in_the_history_and_in_the_log() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let code = kept(store, 1).await;
        published(store, &code).await;
        let history = store.petition_history(&code).await.unwrap();
        let states: Vec<_> = history.iter().map(|step| step.to.code()).collect();
        assert_eq!(states, ["new", "received", "competent", "handling", "handled", "published"]);
        assert_eq!((history[0].actor.as_str(), history[1].actor.as_str()), ("", "lan"));
        let logged = entries(store).await;
        assert_eq!(logged.len(), 6);
        assert_eq!(logged[1].before.as_deref(), Some("new"));
        assert_eq!(logged[1].after.as_deref(), Some("received"));
        assert_eq!(logged[1].unit.as_deref(), Some("LS"));
        assert!(logged.iter().all(|entry| entry.subject == code));
        assert_eq!(store.verify_audit().await.unwrap(), None);

        let petition = store.petition(&code).await.unwrap().unwrap();
        assert_eq!(petition.unit.as_deref(), Some("LS"));
        assert_eq!(petition.answer.as_deref(), Some("Đã mở thêm quầy, bà Bưởi."));
        assert_eq!(petition.answered, Some(day("2026-11-24")));
    })
    .await;
}

#[tokio::test]
async fn of_two_officers_who_move_at_once_one_is_told_so() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let code = kept(store, 1).await;
        let (take, refuse) = ((State::New, State::Received), (State::New, State::Refused));
        let (brought, reason, by) = (text(""), text("Không rõ"), by(1));
        let (one, other) = tokio::join!(
            store.move_petition(&code, take, &brought, &by),
            store.move_petition(&code, refuse, &reason, &by),
        );
        let mut became = [one.unwrap(), other.unwrap()];
        became.sort_by_key(|moved| *moved == Moved::Overtaken);
        assert_eq!(became, [Moved::Made, Moved::Overtaken]);
        assert_eq!(store.petition_history(&code).await.unwrap().len(), 2);
    })
    .await;
}
