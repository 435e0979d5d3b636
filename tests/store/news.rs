//! Who waits for batches hears of them, whichever process settled them.

use crate::support::databases::on_both;
use crate::support::sample::{morning, new_responses, settle_in, settle_now};

#[tokio::test]
async fn a_batch_of_another_process_is_heard_once_and_the_end_too() {
    on_both(async |database| {
        settle_in(&database.store).await;
        let here = &database.store;
        let there = database.open_again().await;
        here.look_for_batches().await.unwrap();
        let before = here.batch_mark().await.unwrap();
        let mut listener = here.listen();
        there.accept(&new_responses(0..10)).await.unwrap();
        assert_eq!(settle_now(&there, morning()).await.responses, 10);
        here.look_for_batches().await.unwrap();
        assert!(listener.heard().await);
        assert_ne!(here.batch_mark().await.unwrap(), before);
        // Nothing further was settled: what ends the waiting now is the end.
        here.look_for_batches().await.unwrap();
        here.end_news();
        assert!(!listener.heard().await);
    })
    .await;
}
