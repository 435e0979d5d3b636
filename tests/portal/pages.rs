//! The board's page, its file, and bringing figures in.

use axum::http::StatusCode;

use super::ANSWERS;
use crate::dossier::with_dossiers;
use crate::support::databases::on_both;

const PATH: &str = "/office/dossiers/portal";

/// Of five received in 2026 three are in time: two done on or before their day, one open with time left.
#[tokio::test]
async fn the_board_counts_by_the_calendar_what_is_done_and_what_has_time_left() {
    on_both(async |database| {
        let house = with_dossiers(database).await;
        let page = house.page(&house.viewer, &format!("{PATH}?lang=en")).await;
        for part in [
            "3 / 5",
            "60.00%",
            // 12 for progress, 4 + 6 + 6 for satisfaction, of the 38 that the registers tell.
            "come to 28.00 points of 38.00",
            "since both fields are blank",
            "the text is awaited",
            "recorded answers of the portal",
            "figures of this period are not there yet",
        ] {
            assert!(page.body.contains(part), "{part}: {}", page.body);
        }
        // What the portal alone knows is taken off: one of the three was disliked.
        let page = house.page(&house.viewer, &format!("{PATH}?period=2026&disliked=1")).await;
        assert!(page.body.contains("2 / 5") && page.body.contains("2,67"), "{}", page.body);
        assert!(page.body.contains("không có phản ánh nào bị đánh giá không hài lòng"));
        assert!(!page.body.contains("không có hồ sơ nào bị chê"), "typed in");
        // On the last day of March two of the three were done in time and one late.
        let page = house.page(&house.viewer, &format!("{PATH}?period=2026-03")).await;
        assert!(page.body.contains("2 / 3") && page.body.contains("31/03/2026"), "{}", page.body);
        let page = house.platform.get_as(&house.viewer, &format!("{PATH}?period=2026-H1")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    })
    .await;
}

#[tokio::test]
async fn the_portals_figures_are_shown_before_they_are_kept_and_then_stand_beside_ours() {
    on_both(async |database| {
        let house = with_dossiers(database).await;
        let (cookie, to) = (&house.officer, "/office/import/board?lang=en");
        let send = async |fields: &[(&str, &str)], file: &[u8]| {
            house.platform.upload_as(cookie, to, (fields, ("q3.json", file))).await
        };
        let refused = send(&[("period", "")], ANSWERS.as_bytes()).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("names no period"), "{}", refused.body);
        // The office's own name, as the portal would write it.
        let answers =
            ANSWERS.replace("Sở Ngoại vụ - Tỉnh Phú Thọ", "Sở Ngoại vụ - Thành phố Hải Phòng");
        let preview = send(&[("period", "2026-Q3")], answers.as_bytes()).await;
        assert_eq!(preview.status, StatusCode::OK, "{}", preview.body);
        assert!(preview.body.contains("nothing is kept yet"), "{}", preview.body);
        assert!(house.platform.app.store.portal_years().await.unwrap().is_empty());
        let field = |name: &str| {
            let begin = format!("type=\"hidden\" name=\"{name}\" value=\"");
            let (_, rest) = preview.body.split_once(&begin).unwrap();
            rest.split('"').next().unwrap().to_owned()
        };
        let (held, period) = (field("held"), field("period"));
        assert_eq!(period, "2026-Q3");
        let kept = send(&[("held", &held), ("period", &period), ("do", "keep")], b"").await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);

        let page = house.page(&house.viewer, &format!("{PATH}?lang=en&period=2026-Q3")).await;
        // Sở Ngoại vụ: 2 of 4 in time, 10 points; online 6.67; payment 0: 16.67 of 42.
        for part in ["2 / 4", "16.67 points of 42.00", "Quarter III/2026"] {
            assert!(page.body.contains(part), "{part}: {}", page.body);
        }
        let other = "&agency=UBND%20Ph%C6%B0%E1%BB%9Dng%20Vi%E1%BB%87t%20Tr%C3%AC";
        let page =
            house.page(&house.viewer, &format!("{PATH}?lang=en&period=2026-Q3{other}")).await;
        assert!(
            page.body.contains("another agency") && page.body.contains("6.68"),
            "{}",
            page.body
        );
        let file = house.page(&house.viewer, &format!("{PATH}.csv?period=2026-Q3")).await;
        let row = "2026-Q3,DOSSIERS_IN_TIME,'2.1,\"Hồ sơ đúng hạn, còn hạn\",0,0,,2,4,10,";
        assert!(file.body.contains(row), "{}", file.body);
        assert!(file.body.contains("'2026-03,DOSSIERS_IN_TIME"), "the whole year, and no date");
    })
    .await;
}
