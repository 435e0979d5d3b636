//! Bundles from the first form to their batch.

use hailong::domain::account::Role;
use hailong::domain::batch::{Audience, Selection, SettleRule};
use hailong::domain::paper::{CloseFault, Cover, CoverFault, Totals};
use hailong::domain::survey::Tier;
use hailong::store::{BundleClosed, Keyed, NewReportSent, TakeBackStep};

use super::{DAY, PLACE, by, close, entry, key, made, made_on, quick};
use crate::support::databases::{Database, on_both};
use crate::support::platform::Platform;

/// Records of all batches, day and tier of each before them.
async fn batches(database: &Database) -> Vec<String> {
    let query =
        "select cast(day as text) || ' ' || tier || ' ' || cast(responses as text) from batch
        order by number";
    database.texts(query).await
}

/// How many of the settled answers are each choice of the overall question, from 1 to 5.
async fn figure(database: &Database) -> [usize; 5] {
    let width = 1 + database.texts("select records from batch").await[0].len();
    let texts = database.texts("select records from batch where standing = 'counted'").await;
    assert!(width > 1);
    let mut counts = [0; 5];
    for (records, responses) in texts.iter().zip(
        database
            .texts("select cast(responses as text) from batch where standing = 'counted'")
            .await,
    ) {
        let width = records.len() / responses.parse::<usize>().unwrap();
        for record in records.as_bytes().chunks(width) {
            counts[usize::from(record[0] - b'1')] += 1;
        }
    }
    counts
}

#[tokio::test]
async fn twenty_forms_keyed_twice_with_three_differences_give_the_figure_of_the_paper() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let store = &platform.app.store;
        let code = made(&platform, (30, Some(22), 2), true).await;
        assert_eq!(code, "2026-1");
        // On the paper: 12 × 5, 5 × 4, 3 × 2.
        let paper = |number: u64| match number {
            1..=12 => "5",
            13..=17 => "4",
            _ => "2",
        };
        for number in 1..=20 {
            let kept = key(&platform, &code, (number, 1, paper(number))).await;
            assert_eq!(kept, Keyed::Kept(number));
        }
        assert_eq!(key(&platform, &code, (3, 1, "5")).await, Keyed::Repeated(3));
        for number in 1..=19 {
            // Three slips of the second hand.
            let keyed = if [2, 14, 19].contains(&number) { "1" } else { paper(number) };
            assert_eq!(key(&platform, &code, (number, 2, keyed)).await, Keyed::Kept(number));
        }
        let refused = close(&platform, &code).await;
        let expected =
            vec![CloseFault::KeyedOnce(vec![20]), CloseFault::Differences(vec![2, 14, 19])];
        assert_eq!(refused, BundleClosed::Refused(expected));
        key(&platform, &code, (20, 2, "2")).await;
        for number in [2, 14, 19] {
            let settled = entry(quick(&platform), paper(number), "lan");
            assert!(store.settle_differences((&code, number), &settled, &by("lan")).await.unwrap());
        }
        assert_eq!(batches(database).await, Vec::<String>::new());
        let BundleClosed::Done(settled, waiting) = close(&platform, &code).await else { panic!() };
        assert_eq!((settled.len(), settled[0].forms, settled[0].moved), (1, 20, false));
        assert_eq!(waiting, 0);
        assert_eq!(store.bundle(&code).await.unwrap().unwrap().keyed_alone, 0);
        assert_eq!(batches(database).await, [format!("{DAY} paper 20")]);
        assert_eq!(figure(database).await, [0, 3, 0, 5, 12]);
        // No form is left outside of the batch, and nobody is counted twice.
        assert_eq!(database.texts("select record from paper_form").await.len(), 0);
        assert_eq!(close(&platform, &code).await, BundleClosed::NotOpen);
        assert_eq!(key(&platform, &code, (21, 1, "5")).await, Keyed::NotOpen);
        let rule = SettleRule::default();
        let (sums, found) = store.verify_batches(&platform.app.instruments, rule).await.unwrap();
        assert_eq!(sums.responses, 20);
        assert!(found.is_empty(), "{found:?}");
        let columns = store.columns(quick(&platform)).await.unwrap();
        let all = Selection { audience: Audience::Staff, ..Selection::default() };
        assert_eq!(columns.view(&all).responses(), 20);
        assert_eq!(store.verify_audit().await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_cover_whose_counts_exceed_its_forms_or_differ_keeps_a_bundle_open() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let store = &platform.app.store;
        let code = made(&platform, (10, None, 0), false).await;
        for number in 1..=5 {
            key(&platform, &code, (number, 1, "5")).await;
        }
        assert_eq!(
            close(&platform, &code).await,
            BundleClosed::Refused(vec![CloseFault::NotCounted])
        );
        let mut counts = store.bundle(&code).await.unwrap().unwrap().bundle.counts;
        counts.returned = Some(6);
        assert!(store.set_bundle_counts(&code, &counts, &by("lan")).await.unwrap());
        let keyed = CloseFault::Keyed { keyed: 5, valid: 6 };
        assert_eq!(close(&platform, &code).await, BundleClosed::Refused(vec![keyed]));
        counts.spoiled = 1;
        assert!(store.set_bundle_counts(&code, &counts, &by("lan")).await.unwrap());
        let cover = |five, four| {
            let totals = Totals::from([('5', five), ('4', four)]);
            Cover([("overall".to_owned(), totals)].into())
        };
        // As Huế's row of 2019: more answers than forms.
        store.set_bundle_cover(&code, &cover(4, 2), &by("lan")).await.unwrap();
        let exceeds = CoverFault::Exceeds { item: "overall".to_owned(), sum: 6, valid: 5 };
        let refused = BundleClosed::Refused(vec![CloseFault::Cover(exceeds)]);
        assert_eq!(close(&platform, &code).await, refused);
        store.set_bundle_cover(&code, &cover(4, 1), &by("lan")).await.unwrap();
        let BundleClosed::Refused(faults) = close(&platform, &code).await else { panic!() };
        assert_eq!(faults.len(), 2, "{faults:?}");
        store.set_bundle_cover(&code, &cover(5, 0), &by("lan")).await.unwrap();
        assert!(matches!(close(&platform, &code).await, BundleClosed::Done(_, 0)));
        assert!(!store.set_bundle_cover(&code, &cover(5, 0), &by("lan")).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn fewer_forms_wait_for_more_paper_of_the_place_and_are_never_mixed_with_citizens_answers() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let store = &platform.app.store;
        let code = made(&platform, (3, Some(3), 0), false).await;
        for number in 1..=3 {
            key(&platform, &code, (number, 1, "5")).await;
        }
        let BundleClosed::Done(settled, waiting) = close(&platform, &code).await else { panic!() };
        assert_eq!((settled.len(), waiting), (0, 3));
        for _ in 0..3 {
            platform.answer(PLACE, &serde_json::json!({"overall": 1})).await;
        }
        assert_eq!(platform.settle().await.responses, 0);
        // A month later still.
        let later = "2027-01-31T17:05:00Z".parse().unwrap();
        assert_eq!(platform.settle_at(later).await.responses, 0);

        let more = made_on(&platform, "2026-11-25", (4, Some(4), 0), false).await;
        for number in 1..=4 {
            key(&platform, &more, (number, 1, "4")).await;
        }
        let BundleClosed::Done(settled, waiting) = close(&platform, &more).await else { panic!() };
        assert_eq!((settled.len(), waiting), (1, 0));
        assert_eq!(batches(database).await, ["2026-11-25 paper 7"]);
        assert_eq!(figure(database).await, [0, 0, 0, 4, 3]);
        let first = store.bundle_batches(&code).await.unwrap();
        assert_eq!((first[0].forms, first[0].batch), (3, settled[0].batch));
    })
    .await;
}

