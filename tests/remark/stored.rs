//! Remarks are taken up, shown in batches, searched, worked on, released and taken out.

use chrono::TimeDelta;
use futures_util::future::join;
use hailong::base::Lang;
use hailong::base::random::Random;
use hailong::base::text::Query;
use hailong::domain::remark::State;
use hailong::store::{
    Audience, AuditFilter, By, NewResponse, Publication, Released, Remark, RemarkChanged,
    RemarkFilter, Responses, SettleRule, Store,
};

use crate::support::databases::on_both;
use crate::support::platform::topics;
use crate::support::sample::{
    catalogue, instrument, morning, new_response, settle_in, today, touchpoints,
};

const EVERYTHING: SettleRule = SettleRule {
    everything: true,
    at_least: 5,
    longest: TimeDelta::hours(24),
    release_at_least: 10,
};

/// Remarks as people type them: with a number in them, without marks, with marks, with signs.
const TYPED: [Option<&str>; 5] = [
    Some("Chờ quá lâu, gọi tôi 0912345678"),
    Some("huogn dan ko ro"),
    Some("Hướng dẫn rõ ràng"),
    Some("100% _ hài lòng"),
    None,
];

/// Settles answers with these remarks (`None` for an answer without one).
async fn settled(store: &Store, first: u64, remarks: &[Option<&str>]) {
    let answers: Vec<NewResponse> = (first..)
        .zip(remarks)
        .map(|(number, remark)| NewResponse {
            remark: remark.map(str::to_owned),
            ..new_response(number)
        })
        .collect();
    store.accept(&answers).await.unwrap();
    let (catalogue, random) = (catalogue(), Random::seeded(first));
    let settled = store.settle(&catalogue, &random, EVERYTHING, morning());
    settled.await.unwrap();
}

/// The same, and takes the remarks up.
async fn answered(store: &Store, first: u64, remarks: &[Option<&str>]) {
    settled(store, first, remarks).await;
    let topics = topics();
    let random = Random::seeded(first + 1);
    let taken = store.index_remarks(&topics, &random, 5);
    taken.await.unwrap();
}

async fn shown(store: &Store, filter: &RemarkFilter) -> Vec<Remark> {
    store.remarks(filter, (0, 100), Lang::Vi).await.unwrap()
}

async fn all(store: &Store) -> Vec<Remark> {
    shown(store, &RemarkFilter::default()).await
}

async fn found(store: &Store, words: &str) -> Vec<String> {
    let known = store.remark_words().await.unwrap();
    let terms = Query::read(words, topics().short()).terms(&known);
    let filter = RemarkFilter { terms, ..RemarkFilter::default() };
    let mut texts: Vec<String> =
        shown(store, &filter).await.into_iter().map(|it| it.text).collect();
    texts.sort();
    texts
}

fn by() -> By {
    By::account("lan", morning())
}

async fn actions(store: &Store) -> Vec<String> {
    let log = store.audit_page(&AuditFilter::default(), None, 200).await.unwrap();
    log.into_iter().map(|it| it.entry.action).collect()
}

#[tokio::test]
async fn a_remark_is_shown_only_among_five_new_answers_of_its_touchpoint() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        answered(store, 0, &[Some("một"), None, None, None]).await;
        assert_eq!(all(store).await, []);
        answered(store, 10, &[Some("hai")]).await;
        let batch = all(store).await;
        assert_eq!(batch.len(), 2);
        assert_eq!((batch[0].batch.from, batch[0].batch.to), (today(), today()));
        // Four more of the same day wait again: what appears alone could be told.
        answered(store, 20, &[Some("ba"), None, None, None]).await;
        assert_eq!(all(store).await.len(), 2);
        answered(store, 30, &[None]).await;
        assert_eq!(all(store).await.len(), 3);
        // Nothing is taken up twice.
        answered(store, 40, &[]).await;
        assert_eq!(all(store).await.len(), 3);
    })
    .await;
}

#[tokio::test]
async fn two_who_index_remarks_at_once_count_and_show_them_once() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let other = database.open_again().await;
        let (topics, random) = (topics(), Random::system());
        for round in 1..=2 {
            settled(store, round * 10, &[Some("một"), Some("hai"), None, None, None]).await;
            // Both have begun when the turn is free.
            let turn = "update remark_turn set turn = turn where id = 1";
            let both = join(
                Box::pin(store.index_remarks(&topics, &random, 5)),
                Box::pin(other.index_remarks(&topics, &random, 5)),
            );
            let (one, two) = database.run_around(turn, both).await;
            assert_eq!(one.unwrap() + two.unwrap(), 2);
            assert_eq!(all(store).await.len() as u64, round * 2);
        }
    })
    .await;
}

#[tokio::test]
async fn a_remark_hides_among_answers_of_its_own_unit() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        answered(store, 0, &[Some("một"), None, None]).await;
        // The counter moves to another unit, under which its next remarks are shown.
        let mut moved = touchpoints();
        moved[0].unit = "LS".to_owned();
        store.keep_touchpoints(&moved).await.unwrap();
        answered(store, 10, &[Some("hai"), None, None, None]).await;
        assert_eq!(all(store).await, []);
        answered(store, 20, &[None]).await;
        let units: Vec<String> = all(store).await.into_iter().map(|it| it.unit).collect();
        assert_eq!(units, ["LS"]);
    })
    .await;
}

