//! Remarks are taken up, shown in batches, searched, worked on, released and taken out.

use chrono::Datelike;
use futures_util::future::join;
use hailong::base::Lang;
use hailong::base::text::Query;
use hailong::domain::batch::{Audience, Series};
use hailong::domain::remark::{State, Tone};
use hailong::store::{
    AuditFilter, By, HandTo, NewResponse, Publication, Released, Remark, RemarkChanged,
    RemarkFilter, RemarkWork, Store, Undone, WhichRemarks, Worked,
};

use crate::support::databases::on_both;
use crate::support::platform::topics;
use crate::support::sample::{
    counted, morning, new_response, response_at, responses, series, settle_in, settle_now, today,
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
    settle_now(store, morning()).await;
}

/// The same, and indexes the remarks.
async fn answered(store: &Store, first: u64, remarks: &[Option<&str>]) {
    settled(store, first, remarks).await;
    store.index_remarks(&topics()).await.unwrap();
}

async fn shown(store: &Store, filter: &RemarkFilter) -> Vec<Remark> {
    store.remarks(filter, (None, 100), Lang::Vi).await.unwrap().rows
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
async fn a_remark_is_shown_once_settled_with_its_month_and_unit_alone() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        settled(store, 0, &[Some("một"), None, None, None]).await;
        assert_eq!(all(store).await, []);
        // At once, also before its words are indexed.
        settled(store, 10, &[Some("hai")]).await;
        let found = all(store).await;
        assert_eq!(found.len(), 2);
        for remark in &found {
            assert_eq!((&remark.touchpoint, remark.unit.as_deref()), (&None, Some("VP")));
            let days = [remark.batch.from, remark.batch.to].map(|day| day.to_string());
            assert_eq!(days, ["2026-11-01", "2026-11-30"]);
        }
        // Four more of the same day wait again: what appears alone could be told.
        answered(store, 20, &[Some("ba"), None, None, None]).await;
        assert_eq!(all(store).await.len(), 2);
        answered(store, 30, &[None]).await;
        assert_eq!(all(store).await.len(), 3);
        // Nothing is kept twice.
        answered(store, 40, &[]).await;
        assert_eq!(all(store).await.len(), 3);
    })
    .await;
}

#[tokio::test]
async fn five_remarks_of_one_batch_have_their_touchpoint_and_its_day() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        answered(store, 0, &[Some("một"), Some("hai"), Some("ba"), Some("bốn"), None]).await;
        assert!(all(store).await.iter().all(|it| it.touchpoint.is_none()));
        answered(store, 10, &[Some("góp ý"); 5]).await;
        let found = all(store).await;
        let told: Vec<_> = found.iter().filter(|it| it.touchpoint.is_some()).collect();
        assert_eq!((found.len(), told.len()), (9, 5));
        for remark in told {
            assert_eq!((remark.batch.from, remark.batch.to), (today(), today()));
            assert_eq!(remark.touchpoint.as_deref(), Some("BT01"));
        }
    })
    .await;
}

