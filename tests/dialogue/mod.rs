//! The register of dialogues: its pages, its file, who may write it.

use axum::http::StatusCode;
use axum::http::header::LOCATION;

use crate::support::databases::on_both;
use crate::support::house::House;
use crate::support::platform::Platform;

const PATH: &str = "/office/dialogues";

#[tokio::test]
async fn a_dialogue_its_requests_and_their_outcome_are_recorded_and_told() {
    on_both(async |database| {
        let house = House::of(Platform::on(database).await).await;
        let post = async |to: &str, fields: &[(&str, &str)]| {
            house.platform.post_as(&house.officer, &format!("{to}?lang=en"), fields).await
        };
        let refused = post(PATH, &[("held", "2027-01-01"), ("topic", " ")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for part in ["href=\"#held\"", "href=\"#topic\"", "href=\"#chair\""] {
            assert!(refused.body.contains(part), "{part}");
        }
        let dialogue =
            [("held", "20/05/2026"), ("topic", "Đối thoại quý II"), ("chair", "Giám đốc Sở")];
        let kept = post(PATH, &dialogue).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
        assert!(kept.header(LOCATION.as_str()).starts_with("/office/dialogues/2026-1"));

        let one = format!("{PATH}/2026-1");
        let bad = post(&one, &[("do", "request"), ("unit", "NOPE"), ("due", "x")]).await;
        assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(bad.body.matches("class=\"say\"").count(), 4, "{}", bad.body);
        for (content, due) in [("Bỏ bản sao có chứng thực", "2026-11-01"), ("Mở thêm quầy", "")]
        {
            let request = [
                ("do", "request"),
                ("asker", "business"),
                ("content", content),
                ("unit", "VPS"),
                ("due", due),
            ];
            assert_eq!(post(&one, &request).await.status, StatusCode::SEE_OTHER);
        }
        let page = house.page(&house.viewer, &format!("{PATH}?lang=en")).await;
        assert!(
            page.body.contains("1 dialogues, 2 requests: 0 settled, 1 overdue"),
            "{}",
            page.body
        );
        let settle = [
            ("do", "settle"),
            ("number", "1"),
            ("settled", "2026-11-20"),
            ("answer", "Đã bỏ"),
            ("document", "=1+1"),
        ];
        assert_eq!(post(&one, &settle).await.status, StatusCode::SEE_OTHER);
        assert_eq!(post(&one, &settle).await.status, StatusCode::CONFLICT, "settled already");
        let page = house.page(&house.viewer, &format!("{one}?lang=en")).await;
        assert!(page.body.contains("Đã bỏ") && page.body.contains("1 / 2"), "{}", page.body);
        let file = house.page(&house.viewer, &format!("{PATH}.csv")).await;
        let row =
            "1,Doanh nghiệp,Bỏ bản sao có chứng thực,VPS,2026-11-01,Đã giải quyết,2026-11-20,Đã bỏ,'=1+1";
        assert!(file.body.contains(row), "{}", file.body);
        let reopen = [("do", "reopen"), ("number", "1")];
        assert_eq!(post(&one, &reopen).await.status, StatusCode::SEE_OTHER);
        let page = house.platform.get_as(&house.viewer, &format!("{PATH}/2026-9")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        let read = house.platform.post_as(&house.viewer, PATH, &dialogue).await;
        assert_eq!(read.status, StatusCode::FORBIDDEN);
        assert_eq!(database.store.verify_audit().await.unwrap(), None);
    })
    .await;
}
