//! Holds `src/web/input.rs`: odd characters, repeated fields and far days at every door, on both databases.

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, COOKIE};
use axum::http::{Request, StatusCode};
use hailong::domain::account::Role;

use crate::support::databases::on_both;
use crate::support::platform::{PAIRS, Platform, session};

#[tokio::test]
async fn input_with_nul_and_unseen_characters_fails_nowhere() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let staff = session(&platform.app, "mai", Role::Admin, &[]).await;
        for path in ["/s/%00", "/S/%00", "/petitions/%00", "/r/%00", "/s/BT01%E2%80%8B", "/r/%FF"] {
            assert_eq!(platform.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        for path in [
            "/office/units/%00",
            "/office/petitions/%00",
            "/office/dossiers/%00",
            "/office/plan/2026/%00",
            "/office/remarks/%00",
            "/office/instruments/%00",
        ] {
            assert_eq!(platform.get_as(&staff, path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        let page = platform.get("/api/v1/touchpoints/%00/responses").await;
        assert_eq!(page.header("content-type"), "application/problem+json");
        for path in [
            "/petitions?q=%00",
            "/remarks?q=a%00b",
            "/office/petitions?q=%00%E2%80%AE",
            "/office/audit?subject=%00&name=%00",
            "/office/remarks?q=%00&topic=%00",
            "/office/dossiers?q=%00",
            "/s/BT01?slip=%00",
            "/office/units?instrument=%00",
            "/office/official?subject=%00",
        ] {
            let page = platform.get_as(&staff, path).await;
            assert!(page.status.as_u16() < 500, "{path}: {}", page.status);
        }
        let page = platform.get("/petitions?q=%FF").await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST);
        assert!(page.body.contains("không phải chữ Unicode"), "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn input_typed_in_parts_is_kept_composed_and_without_nul() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let staff = session(&platform.app, "mai", Role::Admin, &[]).await;
        let (_, page) = (0, platform.get_as(&staff, "/office/units").await);
        assert_eq!(page.status, StatusCode::OK);
        let named = [
            ("do", "found"),
            ("code", "PTN\u{0}"),
            ("name_vi", "Pho\u{300}ng\u{200b} Tie\u{302}\u{301}p nha\u{323}\u{302}n\u{0}"),
            ("name_en", "Reception"),
            ("day", "2026-11-30"),
            ("basis", "QĐ 1"),
        ];
        let page = platform.post_as(&staff, "/office/units", &named).await;
        assert!(page.status.as_u16() < 500, "{}", page.body);
        let body = r#"{"key": "0198c7f0-0000-7000-8000-000000000001", "answers": {"overall": 5}, "slip": "a\u0000"}"#;
        let sent = Request::post("/api/v1/touchpoints/BT01/responses")
            .header(CONTENT_TYPE, "application/json")
            .body(Body::from(body));
        let page = platform.send(sent.unwrap()).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.body);
        let twice = body.replace(r#""overall": 5"#, r#""overall": 5, "overall": 1"#).replace("a\\u0000", "");
        let sent = Request::post("/api/v1/touchpoints/BT01/responses")
            .header(CONTENT_TYPE, "application/json")
            .body(Body::from(twice));
        let page = platform.send(sent.unwrap()).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST, "{}", page.body);
        assert_eq!(page.json()["errors"][0]["field"], "overall");
    })
    .await;
}

#[tokio::test]
async fn input_with_two_values_for_one_field_is_refused_by_name() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let staff = session(&platform.app, "mai", Role::Admin, &[]).await;
        for path in [
            "/office?unit=A&unit=B",
            "/office/instruments/sipas-counter?from=2026-01-01&from=2026-02-01",
            "/office/petitions?unit=A&unit=",
            "/petitions?q=a&q=b",
            "/s/BT01?slip=A&slip=B",
        ] {
            let page = platform.get_as(&staff, path).await;
            assert_eq!(page.status, StatusCode::BAD_REQUEST, "{path}");
            assert!(page.body.contains("hai giá trị khác nhau"), "{path}");
        }
        let page = platform.get_as(&staff, "/office/petitions?q=a&q=a").await;
        assert_eq!(page.status, StatusCode::OK);
        let page =
            platform.get("/api/v1/scorecards/sipas-counter?period=2026-Q1&period=2026-Y").await;
        assert_eq!(
            (page.status, &page.json()["errors"][0]["field"]),
            (StatusCode::BAD_REQUEST, &"period".into())
        );
        let sent = Request::post("/petitions/new").header(CONTENT_TYPE, PAIRS);
        let page = platform.send(sent.body(Body::from("subject=a&subject=b")).unwrap()).await;
        assert_eq!(page.status, StatusCode::BAD_REQUEST);
        assert!(page.body.contains("hai giá trị khác nhau"), "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn input_of_far_days_is_refused_and_reaches_no_query() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let staff = session(&platform.app, "mai", Role::Admin, &[]).await;
        for day in [
            "-9999-01-01",
            "-262143-01-01",
            "+262142-12-31",
            "9999-12-31",
            "0000-01-01",
            "1899-12-31",
        ] {
            for path in [
                "/office",
                "/office/instruments/sipas-counter",
                "/office/audit",
                "/office/petitions",
                "/office/dossiers",
                "/office/remarks",
                "/office/batches",
                "/results",
                "/petitions",
                "/api/v1/scorecards/sipas-counter",
                "/api/v1/dossiers",
                "/api/v1/petitions",
            ] {
                for field in ["from", "to", "on", "known", "day", "period"] {
                    let path = format!("{path}?{field}={}", day.replace('+', "%2B"));
                    let request = Request::get(&path).header(COOKIE, &staff);
                    let page = platform.send(request.body(Body::empty()).unwrap()).await;
                    assert!(page.status.as_u16() < 500, "{path}: {}", page.status);
                }
            }
        }
        for path in [
            "/office/batches?before=18446744073709551615",
            "/office/audit?below=18446744073709551615",
            "/office/batches/18446744073709551615",
            "/office/petitions/number/18446744073709551615",
            "/office/petitions?page=4294967295",
            "/office/plan?year=2147483647",
            "/office/plan/2147483647/1",
            "/office/units?on=99999-01-01",
        ] {
            assert!(platform.get_as(&staff, path).await.status.as_u16() < 500, "{path}");
        }
        let page = platform.get_as(&staff, "/office?from=31/12/2026").await;
        assert_eq!(page.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn a_form_over_its_limit_is_too_large_at_every_door() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let staff = session(&platform.app, "mai", Role::Admin, &[]).await;
        let long = "a".repeat(3 << 20);
        for path in [
            "/login",
            "/s/BT01",
            "/petitions/new",
            "/office/petitions/apart",
            "/office/touchpoints/BT01/slips",
            "/office/one-stop",
            "/office/plan/2026/6.3/do/progress",
            "/office/alerts",
            "/office/units",
            "/office/units/PLS",
            "/office/staff",
            "/office/account",
            "/office/account/second-factor",
        ] {
            let page = platform.post_as(&staff, path, &[("text", &long)]).await;
            assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
        }
    })
    .await;
}