#[tokio::test]
async fn a_remark_that_is_taken_out_while_the_others_are_released_stays_inside() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        answered(store, 0, &[Some("Bà Bưởi chậm quá"); 10]).await;
        let remarks = all(store).await;
        for remark in &remarks {
            store.choose_remark(&remark.id, true, &by()).await.unwrap();
        }
        let taken_out = format!(
            "update remark set redacted = true, publication = '' where id = '{}'",
            remarks[0].id
        );
        let by = by();
        let release = store.release_remarks(10, &by);
        let released = database.run_around(&taken_out, release).await;
        assert_eq!(released.unwrap(), Released::TooFew(9));
        assert_eq!(store.public_remarks().await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn remarks_have_topics_are_masked_and_are_found_however_they_were_typed() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        answered(store, 0, &TYPED).await;
        let everything = all(store).await;
        assert!(everything.iter().all(|it| !it.text.contains("0912345678")));
        let waiting = everything.iter().find(|it| it.text.starts_with("Chờ")).unwrap();
        assert_eq!(waiting.topics, ["waiting"]);
        assert_eq!(waiting.state, State::Unread);
        assert_eq!(found(store, "hướng dẫn").await, ["Hướng dẫn rõ ràng", "huogn dan ko ro"]);
        assert_eq!(found(store, "\"dẫn không\"").await, ["huogn dan ko ro"]);
        assert_eq!(found(store, "lau cho").await.len(), 1);
        for nothing in ["0912345678", "dien thoai", "%", "lâu rõ"] {
            assert_eq!(found(store, nothing).await, Vec::<String>::new(), "{nothing}");
        }
    })
    .await;
}

#[tokio::test]
async fn remarks_are_counted_and_narrowed() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        answered(store, 0, &TYPED).await;
        let about = RemarkFilter { topic: Some("guidance".to_owned()), ..RemarkFilter::default() };
        assert_eq!(shown(store, &about).await.len(), 2);
        let counts = store.remark_counts(&RemarkFilter::default()).await.unwrap();
        assert_eq!((counts.all, counts.of(State::Unread)), (4, 4));
        assert_eq!(counts.topics["guidance"], 2);
        let unread = async |units: &[&str]| {
            let units: Vec<String> = units.iter().map(|&unit| unit.to_owned()).collect();
            store.unread_remarks(&units).await.unwrap()
        };
        assert_eq!(unread(&[]).await, (4, Some(today())));
        assert_eq!(unread(&["LS"]).await, (0, None));
        for filter in [
            RemarkFilter { units: vec!["LS".to_owned()], ..RemarkFilter::default() },
            RemarkFilter { touchpoint: Some("BT02".to_owned()), ..RemarkFilter::default() },
            RemarkFilter { instrument: Some("other".to_owned()), ..RemarkFilter::default() },
            RemarkFilter { from: today().succ_opt(), ..RemarkFilter::default() },
            RemarkFilter { to: today().pred_opt(), ..RemarkFilter::default() },
            RemarkFilter { state: Some(State::Done), ..RemarkFilter::default() },
        ] {
            assert_eq!(shown(store, &filter).await, [], "{filter:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn every_step_is_in_the_log_and_none_is_left_out() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        answered(store, 0, &[Some("Chờ lâu"), Some("Tốt"), None, None, None]).await;
        let remarks = all(store).await;
        let id = &remarks[0].id;
        let done = store.move_remark(id, (State::Done, "", None), &by()).await.unwrap();
        assert_eq!(done, RemarkChanged::NotAllowed);
        let action = (State::Action, "thêm quầy", Some("VP"));
        assert_eq!(store.move_remark(id, action, &by()).await.unwrap(), RemarkChanged::Made);
        let kept = store.remark(id, Lang::Vi).await.unwrap().unwrap();
        assert_eq!((kept.note.as_str(), kept.assigned.as_deref()), ("thêm quầy", Some("VP")));
        assert_eq!(store.mark_remarks_read(&remarks, &by()).await.unwrap(), 1);
        store.confirm_topics(id, &["queue"], &by()).await.unwrap();
        let kept = store.remark(id, Lang::Vi).await.unwrap().unwrap();
        assert_eq!((kept.topics, kept.by_hand), (vec!["queue".to_owned()], true));
        let none = store.move_remark("none", action, &by()).await.unwrap();
        assert_eq!(none, RemarkChanged::NoRemark);
        assert_eq!(actions(store).await, ["remark.topics", "remark.moved", "remark.moved"]);
    })
    .await;
}

