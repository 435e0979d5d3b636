//! From an instrument to a factor, an item, a place: each a link one can mail.

use axum::http::StatusCode;
use hailong::domain::account::Role;

use super::{answered, days_before, part};
use crate::support::databases::on_both;
use crate::support::platform::{Platform, morning};

const OF: &str = "/office/instruments/sipas-counter";

#[tokio::test]
async fn an_item_stands_with_its_question_every_choice_and_its_rate() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        answered(&platform, ("BT01", morning()), 4, 40).await;
        let cookie = platform.signed_in("lan", Role::Viewer).await;
        let page = platform.get_as(&cookie, &format!("{OF}/items/s1")).await;
        assert_eq!(page.status, StatusCode::OK);
        // 30 of 40; R: binom.test(30, 40) has 0.5880 and 0.8731.
        for said in [
            "75,00%",
            "58,80% – 87,31%",
            "Chưa đạt chỉ tiêu 90%: kém 15,00 điểm.",
            "Câu hỏi trên phiếu",
            "Bỏ trống",
        ] {
            assert!(page.body.contains(said), "{said}");
        }
        let choices = part(&page, "Mọi phương án trả lời</h2>");
        assert!(choices.contains(">30<") && choices.contains(">10<"), "{choices}");
        // From the item back to its factor, and to the item after it.
        assert!(page.body.contains(&format!("href=\"{OF}/factors/access?period=2026-Y\"")));
        assert!(page.body.contains("rel=\"next\""));
        let factor = platform.get_as(&cookie, &format!("{OF}/factors/access")).await;
        assert!(factor.body.contains(&format!("href=\"{OF}/items/s1?period=2026-Y\"")));
        for path in ["items/none", "factors/none"] {
            let page = platform.get_as(&cookie, &format!("{OF}/{path}")).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND);
        }
    })
    .await;
}

#[tokio::test]
async fn a_link_keeps_what_the_page_is_narrowed_to() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        answered(&platform, ("CN01", morning()), 4, 20).await;
        let cookie = platform.signed_in("lan", Role::Viewer).await;
        let page = platform
            .get_as(&cookie, &format!("{OF}/items/s1?unit=PLS&touchpoint=CN01&lang=en"))
            .await;
        let trail = part(&page, "class=\"trail\"");
        assert!(trail.contains("unit=PLS"), "{trail}");
        assert!(trail.contains("Consular desk"), "{trail}");
        assert!(
            page.body.contains(
                "factors/access?unit=PLS&amp;touchpoint=CN01&amp;period=2026-Y&amp;lang=en"
            )
        );
    })
    .await;
}

#[tokio::test]
async fn a_rise_is_told_only_when_the_interval_leaves_out_zero() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let earlier = days_before(morning(), 120);
        // Days are closed one after the other: nothing is settled on an earlier one.
        answered(&platform, ("BT01", earlier), 2, 60).await;
        answered(&platform, ("CN01", earlier), 5, 60).await;
        answered(&platform, ("BT01", morning()), 5, 60).await;
        answered(&platform, ("CN01", morning()), 5, 60).await;
        let cookie = platform.signed_in("lan", Role::Viewer).await;
        let heading = "So với trước</h2>";
        let risen = platform.get_as(&cookie, &format!("{OF}?period=all&touchpoint=BT01")).await;
        assert!(part(&risen, heading).contains("Tăng"), "{}", part(&risen, heading));
        let same = platform.get_as(&cookie, &format!("{OF}?period=all&touchpoint=CN01")).await;
        let told = part(&same, heading);
        assert!(told.contains("Chưa thấy thay đổi rõ rệt"), "{told}");
        assert!(told.contains("Có kỳ dưới 30 phiếu"), "no answers a year ago: {told}");
    })
    .await;
}

#[tokio::test]
async fn places_stand_in_a_funnel_with_a_table_beside_it() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        answered(&platform, ("BT01", morning()), 5, 40).await;
        answered(&platform, ("BT02", morning()), 2, 40).await;
        answered(&platform, ("CN01", morning()), 5, 30).await;
        let cookie = platform.signed_in("lan", Role::Viewer).await;
        let page = platform.get_as(&cookie, &format!("{OF}/funnel?by=touchpoint")).await;
        assert!(page.body.contains("<svg"));
        assert!(page.body.contains("Theo điểm khảo sát</h2>"));
        let units = platform.get_as(&cookie, &format!("{OF}/funnel?by=unit")).await;
        assert!(units.body.contains("Theo đơn vị</h2>"));
        let alone = platform.get_as(&cookie, &format!("{OF}/funnel?unit=PLS")).await;
        assert!(alone.body.contains("ít nhất hai nơi"));
    })
    .await;
}
