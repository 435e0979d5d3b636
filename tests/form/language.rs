//! The language of citizens' and public pages, and what a switch of it keeps.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use hailong::domain::account::Role;

use super::page::key_in;
use crate::support::databases::on_both;
use crate::support::platform::{Page, Platform};

const ENGLISH: &str = "en-US,en;q=0.9,vi;q=0.8";
const VIETNAMESE: &str = "vi-VN,vi;q=0.9,en-US;q=0.8";

async fn get(platform: &Platform, accepted: &str, path: &str) -> Page {
    let request = Request::get(path).header("accept-language", accepted).body(Body::empty());
    platform.send(request.unwrap()).await
}

fn lang(page: &Page) -> &str {
    let (_, after) = page.body.split_once("<html lang=\"").expect("a page");
    &after[..2]
}

#[tokio::test]
async fn a_page_is_in_the_browsers_language_unless_its_address_names_one() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        for path in ["/s/BT01", "/", "/results", "/petitions", "/petitions/new", "/r", "/remarks"] {
            for (accepted, query, expected) in [
                (ENGLISH, "", "en"),
                (VIETNAMESE, "", "vi"),
                ("", "", "vi"),
                (ENGLISH, "?lang=vi", "vi"),
                (VIETNAMESE, "?lang=en", "en"),
            ] {
                let page = get(&platform, accepted, &format!("{path}{query}")).await;
                assert_eq!(lang(&page), expected, "{path}{query} for {accepted:?}");
                let varies = page.headers.get_all("vary").iter();
                let varies: Vec<_> = varies.map(|each| each.to_str().unwrap()).collect();
                assert!(varies.contains(&"accept-language"), "{path}: {varies:?}");
            }
        }
        // Kept pages are kept apart, each with its own links.
        let chosen = get(&platform, ENGLISH, "/?lang=vi").await;
        assert!(chosen.body.contains("href=\"/results?lang=vi\""));
        assert!(platform.get("/").await.body.contains("href=\"/results\""));
        assert!(get(&platform, ENGLISH, "/").await.body.contains("href=\"/results\""));
    })
    .await;
}

#[tokio::test]
async fn the_offices_own_pages_are_vietnamese_whatever_the_browser_says() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        assert_eq!(lang(&get(&platform, ENGLISH, "/login").await), "vi");
        assert_eq!(lang(&get(&platform, ENGLISH, "/login?lang=en").await), "en");
    })
    .await;
}

#[tokio::test]
async fn a_switch_keeps_the_answers_the_remark_and_the_slip_and_sends_nothing() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let path = "/s/BT01?slip=7KQ2-M9XW-4TC";
        let page = platform.get(path).await;
        let switch = "name=\"switch-lang\" value=\"en\"";
        assert!(page.body.contains(switch), "{}", page.body);
        assert!(page.body.contains("formaction=\"/s/BT01?slip=7KQ2-M9XW-4TC&amp;lang=en\""));
        let key = key_in(&page);
        let fields = [
            ("key", key.as_str()),
            ("lang", "vi"),
            ("overall", "2"),
            ("s1", "4"),
            ("s6", "~"),
            ("procedure", "MH-CNLS"),
            ("remark", "Chờ lâu <quá>"),
            ("slip", "7KQ2-M9XW-4TC"),
            ("switch-lang", "en"),
        ];
        let page = platform.post(&format!("{path}&lang=en"), &fields).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(lang(&page), "en");
        for kept in [
            "name=\"overall\" value=\"2\" checked",
            "name=\"s1\" value=\"4\" checked",
            "name=\"s6\" value=\"~\" checked",
            "value=\"MH-CNLS\" checked",
            "Chờ lâu &lt;quá&gt;</textarea>",
            "name=\"slip\" value=\"7KQ2-M9XW-4TC\"",
            "name=\"lang\" value=\"en\"",
            "value=\"vi\"",
        ] {
            assert!(page.body.contains(kept), "{kept}");
        }
        assert_eq!(page.body.matches(" checked").count(), 4);
        assert!(!page.body.contains("role=\"alert\""));
        assert_eq!(key_in(&page), key);
        assert_eq!(platform.app.store.inbox_size().await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn an_english_phone_that_chose_vietnamese_stays_in_it() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let key = key_in(&get(&platform, ENGLISH, "/s/BT01?lang=vi").await);
        let sent = Request::post("/s/BT01")
            .header("accept-language", ENGLISH)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::from(format!("key={key}&lang=vi&overall=5")));
        let sent = platform.send(sent.unwrap()).await;
        assert!(sent.header("location").ends_with("?lang=vi"), "{}", sent.header("location"));
        let thanks = get(&platform, ENGLISH, sent.header("location")).await;
        assert_eq!(lang(&thanks), "vi");
        assert!(thanks.body.contains("href=\"/petitions/new?lang=vi\""));
    })
    .await;
}

#[tokio::test]
async fn a_petitions_switch_keeps_what_was_typed() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let page = platform.get("/petitions/new").await;
        assert!(page.body.contains("formaction=\"/petitions/new?lang=en\""));
        let key = key_in(&page);
        let fields = [
            ("key", key.as_str()),
            ("kind", "report"),
            ("subject", "Chờ lâu"),
            ("body", "Chờ ba giờ."),
            ("phone", "0912 345 678"),
            ("switch-lang", "en"),
        ];
        let page = platform.post("/petitions/new?lang=en", &fields).await;
        assert_eq!((page.status, lang(&page)), (StatusCode::OK, "en"));
        for kept in [
            "value=\"report\" checked",
            "value=\"Chờ lâu\"",
            "Chờ ba giờ.</textarea>",
            "0912 345 678",
        ] {
            assert!(page.body.contains(kept), "{kept}");
        }
        assert!(!page.body.contains("role=\"alert\""));
        assert_eq!(key_in(&page), key);
    })
    .await;
}

#[tokio::test]
async fn the_switch_of_the_form_that_staff_write_in_keeps_it_too() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let cookie = platform.signed_in("hoa", Role::Officer).await;
        let path = "/office/petitions/new";
        let page = platform.get_as(&cookie, path).await;
        assert!(page.body.contains("formaction=\"/office/petitions/new?lang=en\""));
        let key = key_in(&page);
        let fields = [
            ("key", key.as_str()),
            ("subject", "Chờ lâu"),
            ("received-from", "Trung tâm"),
            ("switch-lang", "en"),
        ];
        let page = platform.post_as(&cookie, path, &fields).await;
        assert_eq!((page.status, lang(&page)), (StatusCode::OK, "en"));
        assert!(
            page.body.contains("value=\"Chờ lâu\"") && page.body.contains("value=\"Trung tâm\"")
        );
        assert!(!page.body.contains("role=\"alert\""));
    })
    .await;
}
