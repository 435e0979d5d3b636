//! Nothing is kept twice, nothing is kept by half.

use hailong::store::Acceptance::{Conflict, Kept, Repeated};
use hailong::store::{ReceiptState, Submission};

use crate::support::databases::on_both;
use crate::support::sample::{settle_in, submission, submissions};

#[tokio::test]
async fn a_repeat_gets_the_first_receipt_and_another_body_gets_none() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let first = submission(1);
        let again = submission(1);
        let other = Submission { body_mac: [9; 32], ..submission(1) };
        let kept = Kept(first.receipt());
        let repeated = Repeated(first.receipt());
        assert_eq!(store.accept(&[first]).await.unwrap(), [kept]);
        let outcomes = store.accept(&[other, again]).await.unwrap();
        assert_eq!(outcomes, [Conflict, repeated]);
        assert_eq!(store.inbox_size().await.unwrap(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_repeat_within_one_batch_is_a_repeat() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let other = Submission { body_mac: [9; 32], ..submission(1) };
        let batch = [submission(1), submission(2), submission(1), other];
        let outcomes = store.accept(&batch).await.unwrap();
        assert_eq!(
            outcomes,
            [
                Kept(submission(1).receipt()),
                Kept(submission(2).receipt()),
                Repeated(submission(1).receipt()),
                Conflict
            ]
        );
        assert_eq!(store.inbox_size().await.unwrap(), 2);
    })
    .await;
}

#[tokio::test]
async fn batches_of_any_size_are_kept_whole_and_answered_in_order() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let mut next = 0;
        for size in [0, 1, 2, 3, 7, 100, 255, 256, 257, 1000] {
            let batch = submissions(next..next + size);
            next += size;
            let expected: Vec<_> = batch.iter().map(|each| Kept(each.receipt())).collect();
            assert_eq!(store.accept(&batch).await.unwrap(), expected);
        }
        assert_eq!(store.inbox_size().await.unwrap(), next);
        for number in [0, 1, 5, next - 1] {
            let state = store.receipt(&submission(number).receipt()).await.unwrap();
            assert_eq!(state, Some(ReceiptState::Waiting));
        }
        assert_eq!(store.receipt("NEVERGIVEN000000").await.unwrap(), None);
    })
    .await;
}
