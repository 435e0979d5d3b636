//! Opening hours, and the bursts that the morning list names.

use chrono::{NaiveDateTime, TimeDelta};
use hailong::base::calendar::OpeningHours;
use hailong::domain::account::Role;
use hailong::domain::flood::{Burst, opening_hours};
use hailong::domain::worklist;

use crate::support::databases::on_both;
use crate::support::platform::{Platform, morning};

fn at(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

#[test]
fn hours_are_read_as_notices_write_them() {
    let hours = OpeningHours::read("T2-T6 07:30-11:30 13:30-17:00; t7 07:30-11:30").unwrap();
    // 1 December 2026 is a Tuesday.
    for (hour, open) in [
        ("2026-12-01T06:00:00", false),
        ("2026-12-01T07:00:00", true),
        ("2026-12-01T11:00:00", true),
        ("2026-12-01T12:00:00", false),
        ("2026-12-01T16:00:00", true),
        ("2026-12-01T17:00:00", false),
        ("2026-12-05T08:00:00", true),
        ("2026-12-05T14:00:00", false),
        ("2026-12-06T08:00:00", false),
    ] {
        assert_eq!(hours.are_in_hour(at(hour)), open, "{hour}");
    }
    for wrong in ["", "T2", "T8 07:00-11:00", "T6-T2 07:00-11:00", "T2 11:00-07:00", "T2 7h-11h"] {
        assert_eq!(OpeningHours::read(wrong), None, "{wrong}");
    }
    assert!(opening_hours(None).is_ok());
    assert!(opening_hours(Some("hours = \"mọi lúc\"")).unwrap_err()[0].contains("mọi lúc"));
}

#[tokio::test]
async fn a_burst_is_named_with_counter_and_hour_where_it_is_out_of_hours_or_over_the_limit() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let admin = platform.signed_in("an", Role::Admin).await;
        let burst = |touchpoint: &str, hours_ago: i64, answers: u64, apart: u64| Burst {
            touchpoint: touchpoint.to_owned(),
            hour: morning() - TimeDelta::hours(hours_ago),
            answers,
            apart,
        };
        // At nine the office is open; seven hours before, it is two at night.
        let bursts = [burst("BT01", 7, 25, 0), burst("BT02", 0, 30, 0), burst("BT03", 0, 40, 5)];
        platform.app.store.keep_bursts(&bursts).await.unwrap();
        platform.app.store.keep_bursts(&bursts[2..]).await.unwrap();
        let page = platform.get_as(&admin, "/office").await.body;
        assert!(
            page.contains(
                "Từ 20 phiếu trở lên trong khoảng 2–3 h ngày 01/12/2026; ngoài giờ làm việc"
            ),
            "{page}"
        );
        assert!(page.contains(
            "Từ 80 phiếu trở lên trong khoảng 9–10 h ngày 01/12/2026; có phiếu được giữ riêng"
        ));
        assert!(!page.contains("Từ 30 phiếu trở lên"));
        // The office opens at night from now on.
        let set =
            platform.post_as(&admin, "/office/hours", &[("hours", "T2-CN 00:00-23:59")]).await;
        assert_eq!(set.status, 303, "{}", set.body);
        assert!(!platform.get_as(&admin, "/office").await.body.contains("Từ 20 phiếu trở lên"));
        let wrong = platform.post_as(&admin, "/office/hours", &[("hours", "cả ngày")]).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.body.contains("cả ngày"));
        assert!(platform.get_as(&admin, "/office/audit").await.body.contains("Đổi giờ làm việc"));
    })
    .await;
}

#[test]
fn a_burst_is_worth_a_look_against_the_counters_own_pace() {
    let hour = at("2026-12-01T09:00:00");
    let burst =
        |answers, apart| Burst { touchpoint: "BT01".to_owned(), hour: morning(), answers, apart };
    let is_told = |answers, closed, usual| {
        worklist::burst(&burst(answers, 0), (hour, closed), usual).is_some()
    };
    assert_eq!(worklist::usual(vec![30, 9, 12]), Some(12));
    assert_eq!(worklist::usual(Vec::new()), None);
    assert!(is_told(25, false, Some(12)));
    assert!(!is_told(24, false, Some(12)));
    assert!(!is_told(400, false, None));
    assert!(is_told(20, true, Some(500)));
    assert!(worklist::burst(&burst(400, 1), (hour, false), None).is_some());
}
