//! The accounts' pages: what they change, what they refuse, what the audit log then holds.

use axum::http::StatusCode;
use chrono::TimeDelta;
use hailong::domain::account::Role;
use hailong::store::{Actor, AuditFilter, Entry};

use crate::support::databases::on_both;
use crate::support::platform::{PASSWORD, Platform, morning};

const PAGE: &str = "/office/staff";

/// The newest entry about an account.
async fn newest(platform: &Platform, name: &str) -> Entry {
    let filter = AuditFilter { subject: Some(name.to_owned()), ..AuditFilter::default() };
    let page = platform.app.store.audit_page(&filter, None, 1).await;
    page.unwrap().remove(0).entry
}

#[tokio::test]
async fn an_account_is_added_changed_and_disabled_and_the_log_says_so() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let admin = platform.signed_in("quản.trị", Role::Admin).await;
        let mut fields = vec![
            ("do", "add"),
            ("name", "lan"),
            ("role", "counter"),
            ("unit", "PLS"),
            ("password", PASSWORD),
        ];
        let added = platform.post_as(&admin, PAGE, &fields).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
        let entry = newest(&platform, "lan").await;
        assert_eq!(entry.action, "staff.added");
        assert_eq!(entry.actor, Actor::Account("quản.trị".to_owned()));
        assert_eq!(
            entry.after.as_deref(),
            Some(r#"{"role":"counter","units":["PLS"],"disabled":false}"#)
        );

        fields[0] = ("do", "change");
        fields[2] = ("role", "officer");
        fields[3] = ("unit", "VPS");
        platform.post_as(&admin, PAGE, &fields).await;
        let store = &platform.app.store;
        let lan = store.staff("lan").await.unwrap().unwrap();
        assert_eq!(lan.role, Role::Officer);
        assert_eq!(store.units_of("lan").await.unwrap(), ["VPS"]);
        let changed = newest(&platform, "lan").await;
        assert_eq!((changed.action.as_str(), changed.before), ("staff.changed", entry.after));

        fields[0] = ("do", "disable");
        platform.post_as(&admin, PAGE, &fields).await;
        assert!(store.staff("lan").await.unwrap().unwrap().disabled);
        assert_eq!(newest(&platform, "lan").await.action, "staff.disabled");
        assert_eq!(store.verify_audit().await.unwrap(), None);
        let page = platform.get_as(&admin, PAGE).await;
        assert!(page.body.contains("lan – đã khóa"), "{}", page.body);

        fields[0] = ("do", "enable");
        platform.post_as(&admin, PAGE, &fields).await;
        assert!(!store.staff("lan").await.unwrap().unwrap().disabled);
        assert_eq!(newest(&platform, "lan").await.action, "staff.enabled");
    })
    .await;
}

#[tokio::test]
async fn a_bad_account_is_refused_with_every_fault_and_what_was_typed() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let admin = platform.signed_in("quản.trị", Role::Admin).await;
        let fields = [
            ("do", "add"),
            ("name", &"l".repeat(65)),
            ("role", "king"),
            ("unit", "XX"),
            ("password", "ngắn"),
        ];
        let page = platform.post_as(&admin, PAGE, &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        for said in [
            "1 đến 64 ký tự",
            "Chưa chọn vai trò",
            "không thuộc cơ quan",
            "quá ngắn",
            &"l".repeat(65),
        ] {
            assert!(page.body.contains(said), "{said}");
        }
        assert!(!page.body.contains("ngắn\""), "a password came back");
        let english = platform.post_as(&admin, "/office/staff?lang=en", &fields).await;
        assert!(english.body.contains("The password is too short"));
        assert_eq!(platform.app.store.all_staff().await.unwrap().len(), 1);

        let taken =
            [("do", "add"), ("name", "quản.trị"), ("role", "viewer"), ("password", PASSWORD)];
        let page = platform.post_as(&admin, PAGE, &taken).await;
        assert!(page.body.contains("Đã có tài khoản"), "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn nobody_disables_or_changes_themselves() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let admin = platform.signed_in("quản.trị", Role::Admin).await;
        for task in ["disable", "change"] {
            let fields = [("do", task), ("name", "quản.trị"), ("role", "viewer")];
            let page = platform.post_as(&admin, PAGE, &fields).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let kept = platform.app.store.staff("quản.trị").await.unwrap().unwrap();
        assert_eq!((kept.role, kept.disabled), (Role::Admin, false));
    })
    .await;
}

