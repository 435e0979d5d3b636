//! The page of settings: who may change what, and what follows from it.

use axum::http::StatusCode;
use hailong::domain::account::Role;
use hailong::domain::setting::Field;

use crate::support::databases::on_both;
use crate::support::mail::MailServer;
use crate::support::platform::{Platform, session};

const PAGE: &str = "/office/settings";

#[tokio::test]
async fn every_fault_comes_back_with_what_was_typed_and_nothing_is_kept() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let admin = session(&platform.app, "quản trị", Role::Admin, &[]).await;
        let fields = [("do", "answers"), ("k", "3"), ("wait", "99")];
        let page = platform.post_as(&admin, PAGE, &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        for part in ["từ 5 đến 50", "từ 1 đến 31", "value=\"99\""] {
            assert!(page.body.contains(part), "{part}");
        }
        assert_eq!(platform.app.store.settings().own(Field::Wait), None);
    })
    .await;
}

#[tokio::test]
async fn what_is_set_counts_at_once() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let (app, store) = (&platform.app, &platform.app.store);
        let admin = session(app, "quản trị", Role::Admin, &[]).await;
        let set = async |fields: &[(&str, &str)]| {
            let page = platform.post_as(&admin, PAGE, fields).await;
            assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        };
        set(&[("do", "answers"), ("k", "6"), ("wait", "10")]).await;
        assert_eq!((app.k(), app.public_k(), store.settings().settle_rule().longest), (6, 12, 10));
        let privacy = platform.get("/privacy").await.body;
        assert!(privacy.contains("ít nhất 5 phiếu khác"), "{privacy}");
        set(&[("do", "petitions"), ("reply", "20"), ("warn", "18")]).await;
        let days = |rules: &hailong::domain::petition::Rules| {
            (rules.limits.reply.days, rules.limits.warn.days, rules.limits.send_back.days)
        };
        assert_eq!(days(&app.rules()), (20, 18, 2));
        let typhoon = ("name", "Bão số 3");
        set(&[("do", "days-off"), ("from", "2026-12-02"), typhoon, ("source", "CV 1/UBND")]).await;
        assert!(!app.rules().holidays.is_worked("2026-12-02".parse().unwrap()));
        set(&[("do", "remove-days-off"), ("key", "days-off 2026-12-02")]).await;
        assert!(app.rules().holidays.is_worked("2026-12-02".parse().unwrap()));
        let target = [("instrument", "sipas-counter"), ("year", "2026"), ("value", "92,5")];
        set(&[&[("do", "target")], &target[..]].concat()).await;
        let page = platform.get_as(&admin, PAGE).await;
        assert!(page.body.contains("92,50%"), "{}", page.body);
        let log = platform.get_as(&admin, "/office/audit?action=setting").await.body;
        for told in [
            "Bảo vệ người trả lời: Số người ít nhất sau mỗi số liệu",
            "<span class=\"soft\">5</span>",
            "Chỉ tiêu: Phiếu khảo sát tại quầy, cả cơ quan, 2026",
            "92,50%",
            "Ngày nghỉ: 02/12/2026",
            "Thời hạn phản ánh, kiến nghị: Trả lời",
            "<span class=\"soft\">15</span>",
        ] {
            assert!(log.contains(told), "{told}: {log}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_office_has_its_own_name_on_every_page_at_once() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let admin = session(&platform.app, "quản trị", Role::Admin, &[]).await;
        let office = platform.app.store.offices().await.unwrap().remove(0);
        let renamed = [
            ("do", "office"),
            ("code", office.code.as_str()),
            ("name_vi", "Sở Nội vụ"),
            ("parent_vi", "Ủy ban nhân dân thành phố Huế"),
        ];
        let page = platform.post_as(&admin, PAGE, &renamed).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        let letterhead = [("do", "contact"), ("address", "1 Lê Lợi"), ("phone", "0234 000")];
        platform.post_as(&admin, PAGE, &letterhead).await;
        for path in ["/", "/s/BT01", PAGE] {
            let page = platform.get_as(&admin, path).await.body;
            assert!(page.contains("Sở Nội vụ") && page.contains("1 Lê Lợi"), "{path}");
        }
        let nameless = [("do", "office"), ("code", office.code.as_str()), ("name_en", "X")];
        let page = platform.post_as(&admin, PAGE, &nameless).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains("value=\"X\""), "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn citizens_pages_are_vietnamese_alone_where_the_office_says_so() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let admin = session(&platform.app, "quản trị", Role::Admin, &[]).await;
        assert!(platform.get("/s/BT01?lang=en").await.body.contains("lang=\"en\""));
        platform.post_as(&admin, PAGE, &[("do", "languages"), ("languages", "vi")]).await;
        for path in ["/?lang=en", "/s/BT01?lang=en"] {
            let page = platform.get(path).await.body;
            assert!(page.contains("<html lang=\"vi\"") && !page.contains("lang=\"en\""), "{path}");
        }
        assert!(
            platform.get_as(&admin, "/office?lang=en").await.body.contains("<html lang=\"en\"")
        );
    })
    .await;
}

