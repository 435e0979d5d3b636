//! What `/readyz` says, and what is told of the disk.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::http::StatusCode;
use hailong::app::{Readings, watch};
use hailong::config::Config;
use hailong::domain::account::Role;
use hailong::domain::worklist::{Subject, disk};

use crate::support::databases::on_both;
use crate::support::platform::Platform;

#[tokio::test]
async fn readiness_names_the_loop_that_is_stuck() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let loops = &platform.app.monitor.loops;
        let good = loops.start("good", Duration::from_hours(1), |_| async { true });
        let page = platform.get("/readyz").await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        let said = page.json();
        assert_eq!(said["ready"], true);
        assert_eq!(said["loops"][0]["loop"], "good");

        let bad = loops.start("bad", Duration::from_millis(1), |_| async { panic!("planted") });
        tokio::time::sleep(Duration::from_millis(50)).await;
        let page = platform.get("/readyz").await;
        assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
        let said = page.json();
        assert_eq!((&said["ready"], &said["database"]), (&false.into(), &true.into()));
        assert_eq!(said["loops"][0]["stuck"], false);
        assert_eq!(said["loops"][1]["stuck"], true);
        good.stop().await;
        bad.stop().await;
    })
    .await;
}

#[tokio::test]
async fn readiness_has_the_disk_and_the_age_of_the_last_backup() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let app = &platform.app;
        watch::look(app, Path::new(".")).await.unwrap();
        let said = platform.get("/readyz").await.json();
        assert!(said["disk_free_bytes"].as_u64().unwrap() > 0);
        assert!(said["backup_age_seconds"].is_null());
        assert_eq!(app.monitor.readings().inbox_waiting, Some(0));
        let at = (app.clock.now().timestamp_millis() - 90_000).to_string();
        app.store.keep_fact("last_backup", &at).await.unwrap();
        watch::look(app, Path::new(".")).await.unwrap();
        let said = platform.get("/readyz").await.json();
        assert_eq!(said["backup_age_seconds"], 90.0);
    })
    .await;
}

#[test]
fn disk_with_less_room_than_wanted_is_a_work_item() {
    assert_eq!(disk(None, 100), None);
    assert_eq!(disk(Some(100), 100), None);
    let item = disk(Some(99), 100).unwrap();
    assert!(matches!(item.subject, Subject::Disk(of) if of.free == 99));
}

#[tokio::test]
async fn disk_with_little_room_is_told_to_administrators_of_the_whole_office() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let config = Config { least_disk: 2 << 30, ..Config::at("http://127.0.0.1:8080") };
        let platform = platform.set(Arc::new(config));
        let [admin, manager] = [Role::Admin, Role::Manager].map(|role| (role.code(), role));
        let admin = platform.signed_in(admin.0, admin.1).await;
        let manager = platform.signed_in(manager.0, manager.1).await;
        let told = async |cookie: &str| {
            let page = platform.get_as(cookie, "/office").await;
            assert_eq!(page.status, StatusCode::OK);
            page.body.contains("chỉ còn trống 1.536 MB (nên có ít nhất 2.048 MB)")
        };
        assert!(!told(&admin).await);
        let disk_free = Some(1536 << 20);
        platform.app.monitor.keep(Readings { disk_free, ..Readings::default() });
        assert!(told(&admin).await);
        assert!(!told(&manager).await);
    })
    .await;
}
