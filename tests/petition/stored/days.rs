//! The days that stand with a petition.

use hailong::domain::petition::{Clocked, Key, Rules, State, StoredDays, Urgency};
use hailong::store::{Brought, PetitionFilter, Store};

use super::{KEY, by, day, kept, published, text};
use crate::support::databases::on_both;
use crate::support::sample::settle_in;

fn rules(limits: Option<&str>) -> Rules {
    Rules::read(None, limits, Key::of(KEY)).unwrap()
}

async fn days(store: &Store, on: &str) -> (u64, u64) {
    store.pressing_counts(&PetitionFilter::default(), day(on)).await.unwrap()
}

/// Received on Thursday 19 November 2026: refused or sent back by Monday the 23rd; 15 working days without
/// 24 November end on 11 December.
#[tokio::test]
async fn petitions_without_days_get_them_and_open_ones_move_with_the_limits() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let open = kept(store, 1).await;
        let answered = kept(store, 2).await;
        published(store, &answered).await;
        store.count_petition_days(&rules(None)).await.unwrap();
        let due = async |code: &str| store.petition(code).await.unwrap().unwrap().reply_due;
        assert_eq!(due(&open).await, Some(day("2026-12-11")));
        assert_eq!(due(&answered).await, Some(day("2026-12-11")));
        assert_eq!(days(store, "2026-11-20").await, (0, 0));
        assert_eq!(days(store, "2026-11-23").await, (0, 1));
        assert_eq!(days(store, "2026-11-24").await, (1, 0));
        let overdue = Some((Urgency::Overdue, day("2026-11-24")));
        let filter = PetitionFilter { urgency: overdue, ..PetitionFilter::default() };
        let found = store.petitions(&filter, None, 10).await.unwrap().rows;
        assert_eq!(found.iter().map(|each| &each.code).collect::<Vec<_>>(), [&open]);

        let limit = "{ days = 5, source = \"x\" }";
        let shorter =
            format!("send_back = {limit}\nreply = {{ days = 10, source = \"x\" }}\nwarn = {limit}");
        store.count_petition_days(&rules(Some(&shorter))).await.unwrap();
        assert_eq!(due(&open).await, Some(day("2026-12-04")));
        assert_eq!(
            due(&answered).await,
            Some(day("2026-12-11")),
            "an answered one keeps its limit"
        );
    })
    .await;
}

/// Asked for more on 24 November, supplied on 1 December: five working days that do not count.
#[tokio::test]
async fn the_clock_stands_while_the_sender_is_asked_for_more() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let rules = rules(None);
        let code = kept(store, 1).await;
        let mut seen = Clocked {
            state: State::New,
            received: day("2026-11-19"),
            waited: 0,
            answered: None,
            reply_due: None,
        };
        let mut since = None;
        for (to, on, words) in [
            (State::Received, "2026-11-23", ""),
            (State::Awaiting, "2026-11-24", "Xin cho biết mã hồ sơ."),
            (State::Handling, "2026-12-01", "H24-1"),
        ] {
            let after = rules.moved(&seen, since, to, day(on));
            let brought =
                Brought { days: rules.stored_days(&after), waited: after.waited, ..text(words) };
            let days = (day(on) - day("2026-11-24")).num_minutes();
            store.move_petition(&code, (seen.state, to), &brought, &by(days)).await.unwrap();
            since = (to == State::Awaiting).then(|| day(on));
            seen = after;
            let kept = store.petition(&code).await.unwrap().unwrap();
            assert_eq!((kept.state, kept.waits_since), (to, since));
        }
        assert_eq!(seen.waited, 5);
        let expected = StoredDays {
            reply_due: Some(day("2026-12-18")),
            act_due: Some(day("2026-12-18")),
            warn_from: Some(day("2026-12-15")),
        };
        assert_eq!(rules.stored_days(&seen), expected);
        let kept = store.petition(&code).await.unwrap().unwrap();
        assert_eq!((kept.waited, kept.reply_due), (5, expected.reply_due));
        assert_eq!(kept.reason.as_deref(), Some("Xin cho biết mã hồ sơ."));
        let history = store.petition_history(&code).await.unwrap();
        assert_eq!(history.last().unwrap().note, "H24-1");
    })
    .await;
}

#[tokio::test]
async fn rates_of_a_day_do_not_move_with_what_comes_later() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let code = kept(store, 1).await;
        kept(store, 2).await;
        store.count_petition_days(&rules(None)).await.unwrap();
        let rates = async |on: &str| {
            store.petition_rates(&PetitionFilter::default(), day(on)).await.unwrap()
        };
        let before = rates("2026-11-23").await;
        assert_eq!((before.on_time.part, before.on_time.whole), (2, 2));
        assert_eq!(rates("2026-11-18").await.on_time.whole, 0, "not yet received");
        // Answered on 24 November.
        published(store, &code).await;
        assert_eq!(rates("2026-11-23").await, before);
        let after = rates("2026-12-14").await;
        assert_eq!((after.on_time.part, after.on_time.whole, after.prolonged), (1, 2, 1));
        assert_eq!((after.handled.part, after.published.part), (1, 1));
    })
    .await;
}