#[tokio::test]
async fn a_logo_is_cleaned_shown_and_taken_away() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let admin = session(&platform.app, "quản trị", Role::Admin, &[]).await;
        let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='80' height='80' onload='alert(1)'>\
                   <script>alert(2)</script><circle cx='40' cy='40' r='30' fill='#c00'/></svg>";
        let logo = "/office/settings/logo";
        let bad = platform.upload_as(&admin, logo, (&[], ("logo.gif", b"GIF89a"))).await;
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", bad.body);
        let kept = platform.upload_as(&admin, logo, (&[], ("logo.svg", svg.as_bytes()))).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
        let digest = platform.app.store.settings().logo().unwrap().to_owned();
        let shown = platform.get(&format!("/logo/{digest}")).await;
        assert_eq!(shown.header("content-type"), "image/svg+xml");
        assert!(shown.header("content-security-policy").contains("sandbox"));
        assert!(!shown.body.contains("alert"), "{}", shown.body);
        for path in ["/", "/s/BT01"] {
            assert!(platform.get(path).await.body.contains(&digest), "{path}");
        }
        platform.post_as(&admin, PAGE, &[("do", "remove-logo")]).await;
        assert!(!platform.get("/s/BT01").await.body.contains("/logo/"));
    })
    .await;
}

#[tokio::test]
async fn a_mail_password_is_sealed_and_never_shown() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let admin = session(&platform.app, "quản trị", Role::Admin, &[]).await;
        let secret = "bí mật 7431";
        let fields = [
            ("do", "mail"),
            ("mail-host", "mail.example.gov.vn"),
            ("mail-user", "ks"),
            ("mail-password", secret),
            ("mail-from", "ks@example.gov.vn"),
        ];
        let page = platform.post_as(&admin, PAGE, &fields).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        let settings = platform.app.store.settings();
        assert_ne!(settings.text(Field::MailPassword), secret);
        let key = &platform.app.petitions.key;
        assert_eq!(settings.mail_password(key).as_deref(), Some(secret));
        assert!(platform.app.mailer().is_some());
        let page = platform.get_as(&admin, PAGE).await.body;
        assert!(!page.contains(secret) && !page.contains(settings.text(Field::MailPassword)));
        // Saved again without it, it stays; without a server it goes.
        platform.post_as(&admin, PAGE, &[&fields[..3], &fields[4..]].concat()).await;
        assert_eq!(platform.app.store.settings().mail_password(key).as_deref(), Some(secret));
        platform.post_as(&admin, PAGE, &[("do", "mail")]).await;
        assert_eq!(platform.app.store.settings().own(Field::MailPassword), None);
    })
    .await;
}

#[tokio::test]
async fn a_test_letter_goes_through_the_server_that_was_set_and_its_refusal_is_told() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let admin = session(&platform.app, "quản trị", Role::Admin, &[]).await;
        let letter = [("do", "test-letter"), ("to", "lan@example.vn")];
        let said = async || {
            let page = platform.post_as(&admin, PAGE, &letter).await;
            let cookie = page.header("set-cookie").split(';').next().unwrap().to_owned();
            platform.get_as(&format!("{admin}; {cookie}"), PAGE).await.body
        };
        assert!(said().await.contains("Chưa có máy chủ thư"));
        let server = MailServer::start();
        let port = server.port.to_string();
        let fields = [
            ("do", "mail"),
            ("mail-host", "127.0.0.1"),
            ("mail-port", port.as_str()),
            ("mail-security", "none"),
            ("mail-from", "Khảo sát <ks@example.vn>"),
        ];
        platform.post_as(&admin, PAGE, &fields).await;
        assert!(said().await.contains("đã nhận thư thử gửi tới lan@example.vn"));
        let letters = server.letters();
        assert_eq!(letters.len(), 1);
        assert_eq!(letters[0][1], "lan@example.vn");
        drop(server);
        assert!(said().await.contains("Chưa gửi được thư thử"));
    })
    .await;
}
