//! The queue and its writer, on a keeper the test holds in its hand.

use std::sync::{Arc, Mutex};

use chrono::DateTime;
use hailong::domain::survey::Record;
use hailong::intake::{Intake, Keeper, Refused};
use hailong::store;
use hailong::store::{Acceptance, NewResponse};
use tokio::sync::Semaphore;

use crate::support::sample::series;

/// Keeps what it is allowed to, and remembers the size of every batch.
#[derive(Clone)]
struct Held {
    doors: Arc<Semaphore>,
    batches: Arc<Mutex<Vec<usize>>>,
    refuses: &'static str,
    error: fn() -> store::Error,
}

impl Held {
    fn shut() -> Self {
        let doors = Arc::new(Semaphore::new(0));
        let error = || store::Error::Corrupt("this one".into());
        Self { doors, batches: Arc::default(), refuses: "", error }
    }

    fn open_refusing(refuses: &'static str, error: fn() -> store::Error) -> Self {
        let held = Self { refuses, error, ..Self::shut() };
        held.doors.add_permits(1000);
        held
    }

    fn batches(&self) -> Vec<usize> {
        self.batches.lock().unwrap().clone()
    }
}

impl Keeper for Held {
    async fn keep(&self, batch: &[NewResponse]) -> store::Result<Vec<Acceptance>> {
        self.doors.acquire().await.unwrap().forget();
        self.batches.lock().unwrap().push(batch.len());
        assert!(batch.iter().all(|each| name(each) != "panic"), "planted");
        if batch.iter().any(|each| name(each) == self.refuses) {
            return Err((self.error)());
        }
        let kept = |each: &NewResponse| Acceptance::Kept(name(each).to_owned());
        Ok(batch.iter().map(kept).collect())
    }
}

/// What a test calls a response stands in its remark.
fn name(response: &NewResponse) -> &str {
    response.remark.as_deref().unwrap_or_default()
}

fn new_response(name: &str) -> NewResponse {
    NewResponse {
        key_hash: [0; 32],
        body_mac: [0; 32],
        series: series(),
        procedure: None,
        slip_hash: None,
        record: Record::stored("5"),
        remark: Some(name.into()),
        duration: None,
        accepted_at: DateTime::UNIX_EPOCH,
    }
}

/// Sends one answer and waits until it stands in the queue.
async fn sent(
    intake: &Intake,
    name: &'static str,
) -> tokio::task::JoinHandle<Result<Acceptance, Refused>> {
    let intake = intake.clone();
    let task = tokio::spawn(async move { intake.accept(new_response(name)).await });
    tokio::task::yield_now().await;
    task
}

#[tokio::test]
async fn what_gathers_while_the_disk_is_busy_shares_one_transaction() {
    let held = Held::shut();
    let intake = Intake::start(held.clone());
    let mut waiting = vec![sent(&intake, "FIRST").await];
    for name in ["A", "B", "C", "D"] {
        waiting.push(sent(&intake, name).await);
    }
    held.doors.add_permits(2);
    for task in waiting {
        assert!(matches!(task.await.unwrap(), Ok(Acceptance::Kept(_))));
    }
    assert_eq!(held.batches(), [1, 4]);
}

#[tokio::test]
async fn a_full_queue_refuses_at_once_and_keeps_what_it_holds() {
    let held = Held::shut();
    let intake = Intake::with_places(held.clone(), 2);
    // One is in the writer's hand, two fill the places.
    let mut waiting = Vec::new();
    for name in ["A", "B", "C"] {
        waiting.push(sent(&intake, name).await);
    }
    let refused = intake.accept(new_response("D")).await;
    assert!(matches!(refused, Err(Refused::Busy)));
    held.doors.add_permits(10);
    for task in waiting {
        assert!(matches!(task.await.unwrap(), Ok(Acceptance::Kept(_))));
    }
}

#[tokio::test]
async fn one_bad_answer_costs_the_others_of_its_batch_nothing() {
    let held = Held::open_refusing("BAD", || store::Error::Corrupt("this one".into()));
    let intake = Intake::start(held.clone());
    let (good, bad, other) = tokio::join!(
        intake.accept(new_response("GOOD")),
        intake.accept(new_response("BAD")),
        intake.accept(new_response("OTHER")),
    );
    assert_eq!(good.unwrap(), Acceptance::Kept("GOOD".into()));
    assert!(matches!(bad, Err(Refused::Store(_))));
    assert_eq!(other.unwrap(), Acceptance::Kept("OTHER".into()));
    assert_eq!(held.batches(), [3, 1, 1, 1]);
}

#[tokio::test]
async fn an_error_of_the_database_fails_its_batch_at_once() {
    let held = Held::open_refusing("BAD", || store::Error::Away("stopped".into()));
    let intake = Intake::start(held.clone());
    let (good, bad, other) = tokio::join!(
        intake.accept(new_response("GOOD")),
        intake.accept(new_response("BAD")),
        intake.accept(new_response("OTHER")),
    );
    for refused in [good, bad, other] {
        assert!(matches!(refused, Err(Refused::Store(_))));
    }
    assert_eq!(held.batches(), [3]);
    let later = intake.accept(new_response("LATER")).await;
    assert_eq!(later.unwrap(), Acceptance::Kept("LATER".into()));
}

#[tokio::test]
async fn finishing_ends_after_everything_that_was_handed_in_is_kept() {
    let held = Held::shut();
    let intake = Intake::start(held.clone());
    let mut waiting = Vec::new();
    for name in ["A", "B", "C"] {
        waiting.push(sent(&intake, name).await);
    }
    let finishing = {
        let intake = intake.clone();
        tokio::spawn(async move { intake.finish().await })
    };
    while intake.is_open() {
        tokio::task::yield_now().await;
    }
    let late = intake.accept(new_response("LATE")).await;
    assert!(matches!(late, Err(Refused::Stopped)));
    for _ in 0..100 {
        tokio::task::yield_now().await;
    }
    assert!(!finishing.is_finished(), "the last batch is not kept yet");

    held.doors.add_permits(10);
    finishing.await.unwrap();
    assert_eq!(held.batches().iter().sum::<usize>(), 3);
    for task in waiting {
        assert!(matches!(task.await.unwrap(), Ok(Acceptance::Kept(_))));
    }
}

#[tokio::test]
async fn finishing_does_not_wait_for_a_database_that_is_away_once_for_each_batch() {
    let held = Held::open_refusing("A", || store::Error::Away("stopped".into()));
    held.doors.forget_permits(1000);
    let intake = Intake::start(held.clone());
    let first = sent(&intake, "A").await;
    let second = sent(&intake, "B").await;
    let finishing = {
        let intake = intake.clone();
        tokio::spawn(async move { intake.finish().await })
    };
    tokio::task::yield_now().await;
    held.doors.add_permits(1);
    finishing.await.unwrap();
    for task in [first, second] {
        assert!(matches!(task.await.unwrap(), Err(Refused::Store(_))));
    }
    assert_eq!(held.batches(), [1]);
}

#[tokio::test]
async fn a_panic_costs_one_answer_and_the_writer_goes_on() {
    let keeper = Held::open_refusing("", || store::Error::Corrupt("this one".into()));
    let intake = Intake::start(keeper.clone());
    let lost = intake.accept(new_response("panic")).await;
    assert!(matches!(lost, Err(Refused::Store(_))), "{lost:?}");
    let kept = intake.accept(new_response("next")).await;
    assert_eq!(kept.unwrap(), Acceptance::Kept("next".into()));
    assert!(intake.is_open());
}
