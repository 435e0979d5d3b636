//! Letters to senders, through a mail server of another make.

use std::sync::Arc;

use axum::http::StatusCode;
use chrono::TimeDelta;
use hailong::base::supervisor::Turn;
use hailong::config::Config;
use hailong::domain::account::Role;
use hailong::domain::petition::State;
use hailong::pages::petition::deliver;
use hailong::store::LetterState;

use super::{NAME, PHONE, answered, fields, published};
use crate::support::databases::on_both;
use crate::support::mail::{MailServer, free_port, postman};
use crate::support::platform::{Platform, morning};

const EMAIL: &str = "buoi@example.vn";

/// A petition whose sender left an address, at an office with a mail server; gives its code.
async fn filed(platform: &Platform) -> String {
    let key = platform.app.random.uuid();
    let mut typed = fields(&key);
    typed.push(("email", EMAIL));
    let page = platform.post("/petitions/new", &typed).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    page.header("location").replace("/petitions/", "")
}

fn with_mail(mut platform: Platform) -> Platform {
    platform.app.server_mailer = Some(postman(9));
    platform.set(Arc::new(Config::at("https://khaosat.example.vn")))
}

#[tokio::test]
async fn a_sender_who_left_an_address_is_told_each_new_state_by_link_and_by_nothing_else() {
    on_both(async |database| {
        let platform = with_mail(Platform::on(database).await);
        let lan = platform.signed_in("lan", Role::Officer).await;
        let code = filed(&platform).await;
        let path = format!("/office/petitions/{code}/answer");
        let way = super::moved(&platform, &lan, &code, ("new", "received"), &[]).await;
        assert_eq!(way.status, StatusCode::SEE_OTHER);
        for way in [("received", "competent"), ("competent", "handling")] {
            super::moved(&platform, &lan, &code, way, &[]).await;
        }
        let page = platform.post_as(&lan, &path, &[("text", "Trả lời"), ("do", "preview")]).await;
        assert!(page.body.contains("được báo bằng thư"), "{}", page.body);
        let answer = [("text", "Đã mở thêm quầy."), ("do", "send")];
        platform.post_as(&lan, &path, &answer).await;
        published(&platform, &lan, &code).await;

        let server = MailServer::start();
        let (app, turn) = (&platform.app, Turn::default());
        let sent = deliver(app, &postman(server.port), &turn).await.unwrap();
        // New, received, handled, published; not what the office does within.
        assert_eq!(sent, 4);
        assert_eq!(deliver(app, &postman(server.port), &turn).await.unwrap(), 0);
        let letters = server.letters();
        for [subject, to, body] in &letters {
            assert_eq!(to, EMAIL);
            assert!(subject.starts_with("Phản ánh, kiến nghị số 1: "), "{subject}");
            assert!(body.contains(&format!("https://khaosat.example.vn/petitions/{code}")));
            for hidden in [NAME, PHONE, "phố Thử", "Chờ quá lâu", "mở thêm quầy"] {
                assert!(!subject.contains(hidden) && !body.contains(hidden), "{hidden}: {body}");
            }
        }
        for state in ["Mới", "Đã tiếp nhận", "Đã xử lý", "Đã công khai"] {
            assert!(letters.iter().any(|[subject, ..]| subject.ends_with(state)), "{letters:?}");
        }
        let page = platform.get(&format!("/petitions/{code}")).await;
        assert!(page.body.contains("Thư báo đã gửi") && page.body.contains("đã gửi"));
        assert!(!page.body.contains(EMAIL));
        let page = platform.get_as(&lan, &format!("/office/petitions/{code}")).await;
        assert!(page.body.contains("Thư báo người gửi") && !page.body.contains(EMAIL));
    })
    .await;
}

#[tokio::test]
async fn a_mail_server_that_is_away_loses_nothing_and_nobody_without_an_address_is_written_to() {
    on_both(async |database| {
        let platform = with_mail(Platform::on(database).await);
        let lan = platform.signed_in("lan", Role::Officer).await;
        let silent = super::sent(&platform).await;
        answered(&platform, &lan, &silent).await;
        assert!(platform.app.store.sender_told(&silent).await.unwrap().is_empty());
        let code = filed(&platform).await;
        let (app, turn, port) = (&platform.app, Turn::default(), free_port());
        assert_eq!(deliver(app, &postman(port), &turn).await.unwrap(), 0);
        let told = app.store.sender_told(&code).await.unwrap();
        assert_eq!(told[0].outcome, LetterState::Waiting);
        app.clock.set(morning() + TimeDelta::minutes(2));
        let server = MailServer::start_at(port);
        assert_eq!(deliver(app, &postman(port), &turn).await.unwrap(), 1);
        assert_eq!(server.letters().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn without_a_mail_server_no_letter_is_queued() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let code = filed(&platform).await;
        assert!(platform.app.store.sender_told(&code).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_sender_held_apart_in_a_flood_is_told_once_the_petition_is_in_the_register() {
    on_both(async |database| {
        let platform = with_mail(Platform::on(database).await.with_flood());
        let store = &platform.app.store;
        let lan = platform.signed_in("lan", Role::Officer).await;
        for _ in 0..20 {
            super::sent(&platform).await;
        }
        let (told, silent, left_out) =
            (filed(&platform).await, super::sent(&platform).await, filed(&platform).await);
        assert_eq!(store.petitions_apart_count().await.unwrap(), 3);
        let apart = "/office/petitions/apart";
        let take_in = [("code", &*told), ("code", &*silent), ("verdict", "take-in")];
        // Sent twice, as by a second press of the button.
        for _ in 0..2 {
            assert_eq!(platform.post_as(&lan, apart, &take_in).await.status, StatusCode::SEE_OTHER);
        }
        let out = [("code", &*left_out), ("verdict", "leave-out"), ("reason", "trùng nội dung")];
        assert_eq!(platform.post_as(&lan, apart, &out).await.status, StatusCode::SEE_OTHER);
        let letters = store.sender_told(&told).await.unwrap();
        assert_eq!(letters.iter().map(|it| it.state).collect::<Vec<_>>(), [State::New]);
        for code in [&silent, &left_out] {
            assert_eq!(store.sender_told(code).await.unwrap(), [], "{code}");
        }
        let (server, turn) = (MailServer::start(), Turn::default());
        assert_eq!(deliver(&platform.app, &postman(server.port), &turn).await.unwrap(), 1);
        let letters = server.letters();
        let [subject, to, body] = &letters[0];
        assert_eq!((subject.as_str(), to.as_str()), ("Phản ánh, kiến nghị số 21: Mới", EMAIL));
        assert!(body.contains(&format!("https://khaosat.example.vn/petitions/{told}")), "{body}");
        assert_eq!(store.verify_audit().await.unwrap(), None);
    })
    .await;
}
