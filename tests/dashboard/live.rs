//! An open page hears of a batch, within its units, and of no figure.

use axum::http::StatusCode;
use chrono::TimeDelta;
use hailong::domain::account::Role;
use hailong::store::By;

use super::{answered, limit};
use crate::support::databases::on_both;
use crate::support::platform::{Page, Platform, morning};

/// The mark of the batches a page shows.
fn mark(page: &Page) -> String {
    let (_, after) = page.body.split_once("data-since=\"").expect("a mark");
    after.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn what_was_settled_since_the_page_was_made_is_told_at_once_and_nothing_else() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let cookie = platform.signed_in("lan", Role::Viewer).await;
        let before = mark(&platform.get_as(&cookie, "/office").await);
        answered(&platform, ("BT01", morning()), 5, 10).await;
        let after = mark(&platform.get_as(&cookie, "/office").await);
        assert_ne!(before, after);
        // Once there will be no more news, streams end: a server can stop.
        platform.app.store.end_news();
        let told = platform.get_as(&cookie, &format!("/office/live?since={before}")).await;
        assert_eq!(told.header("content-type"), "text/event-stream");
        assert_eq!(told.body, "event: settled\ndata: settled\n\n");
        let told = platform.get_as(&cookie, &format!("/office/live?since={after}")).await;
        assert_eq!(told.body, "");
    })
    .await;
}

#[tokio::test]
async fn an_account_of_one_unit_hears_of_its_own_batches_alone() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let store = platform.app.store.clone();
        store.look_for_batches().await.unwrap();
        let heard = async |name: &str, touchpoint: &str| {
            let cookie = platform.signed_in(name, Role::Viewer).await;
            limit(&platform, name, Role::Viewer).await;
            let batches = async {
                for _ in 0..20 {
                    answered(&platform, (touchpoint, morning()), 5, 5).await;
                }
                // The stream ends with its session, while there is news for others.
                let by = By::system(morning());
                store.sign_out_everywhere(name, &by).await.unwrap();
                answered(&platform, (touchpoint, morning()), 5, 5).await;
            };
            let (told, ()) = tokio::join!(platform.get_as(&cookie, "/office/live"), batches);
            let gone = platform.get_as(&cookie, "/office/live").await;
            assert!(gone.header("location").starts_with("/login"));
            told
        };
        let told = heard("lan", "CN01").await;
        assert!(told.body.contains("event: settled"), "{told:?}");
        let told = heard("hoa", "BT01").await;
        assert_eq!(told.body, "", "another unit's");
    })
    .await;
}

#[tokio::test]
async fn a_page_that_asks_for_news_again_and_again_comes_to_rest() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let cookie = platform.signed_in("lan", Role::Viewer).await;
        platform.get_as(&cookie, "/office").await;
        platform.app.store.end_news();
        for minutes in [20, 40, 59] {
            platform.app.clock.set(morning() + TimeDelta::minutes(minutes));
            let told = platform.get_as(&cookie, "/office/live").await;
            assert_eq!(told.status, StatusCode::OK, "{minutes}");
        }
        platform.app.clock.set(morning() + TimeDelta::minutes(61));
        for path in ["/office/live", "/office"] {
            let page = platform.get_as(&cookie, path).await;
            assert!(page.header("location").starts_with("/login"), "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn only_the_office_pages_may_run_the_script() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let cookie = platform.signed_in("lan", Role::Viewer).await;
        let office = platform.get_as(&cookie, "/office").await;
        let policy = office.header("content-security-policy");
        assert!(policy.contains("script-src 'self'") && !policy.contains("unsafe"));
        let (_, after) = office.body.split_once("<script src=\"").unwrap();
        let script = platform.get(after.split('"').next().unwrap()).await;
        assert!(script.header("content-type").starts_with("text/javascript"));
        assert!(script.body.contains("EventSource"));
        for path in ["/", "/s/BT01", "/results", "/login"] {
            let page = platform.get(path).await;
            assert!(!page.header("content-security-policy").contains("script-src"));
            assert!(!page.body.contains("<script"), "{path}");
        }
    })
    .await;
}