#[tokio::test]
async fn two_who_index_remarks_at_once_count_them_once() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let other = database.open_again().await;
        let topics = topics();
        for round in 1..=2 {
            settled(store, round * 10, &[Some("một"), Some("hai"), None, None, None]).await;
            // Both have begun when the turn is free.
            let turn = "update remark_turn set turn = turn where id = 1";
            let both = join(
                Box::pin(store.index_remarks(&topics)),
                Box::pin(other.index_remarks(&topics)),
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
        // The counter moves to another unit, which its next answers are of.
        let moved = Series { unit: "LS".to_owned(), ..series() };
        let later = |number| NewResponse {
            series: moved.clone(),
            remark: (number == 10).then(|| "hai".to_owned()),
            ..new_response(number)
        };
        store.accept(&(10..14).map(later).collect::<Vec<_>>()).await.unwrap();
        settle_now(store, morning()).await;
        assert_eq!(all(store).await, []);
        store.accept(&[later(14)]).await.unwrap();
        settle_now(store, morning()).await;
        let units: Vec<_> = all(store).await.into_iter().map(|it| it.unit).collect();
        assert_eq!(units, [Some("LS".to_owned())]);
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
        let release = store.release_remarks(&by);
        let released = database.run_around(&taken_out, release).await;
        assert_eq!(released.unwrap(), Released::TooFew(9));
        assert_eq!(store.public_remarks(None, 500).await.unwrap().rows, []);
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
        assert_eq!((counts.praises["guidance"], counts.complaints["guidance"]), (1, 1));
        let unread = async |units: &[&str]| {
            let units: Vec<String> = units.iter().map(|&unit| unit.to_owned()).collect();
            store.unread_remarks(&units).await.unwrap()
        };
        // The month alone is told of four in a batch.
        let end = today().with_day(30);
        assert_eq!(unread(&[]).await, (4, end));
        assert_eq!(unread(&["LS"]).await, (0, None));
        for filter in [
            RemarkFilter { units: vec!["LS".to_owned()], ..RemarkFilter::default() },
            RemarkFilter { touchpoint: Some("BT02".to_owned()), ..RemarkFilter::default() },
            RemarkFilter { instrument: Some("other".to_owned()), ..RemarkFilter::default() },
            RemarkFilter { touchpoint: Some("BT01".to_owned()), ..RemarkFilter::default() },
            RemarkFilter { from: end.unwrap().succ_opt(), ..RemarkFilter::default() },
            RemarkFilter { to: today().with_day(1).unwrap().pred_opt(), ..RemarkFilter::default() },
            RemarkFilter { state: Some(State::Done), ..RemarkFilter::default() },
        ] {
            assert_eq!(shown(store, &filter).await, [], "{filter:?}");
        }
        // It may be of any day of its month.
        let of_one =
            RemarkFilter { from: Some(today()), to: Some(today()), ..RemarkFilter::default() };
        assert_eq!(shown(store, &of_one).await.len(), 4);
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
        let done =
            store.move_remark(id, (State::Done, "", HandTo::default()), &by()).await.unwrap();
        assert_eq!(done, RemarkChanged::NotAllowed);
        let to = HandTo { unit: Some("VP"), officer: None };
        let action = (State::Action, "thêm quầy", to);
        assert_eq!(store.move_remark(id, action, &by()).await.unwrap(), RemarkChanged::Made);
        let kept = store.remark(id, Lang::Vi).await.unwrap().unwrap();
        assert_eq!((kept.note.as_str(), kept.assigned.as_deref()), ("thêm quầy", Some("VP")));
        let ids: Vec<String> = remarks.iter().map(|it| it.id.clone()).collect();
        let these = WhichRemarks::These(&ids);
        let worked =
            store.work_through_remarks(these, RemarkWork::Read, ("a", &by())).await.unwrap();
        assert_eq!(worked, Worked { changed: 1, left: false });
        store.confirm_topics(id, (&["queue"], Tone::Complaint), &by()).await.unwrap();
        let kept = store.remark(id, Lang::Vi).await.unwrap().unwrap();
        assert_eq!((kept.topics, kept.by_hand), (vec!["queue".to_owned()], true));
        let none = store.move_remark("none", action, &by()).await.unwrap();
        assert_eq!(none, RemarkChanged::NoRemark);
        assert_eq!(actions(store).await, ["remark.topics", "remark.worked", "remark.moved"]);
    })
    .await;
}

