//! Evidence: what is taken, and that it is only ever saved, never shown.

use axum::http::StatusCode;
use axum::http::header::LOCATION;

use super::planned;
use crate::support::databases::on_both;

#[tokio::test]
async fn a_result_needs_evidence_and_evidence_comes_back_as_an_attachment() {
    on_both(async |database| {
        let house = planned(database).await;
        let pdf = b"%PDF-1.4 B\xe1o c\xe1o";
        let page = house.attach(&house.officer, "2.1", "Báo cáo quý.pdf", pdf).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        assert_eq!(page.header(LOCATION.as_str()), "/office/plan/2026/2.1");
        let sent = [("result", "1.240/1.240 hồ sơ đúng hạn"), ("judged", "reached")];
        house.done(&house.officer, "2.1/do/result", &sent).await;

        let page = house.page(&house.viewer, "/office/plan/2026/2.1").await;
        assert!(page.body.contains("1.240/1.240 hồ sơ đúng hạn"));
        assert!(page.body.contains("Nền tảng không tự đo được nhiệm vụ này"));
        let (_, rest) = page.body.split_once("/office/plan/2026/2.1/evidence/").unwrap();
        let hash = &rest[..64];
        let path = format!("/office/plan/2026/2.1/evidence/{hash}");
        let file = house.page(&house.viewer, &path).await;
        assert_eq!(file.header("content-type"), "application/pdf");
        assert_eq!(file.header("x-content-type-options"), "nosniff");
        let disposition = file.header("content-disposition");
        assert!(
            disposition
                .starts_with("attachment; filename=\"evidence.pdf\"; filename*=UTF-8''B%C3%A1o")
        );
        assert!(file.body.starts_with("%PDF-1.4"));

        for nothing in [
            path.replace("2.1", "2.2"),
            path.replace(hash, &"0".repeat(64)),
            path.replace(hash, "x"),
        ] {
            let page = house.platform.get_as(&house.viewer, &nothing).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{nothing}");
        }
        assert_eq!(house.platform.get(&path).await.status, StatusCode::SEE_OTHER);
    })
    .await;
}

#[tokio::test]
async fn other_kinds_large_files_and_repeats_are_told() {
    on_both(async |database| {
        let house = planned(database).await;
        let mut large = b"%PDF-1.4".to_vec();
        large.resize(10 * 1024 * 1024 + 1, b' ');
        let mut huge = large.clone();
        huge.resize(13 * 1024 * 1024, b' ');
        let (unfit, large_one) = (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::PAYLOAD_TOO_LARGE);
        for (content, status, said) in [
            (&b"MZ program"[..], unfit, "Không phải PDF"),
            (b"<svg onload=alert(1)>", unfit, "Không phải PDF"),
            (b"", unfit, "Chưa chọn tệp"),
            (&large, large_one, "lớn hơn 10 MB"),
            (&huge, large_one, "lớn hơn 10 MB"),
        ] {
            let page = house.attach(&house.officer, "6.1", "a.pdf", content).await;
            assert_eq!(page.status, status, "{said}");
            assert!(page.body.contains(said), "{said}");
        }
        let png = b"\x89PNG\r\n\x1a\n one";
        let page = house.attach(&house.officer, "6.1", "a.png", png).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER);
        let page = house.attach(&house.officer, "6.1", "b.png", png).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains("Tệp này đã được đính kèm."));
        let page = house.attach(&house.officer, "6.2", "c.png", png).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "another task may have it too");
        let page = house.attach(&house.officer, "6", "c.png", png).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "a heading");
        let path = "6.1/evidence";
        let page = house.send_task(&house.officer, path, &[("file", "a.pdf")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains("Chưa chọn tệp"), "{}", page.body);
    })
    .await;
}
