//! Who waits for batches hears of them, whichever process settled them.

use hailong::base::random::Random;
use hailong::store::SettleRule;

use crate::support::databases::on_both;
use crate::support::sample::{catalogue, morning, new_responses, settle_in};

#[tokio::test]
async fn a_batch_of_another_process_is_heard_once_and_the_end_too() {
    on_both(async |database| {
        settle_in(&database.store).await;
        let here = &database.store;
        let there = database.open_again().await.of_node("there");
        here.look_for_batches().await.unwrap();
        let before = here.batch_mark().await.unwrap();
        let mut listener = here.listen();
        there.accept(&new_responses(0..10)).await.unwrap();
        let rule = SettleRule { everything: true, ..SettleRule::default() };
        let random = Random::seeded(1);
        let settled = there.settle(&catalogue(), &random, rule, morning()).await;
        assert_eq!(settled.unwrap().responses, 10);
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