#[tokio::test]
async fn redacted_words_are_gone_and_the_answers_stay() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let typed = [Some("Bà Bưởi ở phố Thử"), Some("Ở đây tốt"), None, None, None];
        answered(store, 0, &typed).await;
        let named = |it: &Remark| it.text.starts_with("Bà");
        let id = all(store).await.into_iter().find(named).unwrap().id;
        let refused = store.redact_remark(&id, " ", &by()).await.unwrap();
        assert_eq!(refused, RemarkChanged::NotAllowed);
        store.redact_remark(&id, "nêu tên người", &by()).await.unwrap();
        let remark = store.remark(&id, Lang::Vi).await.unwrap().unwrap();
        assert!(remark.redacted && remark.text.is_empty());
        assert_eq!(found(store, "buoi").await, Vec::<String>::new());
        let responses = responses(store).await;
        assert_eq!(responses.len(), 5);
        assert!(responses.iter().all(|it| !format!("{it:?}").contains("Bưởi")));
        // Nor is the search for misspelt words told of them; what another remark holds stays.
        assert_eq!(store.remark_words().await.unwrap(), ["day", "o", "tot"]);
        let written = database.texts("select body || words from remark").await;
        assert_eq!(written.len(), 2);
        assert!(written.iter().all(|it| !it.contains("Bưởi") && !it.contains("buoi")));
        assert_eq!(counted(store, Audience::Staff).await, 5);
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
        assert_eq!(store.release_remarks(&by()).await.unwrap(), Released::TooFew(9));
        assert_eq!(store.public_remarks(None, 500).await.unwrap().rows, []);
        store.choose_remark(&remarks[9].id, true, &by()).await.unwrap();
        assert_eq!(store.release_remarks(&by()).await.unwrap(), Released::Made(10));
        let public = store.public_remarks(None, 500).await.unwrap().rows;
        assert_eq!(public.len(), 10);
        assert!(public.iter().all(|it| !it.text.contains("0912345678") && it.month == "2026-11"));
        // The public sees the batch of twelve answers: its touchpoint may be named.
        assert!(public.iter().all(|it| it.touchpoint.as_deref() == Some("BT01")));
        let released =
            RemarkFilter { publication: Some(Publication::Released), ..RemarkFilter::default() };
        let id = shown(store, &released).await[0].id.clone();
        store.take_back_remark(&id, &by()).await.unwrap();
        assert_eq!(store.public_remarks(None, 500).await.unwrap().rows.len(), 9);
        let again = store.choose_remark(&id, true, &by()).await.unwrap();
        assert_eq!(again, RemarkChanged::NotAllowed);
        let other = shown(store, &released).await[0].id.clone();
        store.redact_remark(&other, "nêu tên", &by()).await.unwrap();
        assert_eq!(store.public_remarks(None, 500).await.unwrap().rows.len(), 8);
        store.answer_topic("waiting", "Đã mở thêm quầy.", &by()).await.unwrap();
        assert_eq!(store.remark_answers().await.unwrap()["waiting"].text, "Đã mở thêm quầy.");
        store.answer_topic("waiting", " ", &by()).await.unwrap();
        assert!(store.remark_answers().await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_touchpoint_is_named_in_public_only_where_the_public_sees_the_batch_of_the_remark() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let chosen_and_released = async || {
            for remark in all(store).await {
                store.choose_remark(&remark.id, true, &by()).await.unwrap();
            }
            store.release_remarks(&by()).await.unwrap()
        };
        let named = async || {
            let public = store.public_remarks(None, 500).await.unwrap().rows;
            public.iter().filter(|it| it.touchpoint.is_some()).count()
        };
        // Three batches with four remarks each: no reader is told the counter.
        let few = [Some("Chờ lâu"), Some("Tốt"), Some("Chậm"), Some("Nhanh"), None];
        for round in 0..3 {
            answered(store, round * 10, &few).await;
        }
        assert_eq!(chosen_and_released().await, Released::Made(12));
        assert_eq!(named().await, 0);
        // Staff see the counter of ten more. The public sees none of another counter's five answers.
        answered(store, 40, &[Some("Chờ lâu"); 10]).await;
        assert_eq!(chosen_and_released().await, Released::Made(10));
        assert_eq!(named().await, 10);
        let desk: Vec<_> = (60..65)
            .map(|number| NewResponse {
                remark: Some("Ghế hỏng".to_owned()),
                ..response_at("BT02", number)
            })
            .collect();
        store.accept(&desk).await.unwrap();
        answered(store, 70, &[Some("Chờ lâu"); 5]).await;
        assert_eq!(chosen_and_released().await, Released::Made(10));
        let public = store.public_remarks(None, 500).await.unwrap().rows;
        assert!(public.iter().all(|it| it.touchpoint.as_deref() != Some("BT02")));
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
        store.confirm_topics(&remarks[0].id, (&["other"], Tone::Neutral), &by()).await.unwrap();
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

fn narrowed(change: impl FnOnce(&mut RemarkFilter)) -> RemarkFilter {
    let mut filter = RemarkFilter::default();
    change(&mut filter);
    filter
}

#[tokio::test]
async fn praise_and_complaints_are_narrowed_apart() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let typed = [
            "Trả kết quả đúng hẹn, rất tốt.",
            "Trễ hẹn ba ngày",
            "Hướng dẫn rõ ràng",
            "Hướng dẫn khó hiểu",
            "Trời mưa",
        ];
        answered(store, 0, &typed.map(Some)).await;
        let texts = async |filter: &RemarkFilter| {
            let mut texts: Vec<String> =
                shown(store, filter).await.into_iter().map(|it| it.text).collect();
            texts.sort();
            texts
        };
        let praise = narrowed(|it| it.tone = Some(Tone::Praise));
        assert_eq!(texts(&praise).await, [typed[2], typed[0]]);
        let complaint = narrowed(|it| it.tone = Some(Tone::Complaint));
        assert_eq!(texts(&complaint).await, [typed[3], typed[1]]);
        let both =
            narrowed(|it| (it.topic, it.tone) = (Some("guidance".to_owned()), Some(Tone::Praise)));
        assert_eq!(texts(&both).await, [typed[2]]);
        let counts = store.remark_counts(&RemarkFilter::default()).await.unwrap();
        assert_eq!((counts.tones[&Tone::Praise], counts.tones[&Tone::Complaint]), (2, 2));
        assert_eq!(counts.topics.get("late"), Some(&1), "punctual is not late");
    })
    .await;
}

