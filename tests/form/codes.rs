//! Codes that citizens were given, typed into a field.

use axum::http::StatusCode;

use crate::support::databases::on_both;
use crate::support::platform::Platform;

#[tokio::test]
async fn a_receipt_is_typed_and_leads_to_its_page() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let receipt = platform.answer("BT01", &serde_json::json!({"overall": 4})).await;
        let page = platform.get("/r").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("name=\"code\"") && !page.body.contains("role=\"alert\""));
        let typed = format!("{}-{}", &receipt[..8], receipt[8..].to_lowercase());
        let found = platform.get(&format!("/r?code={typed}")).await;
        assert_eq!(found.status, StatusCode::SEE_OTHER);
        assert_eq!(found.header("location"), format!("/r/{receipt}"));
        let thanks = platform.get(&format!("/r/{receipt}")).await;
        for led in ["href=\"/petitions/new\"", "href=\"/r\"", "href=\"/results\""] {
            assert!(thanks.body.contains(led), "{led}");
        }
        let elsewhere = platform.get(&format!("/petitions/{receipt}")).await;
        assert_eq!(elsewhere.header("location"), format!("/r/{receipt}"));
    })
    .await;
}

#[tokio::test]
async fn a_petitions_code_is_found_from_the_same_field() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let key = super::page::key_in(&platform.get("/petitions/new").await);
        let fields = [
            ("key", key.as_str()),
            ("kind", "report"),
            ("subject", "Chờ lâu"),
            ("body", "Chờ ba giờ."),
            ("name", "Trần Thị Bưởi"),
            ("phone", "0912 345 678"),
        ];
        let sent = platform.post("/petitions/new", &fields).await;
        let path = sent.header("location").split('?').next().unwrap();
        let code = path.rsplit('/').next().unwrap();
        for asked in [format!("/r?code={code}"), format!("/r/{code}")] {
            assert_eq!(platform.get(&asked).await.header("location"), path, "{asked}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_wrong_code_is_asked_again_with_what_was_typed() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        for path in ["/r?code=7kq2-m9xw", "/r/7kq2-m9xw", "/petitions/7kq2-m9xw"] {
            let page = platform.get(path).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
            assert!(
                page.body.contains("name=\"code\" value=\"7kq2-m9xw\""),
                "{path}: {}",
                page.body
            );
            assert!(page.body.contains("Không tìm thấy mã này"), "{path}");
        }
        let page = platform.get("/petitions?code=sai%20m%C3%A3").await;
        let page = platform.get(page.header("location")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        assert!(page.body.contains("role=\"alert\""));
    })
    .await;
}
