//! A row that cannot be read is left out; the page and the letters are made of the others.

use axum::http::StatusCode;
use hailong::domain::account::Role;
use hailong::domain::worklist::alert::{Pace, Settings};
use hailong::pages::worklist::look;
use hailong::store::By;

use super::{answered, days_before};
use crate::support::databases::on_both;
use crate::support::platform::{Platform, form, morning};

/// A late petition about this.
async fn petition(platform: &Platform, subject: &str) {
    platform.app.clock.set(days_before(morning(), 20));
    let key = platform.app.random.uuid();
    let fields = [
        ("key", key.as_str()),
        ("kind", "report"),
        ("subject", subject),
        ("body", "Ghế ở phòng chờ bị hỏng đã lâu."),
        ("name", "Nguyễn Văn An"),
        ("phone", "0912 345 678"),
    ];
    let page = platform.send(form("/petitions/new", &fields)).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    platform.app.clock.set(morning());
}

#[tokio::test]
async fn one_corrupt_row_of_any_kind_takes_down_no_page_and_no_letter() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        answered(&platform, ("BT01", days_before(morning(), 3)), 4, 6).await;
        answered(&platform, ("BT02", days_before(morning(), 2)), 4, 6).await;
        petition(&platform, "Ghế chờ bị hỏng").await;
        petition(&platform, "Quạt trần kêu to").await;
        let admin = platform.signed_in("lan", Role::Admin).await;
        platform.signed_in("mai", Role::Officer).await;
        for (staff, address) in [("lan", "lan@example.vn"), ("mai", "mai@example.vn")] {
            let address = Some(address.to_owned());
            let settings = Settings { address, pace: Pace::AtOnce, ..Settings::default() };
            let by = By::system(morning());
            platform.app.store.keep_alert_settings(staff, &settings, &by).await.unwrap();
        }
        for damage in [
            "update petition set state = '?' where number = 1",
            "update batch set tier = '?' where number = 1",
            "update touchpoint set tier = '?' where code = 'BT03'",
            "update alert_settings set pace = '?' where staff = 'mai'",
            "update staff set role = '?' where name = 'mai'",
        ] {
            database.run(damage).await;
        }
        // As after a restart.
        let platform = Platform::on(database).await;
        for path in [
            "/",
            "/results",
            "/petitions",
            "/office",
            "/office/wall",
            "/office/instruments/sipas-counter",
            "/office/petitions",
            "/office/touchpoints",
            "/office/staff",
            "/office/batches",
        ] {
            let page = platform.get_as(&admin, path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.body);
        }
        let page = platform.get_as(&admin, "/office").await;
        assert!(page.body.contains("Quạt trần kêu to"), "{}", page.body);
        assert!(!page.body.contains("Ghế chờ bị hỏng"));
        assert_eq!(look(&platform.app).await.unwrap(), 1, "the letter to lan");
    })
    .await;
}