#[tokio::test]
async fn sign_out_everywhere_ends_every_session_of_the_account() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let admin = platform.signed_in("quản.trị", Role::Admin).await;
        let lan = platform.signed_in("lan", Role::Viewer).await;
        let fields = [("do", "sign-out"), ("name", "lan")];
        platform.post_as(&admin, PAGE, &fields).await;
        let page = platform.get_as(&lan, "/office").await;
        assert_eq!(page.status, StatusCode::SEE_OTHER);
        assert_eq!(newest(&platform, "lan").await.action, "staff.signed-out-everywhere");
        assert_eq!(platform.get_as(&admin, PAGE).await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn a_password_is_changed_by_one_who_knows_it_and_ends_all_sessions() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let lan = platform.signed_in("lan", Role::Viewer).await;
        let page = "/office/account";
        let wrong = [("do", "password"), ("current", "sai"), ("new", "ngắn"), ("repeated", "khác")];
        let refused = platform.post_as(&lan, page, &wrong).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for said in ["hiện tại không đúng", "quá ngắn", "không giống nhau"] {
            assert!(refused.body.contains(said), "{said}");
        }
        let new = "mật khẩu mới và dài";
        let right = [("do", "password"), ("current", PASSWORD), ("new", new), ("repeated", new)];
        let changed = platform.post_as(&lan, page, &right).await;
        assert_eq!(changed.header("location"), "/login", "{}", changed.body);
        let entry = newest(&platform, "lan").await;
        assert_eq!(entry.action, "staff.password-changed");
        assert_eq!((entry.before, entry.after), (None, None));
        let after = platform.get_as(&lan, page).await;
        assert_eq!(after.status, StatusCode::SEE_OTHER);
        for (password, status) in
            [(PASSWORD, StatusCode::UNPROCESSABLE_ENTITY), (new, StatusCode::SEE_OTHER)]
        {
            let fields = [("name", "lan"), ("password", password)];
            assert_eq!(platform.post("/login", &fields).await.status, status);
        }
    })
    .await;
}

#[tokio::test]
async fn an_administrator_gives_a_new_password_to_one_who_forgot_theirs() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let admin = platform.signed_in("quản.trị", Role::Admin).await;
        let lan = platform.signed_in("lan", Role::Viewer).await;
        let new = "mật khẩu mới và dài";
        for (password, status) in
            [("ngắn", StatusCode::UNPROCESSABLE_ENTITY), (new, StatusCode::SEE_OTHER)]
        {
            let fields = [("do", "password"), ("name", "lan"), ("password", password)];
            let page = platform.post_as(&admin, PAGE, &fields).await;
            assert_eq!(page.status, status, "{password}");
        }
        let after = platform.get_as(&lan, "/office").await;
        assert_eq!(after.status, StatusCode::SEE_OTHER);
        let fields = [("name", "lan"), ("password", new)];
        let entered = platform.post("/login", &fields).await;
        assert_eq!(entered.status, StatusCode::SEE_OTHER);
    })
    .await;
}

#[tokio::test]
async fn a_session_that_rests_for_an_hour_ends_and_one_in_use_does_not() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let lan = platform.signed_in("lan", Role::Viewer).await;
        for (minutes, status) in [
            (0, StatusCode::OK),
            (50, StatusCode::OK),
            (100, StatusCode::OK),
            (161, StatusCode::SEE_OTHER),
        ] {
            let now = morning() + TimeDelta::minutes(minutes);
            platform.app.clock.set(now);
            let page = platform.get_as(&lan, "/office/account").await;
            assert_eq!(page.status, status, "after {minutes} minutes");
        }
    })
    .await;
}

