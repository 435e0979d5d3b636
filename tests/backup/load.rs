//! Backups under load: no answer that was acknowledged before one began is missing from it.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use hailong::base::random::Random;
use hailong::store::Store;

use super::program::{Place, arg};
use crate::support::databases::empty_postgres;
use crate::support::server::{Server, on_disk};

#[tokio::test]
async fn a_backup_under_load_has_every_answer_acknowledged_before_it_began() {
    let folder = on_disk();
    let url = empty_postgres().await;
    for postgres in [None, Some(url.as_str())] {
        let kind = if postgres.is_some() { "postgres" } else { "sqlite" };
        let data = folder.path().join(kind);
        let place = Place { data: &data, postgres };
        let server = Server::start_by(place.command(), &data);
        let backups = under_load(&server, &place);
        assert!(server.stop().success());
        for (number, (backup, acknowledged)) in backups.iter().enumerate() {
            assert!(acknowledged.len() > 10 * number, "{kind}: {}", acknowledged.len());
            let restored = folder.path().join(format!("{kind}-{number}"));
            Place::at(&restored).does(&["restore", arg(backup)]);
            let database = format!("sqlite:{}", restored.join("hailong.db").display());
            let store = Store::open(&database).await.unwrap();
            for receipt in acknowledged {
                let kept = store.receipt(receipt).await.unwrap();
                assert!(kept.is_some(), "{kind}: {receipt} is not in backup {number}");
            }
            store.close().await;
        }
    }
}

/// Backups taken while four clients send answers, each with the receipts that were out before it began.
fn under_load(server: &Server, place: &Place<'_>) -> Vec<(std::path::PathBuf, Vec<String>)> {
    let (receipts, over) = (Mutex::new(Vec::new()), AtomicBool::new(false));
    let mut backups = Vec::new();
    thread::scope(|clients| {
        for seed in 0..4 {
            let (receipts, over) = (&receipts, &over);
            clients.spawn(move || {
                let random = Random::seeded(seed);
                while !over.load(Ordering::Relaxed) {
                    let reply = server.answer("BT01", &random.uuid(), "").unwrap();
                    // Past a limit an answer is thanked all the same.
                    assert!([200, 201, 202].contains(&reply.status), "{reply:?}");
                    receipts.lock().unwrap().push(reply.receipt().unwrap());
                }
            });
        }
        for number in 0..4 {
            let before = receipts.lock().unwrap().len();
            while receipts.lock().unwrap().len() < before + 40 {
                thread::yield_now();
            }
            let file = place.data.join(format!("{number}.backup"));
            let acknowledged = receipts.lock().unwrap().clone();
            place.does(&["backup", arg(&file), "--without-key"]);
            backups.push((file, acknowledged));
        }
        over.store(true, Ordering::Relaxed);
    });
    backups
}