#[tokio::test]
async fn a_day_that_a_sent_report_covers_stays_as_it_was_reported() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let store = &platform.app.store;
        let sent = NewReportSent {
            period: "2026-Q3".parse().unwrap(),
            sent: "2026-09-18".parse().unwrap(),
            sign: "12/BC-SNgV".to_owned(),
            file: None,
            reason: String::new(),
        };
        store.record_report(&sent, &by("mai")).await.unwrap();
        for (day, expected) in [("2026-09-10", "2026-12-01"), ("2026-09-15", "2026-09-15")] {
            let code = made_on(&platform, day, (5, Some(5), 0), false).await;
            for number in 1..=5 {
                key(&platform, &code, (number, 1, "5")).await;
            }
            let BundleClosed::Done(settled, _) = close(&platform, &code).await else { panic!() };
            assert_eq!(settled[0].day.to_string(), expected);
            assert_eq!(settled[0].moved, day != expected);
        }
    })
    .await;
}

#[tokio::test]
async fn a_mis_keyed_sheet_is_taken_back_whole_by_two_people() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let store = &platform.app.store;
        let code = made(&platform, (6, Some(6), 0), false).await;
        for number in 1..=6 {
            key(&platform, &code, (number, 1, "1")).await;
        }
        let BundleClosed::Done(settled, _) = close(&platform, &code).await else { panic!() };
        let batch = settled[0].batch;
        let entry = store.batch(batch).await.unwrap().unwrap();
        assert_eq!((entry.place.tier, entry.responses), (Some(Tier::Paper), 6));
        let step = store.propose_take_back(batch, "nhập ngược thang", &by("mai")).await.unwrap();
        assert_eq!(step, TakeBackStep::Made);
        let rule = SettleRule::default();
        let own = store.confirm_take_back(batch, rule, &by("mai")).await.unwrap();
        assert_eq!(own, TakeBackStep::SamePerson);
        let done = store.confirm_take_back(batch, rule, &by("lan")).await.unwrap();
        assert_eq!(done, TakeBackStep::Made);
        assert!(store.bundle_batches(&code).await.unwrap()[0].taken_back);
        let listed = store.bundles(&[], None, 10).await.unwrap().rows;
        assert_eq!(listed.iter().map(|each| each.taken_back).collect::<Vec<_>>(), [true]);
        let admin = platform.signed_in("quản.trị", Role::Admin).await;
        let page = platform.get_as(&admin, &format!("/office/paper/bundles/{code}")).await;
        assert!(page.body.contains("đã rút khỏi số liệu"), "{}", page.body);
        assert!(page.body.contains("lập bó mới"), "{}", page.body);
        let columns = store.columns(quick(&platform)).await.unwrap();
        let all = Selection { audience: Audience::Staff, ..Selection::default() };
        assert_eq!(columns.view(&all).responses(), 0);
    })
    .await;
}
