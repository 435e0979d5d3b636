//! From an empty database and a list of five counters to posters, trial answers and the start in earnest.

use axum::http::StatusCode;
use hailong::store::{By, Store};
use hailong::web::auth::session::Secret;
use serde_json::json;

use crate::support::databases::{Database, on_both};
use crate::support::platform::{PASSWORD, Platform, morning};

/// An empty installation whose first link was printed, and the link's path.
async fn begun(database: &Database) -> (Platform, String) {
    let platform = Platform::empty(database);
    let secret = Secret::drawn(&platform.app.random);
    database.store.keep_first_link(secret.hash()).await.unwrap();
    let path = format!("/setup/{}", secret.text());
    (platform, path)
}

/// The cookie of the administrator whom the link made.
async fn administrator(platform: &Platform, link: &str) -> String {
    let fields = [("name", "lan"), ("new", PASSWORD), ("repeated", PASSWORD)];
    let page = platform.post(link, &fields).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    assert_eq!(page.header("location"), "/office/setup");
    page.header("set-cookie").split(';').next().unwrap().to_owned()
}

async fn step(platform: &Platform, admin: &str, step: &str, fields: &[(&str, &str)]) {
    let page = platform.post_as(admin, &format!("/office/setup/{step}"), fields).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{step}: {}", page.body);
}

const OFFICE: [(&str, &str); 2] =
    [("name_vi", "Sở Tư pháp tỉnh Lào Cai"), ("parent_vi", "Ủy ban nhân dân tỉnh Lào Cai")];

/// The office with five counters.
async fn set_up(platform: &Platform, admin: &str) {
    step(platform, admin, "office", &OFFICE).await;
    step(platform, admin, "units", &[("lines", "Phòng Hộ tịch\nVăn phòng Sở")]).await;
    step(platform, admin, "procedures", &[("lines", "1.001193 Đăng ký khai sinh")]).await;
    let asked = [("unit", "PHT"), ("instrument", "sipas-counter"), ("target", "92,5")];
    let lines = [("lines", "Quầy 1–4\nBàn hướng dẫn"), ("procedure", "1.001193")];
    step(platform, admin, "counters", &[&lines[..], &asked[..]].concat()).await;
}

async fn tries(store: &Store) -> usize {
    store.trial_answers(100).await.unwrap().len()
}

