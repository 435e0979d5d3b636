//! Apologies: written, printed, recorded; their recipient stays nowhere.

use std::io::{Cursor, Read};

use axum::body::Body;
use axum::http::header::COOKIE;
use axum::http::{Request, StatusCode};
use hailong::store::AuditFilter;
use http_body_util::BodyExt;
use tower::ServiceExt;

use super::with_dossiers;
use crate::support::databases::on_both;
use crate::support::house::House;
use crate::support::platform::form;
use crate::support::tokens::with_token;

const PATH: &str = "/office/dossiers/H24-4/apology";

/// A whole letter for H24-4.
fn letter<'a>(action: &'a str, number: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("number", number),
        ("sent", "2026-11-20"),
        ("place", "Hải Phòng"),
        ("recipient", "Bà Nguyễn Thị Hoa Mai"),
        ("address", "Số 9 phố Minh Họa"),
        ("phone", "0000 000 009"),
        ("email", ""),
        ("unit", "PLS"),
        ("reason", "Chờ ý kiến của cơ quan phối hợp."),
        ("new_due", "2026-12-04"),
        ("title", "Giám đốc"),
        ("signer", "Trần Văn Khánh"),
        ("copies", "Văn phòng Sở"),
        ("as", action),
    ]
}

/// The words of both forms of the letter.
const WORDS: [&str; 13] = [
    "ỦY BAN NHÂN DÂN",
    "THÀNH PHỐ HẢI PHÒNG",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 07/PXL",
    "Hải Phòng, ngày 20 tháng 11 năm 2026",
    "PHIẾU XIN LỖI",
    "Kính gửi: Bà Nguyễn Thị Hoa Mai",
    "mã hồ sơ: H24-4",
    "Cấp văn bản cho phép sử dụng thẻ ABTC",
    "Bộ phận xử lý chậm: Phòng Lãnh sự. Lý do: Chờ ý kiến của cơ quan phối hợp.",
    "hẹn trả kết quả vào ngày 04 tháng 12 năm 2026",
    "GIÁM ĐỐC",
];

#[tokio::test]
async fn page_and_word_file_say_the_same_and_nothing_is_kept_by_them() {
    on_both(async |database| {
        let house = with_dossiers(database).await;
        let page = house.page(&house.officer, PATH).await;
        assert!(page.body.contains("value=\"Hải Phòng\""), "{}", page.body);
        let page = house.send(&house.officer, PATH, &letter("print", "7")).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        let document = document(&house).await;
        for word in WORDS {
            assert!(page.body.contains(word), "{word}");
            assert!(document.contains(word), "{word}: {document}");
        }
        assert!(document.contains("Times New Roman") && document.contains("w:titlePg"));
        assert!(database.store.letters("H24-4").await.unwrap().is_empty());
    })
    .await;
}

/// `word/document.xml` of the file, styles beside it.
async fn document(house: &House) -> String {
    let mut request: Request<Body> = form(PATH, &letter("docx", "7"));
    request.headers_mut().insert(COOKIE, house.officer.parse().unwrap());
    let request = with_token(&house.platform.app.config, request).await;
    let routes = hailong::pages::routes::routes(house.platform.app.clone());
    let reply = routes.oneshot(request).await.unwrap();
    let kept = reply.headers()["content-disposition"].to_str().unwrap().to_owned();
    assert_eq!(kept, "attachment; filename=\"phieu-xin-loi-07.docx\"");
    let bytes = reply.into_body().collect().await.unwrap().to_bytes();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    for part in ["word/document.xml", "word/styles.xml"] {
        archive.by_name(part).unwrap().read_to_string(&mut text).unwrap();
    }
    text
}

#[tokio::test]
async fn a_recorded_letter_leaves_number_and_days_and_no_recipient() {
    on_both(async |database| {
        let house = with_dossiers(database).await;
        let page = house.send(&house.officer, PATH, &letter("record", "7")).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
        // Sent twice by a nervous finger, it is one letter.
        let page = house.send(&house.officer, PATH, &letter("record", "7")).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER);
        let page = house.page(&house.viewer, "/office/dossiers/H24-4?lang=en").await;
        for part in ["Apology no. 7/PXL", "in due form", "4 December 2026"] {
            assert!(page.body.contains(part), "{part}");
        }
        let page = house
            .send(&house.officer, "/office/dossiers/H24-3/apology", &letter("record", "7"))
            .await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains("đã dùng cho hồ sơ H24-4"), "{}", page.body);

        let log = database.store.audit_page(&AuditFilter::default(), None, 99).await.unwrap();
        let told: Vec<_> =
            log.iter().filter(|it| it.entry.action == "dossier.apologised").collect();
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].entry.after.as_deref(), Some("7/PXL 2026-11-20 → 2026-12-04"));
        assert_eq!(told[0].entry.unit.as_deref(), Some("PLS"));
        let all = format!("{log:?} {:?}", database.store.letters("H24-4").await.unwrap());
        for name in ["Hoa Mai", "Minh Họa", "0000 000 009", "Khánh"] {
            assert!(!all.contains(name), "{name}");
        }
        let rates = house.page(&house.viewer, "/api/v1/dossiers").await.json();
        assert_eq!(rates["rates"]["apologised"]["part"], 1);
    })
    .await;
}

#[tokio::test]
async fn every_fault_is_told_at_once_and_nothing_typed_is_lost() {
    on_both(async |database| {
        let house = with_dossiers(database).await;
        let fields = [
            ("number", "không"),
            ("sent", "2026-12-24"),
            ("recipient", "Ông A"),
            ("unit", "XYZ"),
            ("new_due", "2026-11-23"),
            ("as", "record"),
        ];
        let page = house.send(&house.officer, &format!("{PATH}?lang=en"), &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        for field in
            ["number", "place", "sent", "address", "unit", "reason", "new_due", "title", "signer"]
        {
            assert!(page.body.contains(&format!("href=\"#{field}\"")), "{field}");
        }
        assert!(page.body.contains("value=\"Ông A\""));
        assert!(page.body.contains("must be after the due day"));
        assert!(page.body.contains("has not come yet"));
        let done = house.platform.get_as(&house.officer, "/office/dossiers/H24-1/apology").await;
        assert_eq!(done.status, StatusCode::BAD_REQUEST, "it was completed on time");
    })
    .await;
}
