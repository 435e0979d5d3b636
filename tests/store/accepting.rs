//! Nothing is kept twice, nothing is kept by half.

use hailong::store::Acceptance::{Conflict, Kept, Repeated};
use hailong::store::{NewResponse, ReceiptState};

use crate::support::databases::on_both;
use crate::support::sample::{new_response, new_responses, settle_in};

#[tokio::test]
async fn a_repeat_gets_the_first_receipt_and_another_body_gets_none() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let first = new_response(1);
        let again = new_response(1);
        let other = NewResponse { body_mac: [9; 32], ..new_response(1) };
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
        let other = NewResponse { body_mac: [9; 32], ..new_response(1) };
        let batch = [new_response(1), new_response(2), new_response(1), other];
        let outcomes = store.accept(&batch).await.unwrap();
        assert_eq!(
            outcomes,
            [
                Kept(new_response(1).receipt()),
                Kept(new_response(2).receipt()),
                Repeated(new_response(1).receipt()),
                Conflict
            ]
        );
        assert_eq!(store.inbox_size().await.unwrap(), 2);
    })
    .await;
}

#[tokio::test]
async fn an_answer_known_before_takes_nothing_from_the_new_ones_beside_it() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        store.accept(&[new_response(4)]).await.unwrap();
        let outcomes = store.accept(&new_responses(0..9)).await.unwrap();
        let expected = |number| match number {
            4 => Repeated(new_response(4).receipt()),
            other => Kept(new_response(other).receipt()),
        };
        assert_eq!(outcomes, (0..9).map(expected).collect::<Vec<_>>());
        assert_eq!(store.inbox_size().await.unwrap(), 9);
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
            let batch = new_responses(next..next + size);
            next += size;
            let expected: Vec<_> = batch.iter().map(|each| Kept(each.receipt())).collect();
            assert_eq!(store.accept(&batch).await.unwrap(), expected);
        }
        assert_eq!(store.inbox_size().await.unwrap(), next);
        for number in [0, 1, 5, next - 1] {
            let state = store.receipt(&new_response(number).receipt()).await.unwrap();
            assert_eq!(state, Some(ReceiptState::Waiting));
        }
        assert_eq!(store.receipt("NEVERGIVEN000000").await.unwrap(), None);
    })
    .await;
}
