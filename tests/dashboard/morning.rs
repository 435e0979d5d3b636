//! What the office sees first: what needs doing, and nothing that one may not see.

use axum::http::StatusCode;
use hailong::domain::account::Role;
use hailong::domain::survey::{Catalogue, Instrument};
use hailong::domain::worklist::Subject;
use hailong::pages::shared::worklist::sources;
use hailong::store::worklist::gather;
use hailong::store::worklist::gather::{Sources, Visibility};

use super::{answered, days_before, limit, part};
use crate::support::databases::on_both;
use crate::support::platform::{Platform, morning};

/// A petition that came in so many days ago.
async fn petition(platform: &Platform, days: i64) {
    platform.app.clock.set(days_before(morning(), days));
    let key = platform.app.random.uuid();
    let fields = [
        ("key", key.as_str()),
        ("kind", "report"),
        ("subject", "Ghế chờ bị hỏng"),
        ("body", "Ghế ở phòng chờ bị hỏng đã lâu."),
        ("name", "Nguyễn Văn An"),
        ("address", "Số 1 phố Thử"),
        ("phone", "0912 345 678"),
    ];
    let page = platform.post("/petitions/new", &fields).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    platform.app.clock.set(morning());
}

#[tokio::test]
async fn a_morning_without_anything_to_do_says_so_kindly() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let cookie = platform.signed_in("lan", Role::Officer).await;
        let page = platform.get_as(&cookie, "/office").await;
        assert!(page.body.contains("Hôm nay chưa có việc nào gấp"));
        let english = platform.get_as(&cookie, "/office?lang=en").await;
        assert!(english.body.contains("Nothing presses today"));
    })
    .await;
}

#[tokio::test]
async fn a_late_petition_is_told_to_those_who_may_read_the_register_and_to_nobody_else() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        petition(&platform, 20).await;
        let officer = platform.signed_in("lan", Role::Officer).await;
        let page = platform.get_as(&officer, "/office").await;
        let today = part(&page, "Việc cần làm hôm nay");
        assert!(today.contains("Quá hạn</span>"), "{today}");
        assert!(today.contains("Ghế chờ bị hỏng"));
        assert!(today.contains("href=\"/office/petitions/"));
        let counter = platform.signed_in("quay", Role::Counter).await;
        let page = platform.get_as(&counter, "/office").await;
        assert!(!page.body.contains("Ghế chờ bị hỏng"));
        let limited = platform.signed_in("phong", Role::Officer).await;
        limit(&platform, "phong", Role::Officer).await;
        let page = platform.get_as(&limited, "/office").await;
        assert!(!page.body.contains("Ghế chờ bị hỏng"));
        // On the wall stands a number, and nothing of what it is about.
        let wall = platform.get_as(&officer, "/office/wall").await;
        assert!(wall.body.contains("<strong>1</strong> quá hạn"), "{}", wall.body);
        assert!(!wall.body.contains("Ghế chờ bị hỏng"));
    })
    .await;
}

/// From 31 August to 5 November, five answers twice a week, most of them bad; then nothing.
async fn an_autumn(platform: &Platform) {
    for week in 0..10 {
        for day in [0, 3] {
            let at = days_before(morning(), 92 - 7 * week - day);
            answered(platform, ("BT01", at), 2, 5).await;
        }
    }
    platform.app.clock.set(morning());
}

#[tokio::test]
async fn a_version_to_come_hides_nothing_and_silence_outlasts_its_beginning() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        an_autumn(&platform).await;
        let app = &platform.app;
        let day = |text: &str| text.parse().unwrap();
        let coming = app.instruments.all().iter().map(|each| Instrument {
            version: format!("{}-next", each.version),
            valid_from: day("2027-01-01"),
            ..each.clone()
        });
        let all = app.instruments.all().iter().cloned().chain(coming);
        let instruments = Catalogue::of(all.collect());
        let told = async |today: &str| {
            let from = Sources { instruments: &instruments, today: day(today), ..sources(app) };
            let found = gather::matters(from, &Visibility::default()).await.unwrap();
            let of = |wanted: fn(&Subject) -> bool| found.iter().any(|each| wanted(&each.subject));
            (
                of(|subject| matches!(subject, Subject::Quiet(_))),
                of(|subject| matches!(subject, Subject::Low(_))),
            )
        };
        assert_eq!(told("2026-12-01").await, (true, true));
        assert_eq!(told("2027-01-05").await, (true, false), "no answer yet");
    })
    .await;
}