#[tokio::test]
async fn many_remarks_are_worked_through_and_each_act_is_undone() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        answered(
            store,
            0,
            &[Some("Chờ lâu"), Some("Tốt"), Some("abc xyz"), Some("Ghế hỏng"), None],
        )
        .await;
        let everything = RemarkFilter::default();
        let fitting = WhichRemarks::Fitting(&everything);
        let states = async || {
            let counts = store.remark_counts(&narrowed(|it| it.state = None)).await.unwrap();
            (counts.of(State::Unread), counts.of(State::Read), counts.of(State::Action))
        };
        let read =
            store.work_through_remarks(fitting, RemarkWork::Read, ("read", &by())).await.unwrap();
        assert_eq!(read, Worked { changed: 4, left: false });
        assert_eq!(states().await, (0, 4, 0));
        let again =
            store.work_through_remarks(fitting, RemarkWork::Read, ("again", &by())).await.unwrap();
        assert_eq!(again.changed, 0);
        let about = narrowed(|it| it.topic = Some("seats".to_owned()));
        let to = HandTo { unit: Some("VP"), officer: None };
        let work = RemarkWork::HandOn(to, "thay ghế");
        let lan = by();
        let handed =
            store.work_through_remarks(WhichRemarks::Fitting(&about), work, ("hand", &lan));
        assert_eq!(handed.await.unwrap().changed, 1);
        let seat = shown(store, &about).await.remove(0);
        assert_eq!(
            (seat.state, &*seat.note, seat.assigned.as_deref()),
            (State::Action, "thay ghế", Some("VP"))
        );
        // Another account cannot undo it.
        let other = By::account("minh", morning());
        assert_eq!(store.undo_remark_act("hand", &other).await.unwrap(), Undone::NoAct);
        assert_eq!(store.undo_remark_act("hand", &by()).await.unwrap(), Undone::Made(1));
        assert_eq!(store.undo_remark_act("hand", &by()).await.unwrap(), Undone::NoAct);
        let seat = shown(store, &about).await.remove(0);
        assert_eq!((seat.state, &*seat.note, seat.assigned.as_deref()), (State::Read, "", None));
        assert_eq!(store.undo_remark_act("read", &by()).await.unwrap(), Undone::Made(4));
        assert_eq!(states().await, (4, 0, 0));
    })
    .await;
}

