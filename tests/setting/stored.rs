//! Settings in both databases: audited, and seen by every process.

use hailong::domain::setting::{Field, Logo};
use hailong::store::{AuditFilter, By, SettingChange, Store};

use crate::support::databases::on_both;
use crate::support::platform::morning;

fn row(key: &str, value: Option<&str>) -> SettingChange {
    SettingChange::new(key, value.map(str::to_owned))
}

/// What the audit log has of a setting, the newest first.
async fn audited(store: &Store, subject: &str) -> Vec<(Option<String>, Option<String>)> {
    let filter = AuditFilter { subject: Some(subject.to_owned()), ..AuditFilter::default() };
    let found = store.audit_page(&filter, None, 50).await.unwrap();
    found.into_iter().map(|each| (each.entry.before, each.entry.after)).collect()
}

#[tokio::test]
async fn settings_are_seen_at_once_and_by_other_processes_when_they_look() {
    on_both(async |database| {
        let store = &database.store;
        let other = database.open_again().await;
        let by = By::account("lan", morning());
        assert!(!other.refresh_settings().await.unwrap());
        let changes = [row("k", Some("7")), row("address", Some("Huế"))];
        assert_eq!(store.change_settings(&changes, &by).await.unwrap(), 2);
        assert_eq!((store.settings().k(), other.settings().k()), (7, 5));
        assert!(other.refresh_settings().await.unwrap());
        assert_eq!((other.settings().k(), other.settings().text(Field::Address)), (7, "Huế"));
        assert_eq!(store.change_settings(&changes, &by).await.unwrap(), 0);
        store.change_settings(&[row("address", None)], &by).await.unwrap();
        assert_eq!(store.settings().own(Field::Address), None);
        let huế = || Some("Huế".to_owned());
        assert_eq!(audited(store, "address").await, [(huế(), None), (None, huế())]);
        other.close().await;
    })
    .await;
}

#[tokio::test]
async fn the_default_that_a_change_ends_stands_in_the_audit_log_as_what_was_before() {
    on_both(async |database| {
        let store = &database.store;
        let by = By::account("lan", morning());
        let reply = |value| row("reply", value).with_fallback("15".to_owned());
        store.change_settings(&[reply(Some("10"))], &by).await.unwrap();
        store.change_settings(&[reply(None)], &by).await.unwrap();
        let days = |days: &str| Some(days.to_owned());
        let expected = [(days("10"), days("15")), (days("15"), days("10"))];
        assert_eq!(audited(store, "reply").await, expected);
    })
    .await;
}

#[tokio::test]
async fn k_is_not_lowered_by_anybody() {
    on_both(async |database| {
        let store = &database.store;
        let by = By::account("lan", morning());
        store.change_settings(&[row("k", Some("9"))], &by).await.unwrap();
        for lower in [Some("6"), None] {
            assert_eq!(store.change_settings(&[row("k", lower)], &by).await.unwrap(), 0);
        }
        assert_eq!(store.settings().k(), 9);
    })
    .await;
}

#[tokio::test]
async fn a_password_stands_nowhere_in_the_audit_log() {
    on_both(async |database| {
        let store = &database.store;
        let by = By::account("lan", morning());
        store.change_settings(&[row("mail-password", Some("c2VhbGVk"))], &by).await.unwrap();
        assert_eq!(audited(store, "mail-password").await, [(None, Some("•••".to_owned()))]);
    })
    .await;
}

#[tokio::test]
async fn one_logo_is_kept_under_its_digest() {
    on_both(async |database| {
        let store = &database.store;
        let by = By::account("lan", morning());
        let logo = |byte| Logo { media_type: "image/png".to_owned(), content: vec![byte; 9] };
        store.keep_logo(Some(&logo(1)), &by).await.unwrap();
        store.keep_logo(Some(&logo(2)), &by).await.unwrap();
        let digest = store.settings().logo().unwrap().to_owned();
        assert_eq!(digest, logo(2).digest());
        assert_eq!(store.logo(&digest).await.unwrap(), Some(logo(2)));
        assert_eq!(store.logo(&logo(1).digest()).await.unwrap(), None);
        store.keep_logo(None, &by).await.unwrap();
        assert_eq!((store.settings().logo(), store.logo(&digest).await.unwrap()), (None, None));
    })
    .await;
}
