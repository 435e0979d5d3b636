//! Killed at any moment, the server still has every answer it acknowledged.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use hailong::base::random::Random;
use hailong::store::Store;

use crate::support::server::{Server, on_disk};

/// A touchpoint of the built-in office.
const TOUCHPOINT: &str = "BT01";

/// Sends answers from many hands until the server dies after `moment` acknowledgements; gives
/// back the receipts of the acknowledged ones.
pub(super) fn answer_until_killed(server: Server, random: &Random, moment: usize) -> Vec<String> {
    let acknowledged = Mutex::new(Vec::new());
    let count = AtomicUsize::new(0);
    let address = server.address.clone();
    let server = Mutex::new(Some(server));
    thread::scope(|hands| {
        for _ in 0..8 {
            hands.spawn(|| {
                while let Some(receipt) = one_answer(&address, random) {
                    acknowledged.lock().unwrap().push(receipt);
                    if count.fetch_add(1, Ordering::SeqCst) + 1 == moment
                        && let Some(server) = server.lock().unwrap().take()
                    {
                        server.kill();
                    }
                }
            });
        }
    });
    acknowledged.into_inner().unwrap()
}

/// The receipt of one more answer; `None` once the server is gone.
fn one_answer(address: &str, random: &Random) -> Option<String> {
    let body = serde_json::json!({"key": random.uuid(), "answers": {"overall": 4}});
    let path = format!("/api/v1/touchpoints/{TOUCHPOINT}/responses");
    let reply = crate::support::server::post_json(address, &path, &body.to_string())?;
    assert_eq!(reply.status, 201, "{}", reply.body);
    reply.receipt()
}

#[tokio::test]
async fn every_acknowledged_answer_is_there_after_a_kill_at_any_moment() {
    let random = Random::seeded(9);
    let folder = on_disk();
    for moment in [1, 2, 7, 40, 150] {
        let server = Server::start(folder.path());
        let acknowledged = answer_until_killed(server, &random, moment);
        assert!(acknowledged.len() >= moment);
        let database = folder.path().join("hailong.db");
        let url = format!("sqlite:{}", database.display());
        let store = Store::open(&url).await.unwrap();
        for receipt in acknowledged {
            let state = store.receipt(&receipt).await.unwrap();
            assert!(state.is_some(), "{receipt} was acknowledged and is gone");
        }
    }
}

#[test]
fn a_repeat_after_a_kill_is_given_the_receipt_of_before() {
    let folder = on_disk();
    let key = Random::seeded(3).uuid();
    let server = Server::start(folder.path());
    let first = server.answer(TOUCHPOINT, &key, "").unwrap();
    assert_eq!(first.status, 201);
    server.kill();
    let server = Server::start(folder.path());
    let again = server.answer(TOUCHPOINT, &key, "").unwrap();
    assert_eq!(again.status, 200);
    assert_eq!(again.receipt(), first.receipt());
    let other = server.answer(TOUCHPOINT, &key, "khác").unwrap();
    assert_eq!(other.status, 409);
}

#[test]
fn asked_to_stop_the_server_ends_in_order() {
    let folder = on_disk();
    let server = Server::start(folder.path());
    let kept = server.answer(TOUCHPOINT, &Random::seeded(4).uuid(), "");
    assert_eq!(kept.unwrap().status, 201);
    assert!(server.stop().success());
}