#[tokio::test]
async fn one_who_guesses_at_an_open_screen_is_held_up_and_the_log_says_so() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let lan = platform.signed_in("lan", Role::Viewer).await;
        let new = "mật khẩu mới và dài";
        let change = async |current: &str| {
            let fields =
                [("do", "password"), ("current", current), ("new", new), ("repeated", new)];
            platform.post_as(&lan, "/office/account", &fields).await
        };
        let wrong = "Mật khẩu hiện tại không đúng";
        for _ in 0..3 {
            let page = change("sai").await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(page.body.contains(wrong));
        }
        assert_eq!(newest(&platform, "lan").await.action, "staff.held-up");
        // The right one waits too, and is not called wrong: who guessed may be somebody else.
        let page = change(PASSWORD).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains("Xin nhập lại mật khẩu sau 2 giây"));
        assert!(!page.body.contains(wrong));
        platform.app.clock.set(morning() + TimeDelta::seconds(2));
        assert_eq!(change(PASSWORD).await.status, StatusCode::SEE_OTHER);
    })
    .await;
}

#[tokio::test]
async fn a_unit_that_ended_is_offered_to_nobody_and_stays_with_who_has_it() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let admin = platform.signed_in("quản.trị", Role::Admin).await;
        let account = |task, name| {
            [
                ("do", task),
                ("name", name),
                ("role", "officer"),
                ("unit", "TTS"),
                ("password", PASSWORD),
            ]
        };
        let page = platform.post_as(&admin, PAGE, &account("add", "lan")).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        let closing = [("do", "close"), ("day", "2026-12-01"), ("basis", "QĐ 1")];
        let page = platform.post_as(&admin, "/office/units/TTS", &closing).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);

        let page = platform.get_as(&admin, PAGE).await.body;
        assert!(page.contains("kết thúc ngày 01/12/2026, không có đơn vị kế tục"));
        // In the form of who has it, not in that of a new account.
        assert_eq!(page.matches("value=\"TTS\"").count(), 1, "{page}");
        let refused = platform.post_as(&admin, PAGE, &account("add", "mai")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("Có đơn vị đã kết thúc"));
        let kept = platform.post_as(&admin, PAGE, &account("change", "lan")).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
        let units = platform.app.store.units_of("lan").await.unwrap();
        assert_eq!(units, ["TTS"]);
    })
    .await;
}

#[tokio::test]
async fn names_that_differ_by_case_or_composition_are_one_account_which_signs_in_in_any_case() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let admin = platform.signed_in("quản.trị", Role::Admin).await;
        let account =
            |name| [("do", "add"), ("name", name), ("role", "officer"), ("password", PASSWORD)];
        let added = platform.post_as(&admin, PAGE, &account("Hải")).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
        for name in ["hải", "HẢI", "Ha\u{309}i"] {
            let page = platform.post_as(&admin, PAGE, &account(name)).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
            assert!(page.body.contains("chữ hoa, chữ thường như nhau"), "{}", page.body);
            let entered = [("name", name), ("password", PASSWORD)];
            let page = platform.post("/login", &entered).await;
            assert_eq!(page.status, StatusCode::SEE_OTHER, "{name}: {}", page.body);
        }
        // Wrong tries in any case are tries of the account.
        for name in ["HẢI", "hải"] {
            platform.post("/login", &[("name", name), ("password", "sai")]).await;
        }
        let store = &platform.app.store;
        assert_eq!(store.failed_sign_ins("Hải").await.unwrap().unwrap().count, 2);

        // Both of a database that had two before go on working, each by its exact name.
        database
            .run(
                "insert into staff (name, role, password_hash, disabled)
                 select 'hải', role, password_hash, disabled from staff where name = 'Hải'",
            )
            .await;
        for (name, status) in [
            ("Hải", StatusCode::SEE_OTHER),
            ("hải", StatusCode::SEE_OTHER),
            ("HẢI", StatusCode::UNPROCESSABLE_ENTITY),
        ] {
            platform.app.clock.set(morning() + TimeDelta::hours(1));
            let page = platform.post("/login", &[("name", name), ("password", PASSWORD)]).await;
            assert_eq!(page.status, status, "{name}");
        }
    })
    .await;
}
