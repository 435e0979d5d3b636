//! The citizen's form, the follow-up and the public page.

use axum::http::StatusCode;
use hailong::domain::account::Role;

use super::{NAME, PHONE, answered, fields, published, sent};
use crate::support::databases::on_both;
use crate::support::platform::{Platform, form};

#[tokio::test]
async fn a_petition_is_sent_without_cookie_and_followed_by_its_code_without_a_name() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let page = platform.get("/petitions/new").await;
        assert_eq!((page.status, page.header("set-cookie")), (StatusCode::OK, ""));
        assert!(!page.body.contains("<script"));
        let (notice, first) = (page.body.find("mã hóa"), page.body.find("<fieldset"));
        assert!(notice.unwrap() < first.unwrap(), "the purpose stands before the first field");

        let code = sent(&platform).await;
        for typed in [code.clone(), code.to_lowercase(), format!("{}-{}", &code[..4], &code[4..])] {
            let page = platform.get(&format!("/petitions/{typed}")).await;
            assert_eq!(page.status, StatusCode::OK, "{typed}");
            assert!(page.body.contains("Chờ quá lâu") && page.body.contains("Mới"));
            assert!(page.body.contains("Tiếp theo, cán bộ xem"));
            // Received on Tuesday 1 December: fifteen working days later is Tuesday the 22nd.
            assert!(page.body.contains("22/12/2026"), "{}", page.body);
            for hidden in [NAME, PHONE, "phố Thử", "chờ ba giờ"] {
                assert!(!page.body.contains(hidden), "{hidden}");
            }
        }
        let page = platform.get("/petitions/0000000000000000?lang=en").await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        assert!(page.body.contains("No such petition"));
        let page = platform.get(&format!("/petitions?code={}", code.to_lowercase())).await;
        assert_eq!(page.header("location"), format!("/petitions/{code}"));
    })
    .await;
}

#[tokio::test]
async fn every_fault_comes_back_at_once_with_everything_typed() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let long = "dài ".repeat(60);
        let typed = [
            ("subject", long.as_str()),
            ("body", "Một nội dung <b>đậm</b>"),
            ("email", "khong-phai-thu"),
            ("lang", "en"),
        ];
        let page = platform.post("/petitions/new", &typed).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        for said in [
            "Please choose report or proposal.",
            "239 characters; please shorten it to 200.",
            "Please write your name.",
            "Please write an address or a telephone number",
            "An e-mail address looks like",
            "Một nội dung &lt;b&gt;đậm&lt;/b&gt;",
            "khong-phai-thu",
            long.trim(),
        ] {
            assert!(page.body.contains(said), "{said}\n{}", page.body);
        }
        let without_key = &fields("")[1..];
        let page = platform.post("/petitions/new", without_key).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains("cấp mã mới") && page.body.contains(NAME));
    })
    .await;
}

#[tokio::test]
async fn a_repeat_is_harmless_another_text_is_refused_and_other_sites_may_not_send() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let key = platform.app.random.uuid();
        let first = platform.post("/petitions/new", &fields(&key)).await;
        let again = platform.post("/petitions/new", &fields(&key)).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER);
        assert_eq!(first.header("location"), again.header("location"));
        let mut other = fields(&key);
        other[2] = ("subject", "Việc khác");
        let page = platform.post("/petitions/new", &other).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.body.contains("Việc khác"));

        let mut foreign = form("/petitions/new", &fields(&platform.app.random.uuid()));
        foreign.headers_mut().insert("sec-fetch-site", "cross-site".parse().unwrap());
        assert_eq!(platform.send(foreign).await.status, StatusCode::FORBIDDEN);
        let large = "a".repeat(70_000);
        let page = platform.post("/petitions/new", &[("body", &large)]).await;
        assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
    })
    .await;
}

#[tokio::test]
async fn the_public_sees_what_was_published_without_names_and_the_rates() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let page = platform.get("/petitions").await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.body.matches("chưa có").count(), 3, "{}", page.body);

        let lan = platform.signed_in("lan", Role::Officer).await;
        let code = sent(&platform).await;
        answered(&platform, &lan, &code).await;
        let page = platform.get("/petitions").await;
        assert!(!page.body.contains("Chờ quá lâu"), "answered is not published");
        published(&platform, &lan, &code).await;
        let open = sent(&platform).await;
        for path in
            ["/petitions", "/petitions?q=cho+qua+LAU", "/petitions?q=%C4%91%C3%A3+m%E1%BB%9F"]
        {
            let page = platform.get(path).await;
            assert!(page.body.contains("[đã che: họ tên]"), "{}", page.body);
            assert!(page.body.contains("[đã che: số điện thoại]"));
            for hidden in [NAME, "TRẦN", "0987", PHONE, &code, &open] {
                assert!(!page.body.contains(hidden), "{hidden}");
            }
        }
        let page = platform.get("/petitions?period=2026-Y").await;
        // One of two handled; one answered in time and one with time left; the answered one published.
        assert!(page.body.contains("1 / 2") && page.body.contains("50,00%"), "{}", page.body);
        assert_eq!(page.body.matches("2 / 2").count(), 1);
        assert_eq!(page.body.matches("1 / 1").count(), 1);
        let page = platform.get("/petitions?q=khong-co&before=x&lang=en").await;
        assert!(page.body.contains("a filter that cannot be read"));
        let page = platform.get("/petitions?q=khong-co").await;
        assert!(page.body.contains("Không có phản ánh, kiến nghị nào khớp"));
    })
    .await;
}

#[tokio::test]
async fn a_receipt_leads_to_the_petition_form_and_says_the_offices_other_ways() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let mut office = platform.app.store.offices().await.unwrap().remove(0);
        let receipt = platform.answer("BT01", &serde_json::json!({"overall": 5})).await;
        let path = format!("/r/{receipt}");
        let page = platform.get(&path).await;
        assert!(page.body.contains("href=\"/petitions/new\""));
        assert!(page.body.contains("Cách khác: Cổng Dịch vụ công quốc gia"), "{}", page.body);
        office.petitions = hailong::base::Text::default();
        platform.app.store.keep_office(&office).await.unwrap();
        let page = platform.get(&path).await;
        assert!(page.body.contains("href=\"/petitions/new\""));
        assert!(!page.body.contains("Cách khác:"));
    })
    .await;
}