#[tokio::test]
async fn redacted_words_are_gone_and_the_answers_stay() {
    on_both(async |database| {
        use futures_util::TryStreamExt;
        let store = &database.store;
        settle_in(store).await;
        let typed = [Some("Bà Bưởi ở phố Thử"), Some("Ở đây tốt"), None, None, None];
        answered(store, 0, &typed).await;
        let named = |it: &Remark| it.text.starts_with("Bà");
        let id = all(store).await.into_iter().find(named).unwrap().id;
        let counted = store.counters(&instrument(), Audience::Staff).await.unwrap();
        let refused = store.redact_remark(&id, " ", &by()).await.unwrap();
        assert_eq!(refused, RemarkChanged::NotAllowed);
        store.redact_remark(&id, "nêu tên người", &by()).await.unwrap();
        let remark = store.remark(&id, Lang::Vi).await.unwrap().unwrap();
        assert!(remark.redacted && remark.text.is_empty());
        assert_eq!(found(store, "buoi").await, Vec::<String>::new());
        let wanted = Responses { instrument: "small".to_owned(), ..Responses::default() };
        let responses: Vec<_> = store.responses(&wanted).try_collect().await.unwrap();
        assert_eq!(responses.len(), 5);
        assert!(responses.iter().all(|it| !format!("{it:?}").contains("Bưởi")));
        // Nor is the search for misspelt words told of them; what another remark holds stays.
        assert_eq!(store.remark_words().await.unwrap(), ["day", "o", "tot"]);
        let written = database.texts("select coalesce(remark, '') from response").await;
        assert_eq!(written.len(), 5);
        assert!(written.iter().all(|it| !it.contains("Bưởi")));
        let again = store.counters(&instrument(), Audience::Staff).await.unwrap();
        assert_eq!(again, counted);
        assert_eq!(actions(store).await, ["remark.redacted"]);
    })
    .await;
}

#[tokio::test]
async fn fewer_than_ten_are_never_released_and_what_is_public_has_a_month_alone() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let remarks = [Some("Chờ lâu, gọi 0912345678"); 12];
        answered(store, 0, &remarks).await;
        let remarks = all(store).await;
        for remark in &remarks[..9] {
            store.choose_remark(&remark.id, true, &by()).await.unwrap();
        }
        assert_eq!(store.release_remarks(10, &by()).await.unwrap(), Released::TooFew(9));
        assert_eq!(store.public_remarks().await.unwrap(), []);
        store.choose_remark(&remarks[9].id, true, &by()).await.unwrap();
        assert_eq!(store.release_remarks(10, &by()).await.unwrap(), Released::Made(10));
        let public = store.public_remarks().await.unwrap();
        assert_eq!(public.len(), 10);
        assert!(public.iter().all(|it| !it.text.contains("0912345678") && it.month == "2026-11"));
        // Twelve answers of the touchpoint are public in that month: it may be named.
        assert!(public.iter().all(|it| it.touchpoint.as_deref() == Some("BT01")));
        let released =
            RemarkFilter { publication: Some(Publication::Released), ..RemarkFilter::default() };
        let id = shown(store, &released).await[0].id.clone();
        store.take_back_remark(&id, &by()).await.unwrap();
        assert_eq!(store.public_remarks().await.unwrap().len(), 9);
        let again = store.choose_remark(&id, true, &by()).await.unwrap();
        assert_eq!(again, RemarkChanged::NotAllowed);
        let other = shown(store, &released).await[0].id.clone();
        store.redact_remark(&other, "nêu tên", &by()).await.unwrap();
        assert_eq!(store.public_remarks().await.unwrap().len(), 8);
        store.answer_topic("waiting", "Đã mở thêm quầy.", &by()).await.unwrap();
        assert_eq!(store.remark_answers().await.unwrap()["waiting"].text, "Đã mở thêm quầy.");
        store.answer_topic("waiting", " ", &by()).await.unwrap();
        assert!(store.remark_answers().await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_touchpoint_with_few_public_answers_is_not_named() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        answered(store, 0, &[Some("Chờ lâu"); 12]).await;
        for remark in all(store).await {
            store.choose_remark(&remark.id, true, &by()).await.unwrap();
        }
        assert_eq!(store.release_remarks(13, &by()).await.unwrap(), Released::Made(12));
        let public = store.public_remarks().await.unwrap();
        assert!(public.iter().all(|it| it.touchpoint.is_none()));
    })
    .await;
}

#[tokio::test]
async fn other_topics_are_suggested_anew_but_not_over_somebodys_choice() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        answered(store, 0, &[Some("Bãi xe chật"), Some("bãi xe xa"), None, None, None]).await;
        let remarks = all(store).await;
        store.confirm_topics(&remarks[0].id, &["other"], &by()).await.unwrap();
        let own = "negations = []\nbreaks = []\n[[topic]]\ncode = \"xe\"\nname = { vi = \"Xe\", en = \"Cars\" }\nsays = [\"bãi xe\"]";
        let own = hailong::domain::remark::Topics::read(own, &std::collections::BTreeSet::new()).unwrap();
        assert_eq!(store.suggest_topics_anew(&own).await.unwrap(), 1);
        assert_eq!(store.suggest_topics_anew(&own).await.unwrap(), 0);
        let topics = async |id: &str| store.remark(id, Lang::Vi).await.unwrap().unwrap().topics;
        assert_eq!(topics(&remarks[0].id).await, ["other"]);
        assert_eq!(topics(&remarks[1].id).await, ["xe"]);
    })
    .await;
}
