//! Who accounts belong to: named by an administrator, told on pages, sent links by mail.

use axum::http::StatusCode;
use hailong::domain::account::Role;

use crate::support::databases::on_both;
use crate::support::mail::{MailServer, postman};
use crate::support::platform::Platform;

const PAGE: &str = "/office/staff";

#[tokio::test]
async fn a_person_is_named_and_read_by_that_name_and_every_fault_comes_back() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let admin = platform.signed_in("quản.trị", Role::Admin).await;
        let lan = platform.signed_in("lan", Role::Officer).await;
        let named = [
            ("do", "person"),
            ("name", "lan"),
            ("full_name", "Nguyễn Thị Lan"),
            ("title", "Chuyên viên"),
            ("mail", "lan@example.vn"),
        ];
        let page = platform.post_as(&admin, PAGE, &named).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        let list = platform.get_as(&admin, PAGE).await.body;
        for part in ["Nguyễn Thị Lan (lan)", "Chuyên viên", "lan@example.vn"] {
            assert!(list.contains(part), "{part}");
        }
        let own = platform.get_as(&lan, "/office").await.body;
        assert!(own.contains("<summary>Nguyễn Thị Lan</summary>"), "{own}");

        let long = "x".repeat(101);
        let wrong = [("do", "person"), ("name", "lan"), ("full_name", &*long), ("mail", "lan")];
        let page = platform.post_as(&admin, PAGE, &wrong).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        for sentence in ["Họ và tên: nhiều nhất 100 ký tự.", "xin viết một địa chỉ", &long]
        {
            assert!(page.body.contains(sentence), "{sentence}");
        }
        let kept = platform.app.store.person("lan").await.unwrap();
        assert_eq!((&*kept.full_name, &*kept.title), ("Nguyễn Thị Lan", "Chuyên viên"));
    })
    .await;
}

#[tokio::test]
async fn a_link_to_set_a_password_goes_to_the_address_and_without_one_is_shown() {
    on_both(async |database| {
        let server = MailServer::start();
        let mut platform = Platform::on(database).await;
        platform.app.server_mailer = Some(postman(server.port));
        let config = platform.app.config.clone();
        let platform = platform.set(config);
        let admin = platform.signed_in("quản.trị", Role::Admin).await;
        let new = [
            ("do", "add"),
            ("name", "mai"),
            ("role", "officer"),
            ("full_name", "Trần Mai"),
            ("mail", "mai@example.vn"),
        ];
        let page = platform.post_as(&admin, PAGE, &new).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        let letters = server.letters();
        let [[_, to, body]] = letters.as_slice() else { panic!("{letters:?}") };
        assert_eq!(to, "mai@example.vn");
        let secret = body.split("/setup/").nth(1).unwrap().split_whitespace().next().unwrap();
        let page = platform.get(&format!("/setup/{secret}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("mai"));
        let address = format!("/setup/{secret}");
        let chosen = "một mật khẩu dài lắm";
        let page = platform.post(&address, &[("new", chosen), ("repeated", chosen)]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        let page = platform.get(&address).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        assert!(page.body.contains("tạo liên kết mới"), "what to do is told: {}", page.body);
    })
    .await;
}