#[tokio::test]
async fn undoing_spares_what_was_written_since() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        answered(
            store,
            0,
            &[Some("Chờ lâu"), Some("Tốt"), Some("abc xyz"), Some("Ghế hỏng"), None],
        )
        .await;
        let ids: Vec<String> = all(store).await.into_iter().map(|it| it.id).collect();
        let to = HandTo { unit: Some("VP"), officer: None };
        let work = RemarkWork::HandOn(to, "xem lại");
        store.work_through_remarks(WhichRemarks::These(&ids), work, ("hand", &by())).await.unwrap();
        let later = (State::Action, "đã gọi lại, hẹn thứ Hai", to);
        store.move_remark(&ids[0], later, &by()).await.unwrap();
        let elsewhere = (State::Action, "xem lại", HandTo { unit: Some("LS"), officer: None });
        store.move_remark(&ids[1], elsewhere, &by()).await.unwrap();
        assert_eq!(store.undo_remark_act("hand", &by()).await.unwrap(), Undone::Made(2));
        let spared = store.remark(&ids[0], Lang::Vi).await.unwrap().unwrap();
        assert_eq!((spared.state, &*spared.note), (State::Action, "đã gọi lại, hẹn thứ Hai"));
        let moved = store.remark(&ids[1], Lang::Vi).await.unwrap().unwrap();
        assert_eq!((moved.state, moved.assigned.as_deref()), (State::Action, Some("LS")));

        let these = WhichRemarks::These(&ids[2..]);
        store.work_through_remarks(these, RemarkWork::Read, ("read", &by())).await.unwrap();
        let noted = (State::Action, "ghi chú sau", HandTo::default());
        store.move_remark(&ids[2], noted, &by()).await.unwrap();
        assert_eq!(store.undo_remark_act("read", &by()).await.unwrap(), Undone::Made(1));
        let spared = store.remark(&ids[2], Lang::Vi).await.unwrap().unwrap();
        assert_eq!((spared.state, &*spared.note), (State::Action, "ghi chú sau"));
    })
    .await;
}

#[tokio::test]
async fn spam_is_out_of_lists_and_counts_and_comes_back_as_it_was() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        answered(
            store,
            0,
            &[Some("Chờ lâu"), Some("mua nhà giá rẻ"), Some("asdf"), Some("Tốt"), None],
        )
        .await;
        let ids: Vec<String> = all(store)
            .await
            .into_iter()
            .filter(|it| it.text != "Tốt" && it.text != "Chờ lâu")
            .map(|it| it.id)
            .collect();
        store.choose_remark(&ids[0], true, &by()).await.unwrap();
        let these = WhichRemarks::These(&ids);
        let spam = store.work_through_remarks(these, RemarkWork::Spam, ("s", &by())).await.unwrap();
        assert_eq!(spam.changed, 2);
        assert_eq!(all(store).await.len(), 2);
        let counts = store.remark_counts(&RemarkFilter::default()).await.unwrap();
        assert_eq!(counts.all, 2);
        assert_eq!(store.unread_remarks(&[]).await.unwrap().0, 2);
        let chosen = narrowed(|it| it.publication = Some(Publication::Chosen));
        assert_eq!(shown(store, &chosen).await, [], "spam is not released");
        let set_aside = narrowed(|it| it.state = Some(State::Spam));
        assert_eq!(shown(store, &set_aside).await.len(), 2);
        assert_eq!(
            store.choose_remark(&ids[0], true, &by()).await.unwrap(),
            RemarkChanged::NotAllowed
        );
        assert_eq!(store.take_from_spam(&ids[0], &by()).await.unwrap(), RemarkChanged::Made);
        assert_eq!(store.take_from_spam(&ids[0], &by()).await.unwrap(), RemarkChanged::NotAllowed);
        assert_eq!(store.undo_remark_act("s", &by()).await.unwrap(), Undone::Made(1));
        assert_eq!(store.unread_remarks(&[]).await.unwrap().0, 4);
    })
    .await;
}