#[tokio::test]
async fn an_empty_installation_names_nobody() {
    on_both(async |database| {
        let (platform, link) = begun(database).await;
        for path in ["/", "/results", "/petitions", "/login", link.as_str()] {
            let page = platform.get(path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.body);
            assert!(!page.body.contains("Hải Phòng") && !page.body.contains("Ngoại vụ"), "{path}");
        }
        let admin = administrator(&platform, &link).await;
        for path in
            ["/office", "/office/plan", "/office/official", "/office/touchpoints", "/office/units"]
        {
            let page = platform.get_as(&admin, path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.body);
            assert!(!page.body.contains("Hải Phòng") && !page.body.contains("Ngoại vụ"), "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_first_link_makes_one_administrator_once() {
    on_both(async |database| {
        let (platform, link) = begun(database).await;
        assert_eq!(platform.get("/setup/00").await.status, StatusCode::NOT_FOUND);
        let bad = [("name", ""), ("new", "ngắn"), ("repeated", "khác")];
        let page = platform.post(&link, &bad).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.body.matches("class=\"say\"").count(), 3, "{}", page.body);
        let admin = administrator(&platform, &link).await;
        for again in [platform.get(&link).await, platform.post(&link, &[]).await] {
            assert_eq!(again.status, StatusCode::NOT_FOUND);
        }
        assert!(platform.app.store.settings().is_trial());
        let steps = platform.get_as(&admin, "/office/setup").await;
        assert_eq!(steps.status, StatusCode::OK, "{}", steps.body);
    })
    .await;
}

#[tokio::test]
async fn five_counters_become_posters_and_five_trial_answers_a_figure_that_the_start_erases() {
    on_both(async |database| {
        let (platform, link) = begun(database).await;
        let store = &platform.app.store;
        let admin = administrator(&platform, &link).await;
        set_up(&platform, &admin).await;
        let touchpoints = store.touchpoints().await.unwrap();
        let codes: Vec<&str> = touchpoints.iter().map(|each| each.code.as_str()).collect();
        assert_eq!(codes, ["BH01", "Q01", "Q02", "Q03", "Q04"]);
        let posters = platform.get_as(&admin, "/office/touchpoints/posters-a5.pdf").await;
        assert_eq!(posters.status, StatusCode::OK);
        for code in &codes {
            let form = platform.get(&format!("/s/{code}")).await.body;
            assert!(
                form.contains("Sở Tư pháp tỉnh Lào Cai") && form.contains("chạy thử"),
                "{form}"
            );
            let receipt = platform.answer(code, &json!({"overall": 5, "s1": 4})).await;
            let page = platform.get(&format!("/r/{receipt}")).await.body;
            assert!(page.contains("phiếu thử"), "{page}");
        }
        assert_eq!((tries(store).await, store.inbox_size().await.unwrap()), (5, 0));
        let page = platform.get_as(&admin, "/office/trial").await.body;
        assert!(page.contains("5 phiếu thử") && page.contains("100,00%"), "{page}");
        let unsure = platform.post_as(&admin, "/office/trial", &[]).await;
        assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
        let started = platform.post_as(&admin, "/office/trial", &[("sure", "yes")]).await;
        assert_eq!(started.status, StatusCode::SEE_OTHER, "{}", started.body);
        assert_eq!((tries(store).await, store.settings().is_trial()), (0, false));
        assert!(!platform.get("/s/Q01").await.body.contains("chạy thử"));
        platform.answer("Q01", &json!({"overall": 5})).await;
        assert_eq!((tries(store).await, store.inbox_size().await.unwrap()), (0, 1));
    })
    .await;
}

#[tokio::test]
async fn a_step_is_refused_with_every_line_that_is_wrong() {
    on_both(async |database| {
        let (platform, link) = begun(database).await;
        let admin = administrator(&platform, &link).await;
        step(&platform, &admin, "office", &OFFICE).await;
        let fields = [("lines", "Quầy 9–1\nQuầy 1\nQuầy 1"), ("unit", "XX"), ("target", "120")];
        let page = platform.post_as(&admin, "/office/setup/counters", &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        for part in ["Dòng 1", "Dòng 3", "Xin chọn một đơn vị", "Xin chọn một phiếu", "Quầy 9–1"]
        {
            assert!(page.body.contains(part), "{part}");
        }
        assert!(page.body.contains("/office/import/touchpoints"), "a file serves too");
        assert!(platform.app.store.touchpoints().await.unwrap().is_empty());
        let fields = [("lines", "Phòng Kinh tế; MOT-MA-QUA-DAI-THE")];
        let page = platform.post_as(&admin, "/office/setup/units", &fields).await;
        assert!(page.body.contains("mã dài hơn 12 ký tự"), "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn a_test_scan_after_the_start_is_never_counted() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let app = &platform.app;
        let code = app.petitions.key.proof(&format!("test scan BT01 {}", app.today()));
        let form = platform.get(&format!("/s/BT01?scan={code}")).await.body;
        assert!(form.contains("không được tính") && form.contains(&code), "{form}");
        let key = app.random.uuid();
        let fields = [("key", key.as_str()), ("scan", code.as_str()), ("overall", "5")];
        let sent = platform.post("/s/BT01", &fields).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
        assert_eq!((tries(&app.store).await, app.store.inbox_size().await.unwrap()), (1, 0));
        // The code of another counter, or none of ours, is that of no test scan.
        let key = app.random.uuid();
        let fields = [("key", key.as_str()), ("scan", code.as_str()), ("overall", "5")];
        platform.post("/s/CN01", &fields).await;
        assert_eq!((tries(&app.store).await, app.store.inbox_size().await.unwrap()), (1, 1));
        app.store.clear_trials(morning() + chrono::TimeDelta::days(8)).await.unwrap();
        assert_eq!(tries(&app.store).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_link_lets_its_owner_set_a_password_once() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let app = &platform.app;
        platform.signed_in("minh", hailong::domain::account::Role::Officer).await;
        let secret = Secret::drawn(&app.random);
        let until = morning() + chrono::TimeDelta::days(7);
        let by = By::account("lan", morning());
        assert!(app.store.keep_link("minh", (secret.hash(), until), &by).await.unwrap());
        assert!(!app.store.keep_link("ai", (secret.hash(), until), &by).await.unwrap());
        let path = format!("/setup/{}", secret.text());
        assert!(platform.get(&path).await.body.contains("minh"));
        let new = "một mật khẩu khác hẳn";
        let fields = [("new", new), ("repeated", new)];
        assert_eq!(platform.post(&path, &fields).await.status, StatusCode::SEE_OTHER);
        assert_eq!(platform.get(&path).await.status, StatusCode::NOT_FOUND);
        let signed = platform.post("/login", &[("name", "minh"), ("password", new)]).await;
        assert_eq!(signed.status, StatusCode::SEE_OTHER, "{}", signed.body);
        let late = Secret::drawn(&app.random);
        app.store.keep_link("minh", (late.hash(), morning()), &by).await.unwrap();
        let page = platform.get(&format!("/setup/{}", late.text())).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
    })
    .await;
}