#[tokio::test]
async fn a_silent_touchpoint_and_a_missed_target_are_told() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        an_autumn(&platform).await;
        let cookie = platform.signed_in("lan", Role::Viewer).await;
        let page = platform.get_as(&cookie, "/office").await;
        let today = part(&page, "Việc cần làm hôm nay</h2>");
        assert!(today.contains("Không có phiếu mới: Quầy 1"), "{today}");
        assert!(today.contains("chưa đạt chỉ tiêu"), "{today}");
        assert!(
            page.body.contains("Tiêu chí thấp nhất")
                && page.body.contains("Điểm khảo sát thấp nhất")
        );
        let page = platform.get_as(&cookie, "/office/instruments/sipas-counter").await;
        assert!(page.body.contains("Hài lòng theo tuần"));
        assert!(page.body.contains("Chưa đủ mười hai tuần"));
        assert!(page.body.contains("Kỳ trước"));
    })
    .await;
}

#[tokio::test]
async fn the_wall_has_no_navigation_and_asks_for_itself_again() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        answered(&platform, ("BT01", morning()), 5, 20).await;
        let cookie = platform.signed_in("lan", Role::Viewer).await;
        let wall = platform.get_as(&cookie, "/office/wall").await;
        assert_eq!(wall.status, StatusCode::OK);
        assert!(!wall.body.contains("<nav"));
        assert!(!wall.body.contains("<form"));
        assert!(wall.body.contains("http-equiv=\"refresh\" content=\"20;url=/office/wall?"));
        assert!(wall.body.contains("class=\"big\""));
        let hidden = platform.get_as(&cookie, "/office/wall?touchpoint=CN01").await;
        assert!(!hidden.body.contains("class=\"big\""));
    })
    .await;
}

#[tokio::test]
async fn days_that_cannot_be_read_are_told_first_and_no_figure_stands_under_them() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        answered(&platform, ("BT01", days_before(morning(), 40)), 5, 12).await;
        platform.app.clock.set(morning());
        let cookie = platform.signed_in("lan", Role::Officer).await;
        let asked = [
            ("from=2026-05-01&to=2026-04-01", "Đến ngày</a>: sớm hơn ngày bắt đầu"),
            ("from=abc", "Từ ngày</a>: không có ngày “abc”"),
            ("period=2026-13", "Khoảng thời gian: không có kỳ “2026-13”"),
        ];
        for path in ["/office", "/office/instruments/sipas-counter"] {
            for (query, told) in asked {
                let page = platform.get_as(&cookie, &format!("{path}?{query}&unit=PLS")).await;
                assert_eq!(page.status, StatusCode::BAD_REQUEST, "{path}?{query}");
                assert!(page.body.contains(told), "{}", page.body);
                assert!(page.body.contains("name=\"unit\" value=\"PLS\""), "kept: {}", page.body);
                assert!(!page.body.contains("tham số") && !page.body.contains("class=\"big\""));
            }
        }
        let twice = platform.get_as(&cookie, "/office?unit=PLS&unit=VPS").await;
        assert_eq!(twice.status, StatusCode::BAD_REQUEST);
        assert!(twice.body.contains("<strong>Đơn vị</strong>"), "{}", twice.body);
    })
    .await;
}

#[tokio::test]
async fn a_counter_whose_criterion_fell_is_named_with_the_way_to_it() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        for (ago, overall) in [(120, 5), (100, 5), (20, 2)] {
            answered(&platform, ("BT01", days_before(morning(), ago)), overall, 40).await;
        }
        platform.app.clock.set(morning());
        let cookie = platform.signed_in("lan", Role::Officer).await;
        let page = platform.get_as(&cookie, "/office").await;
        let (_, today) = page.body.split_once("id=\"today-heading\"").expect("what is to be done");
        assert!(today.contains("Giảm rõ rệt: ") && today.contains("(BT01)"), "{today}");
        assert!(today.contains("touchpoint=BT01&amp;from=2026-09-02&amp;to=2026-12-01"), "{today}");
        assert!(today.contains("(0/40) hài lòng"), "{today}");
    })
    .await;
}
