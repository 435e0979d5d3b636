//! Petitions: deadlines, moves and the seal, what is stored, and the doors of citizens and staff.

mod answer;
mod attached;
mod citizen;
mod deadlines;
mod letters;
mod limits;
mod moves;
mod office;
mod privacy;
mod programs;
mod rates;
mod seal;
mod stored;

use axum::http::StatusCode;

use crate::support::platform::Platform;

/// A name that must never be seen where it does not belong.
const NAME: &str = "Trần Thị Bưởi";
const PHONE: &str = "0912 345 678";

/// A whole form, with this key.
fn fields(key: &str) -> Vec<(&str, &str)> {
    vec![
        ("key", key),
        ("kind", "report"),
        ("subject", "Chờ quá lâu"),
        ("body", "Tôi là Trần Thị Bưởi, chờ ba giờ. Gọi tôi: 0987 654 321."),
        ("name", NAME),
        ("address", "Số 1 phố Thử"),
        ("phone", PHONE),
    ]
}

/// A petition that a citizen sent; gives its code.
async fn sent(platform: &Platform) -> String {
    let key = platform.app.random.uuid();
    let page = platform.post("/petitions/new", &fields(&key)).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    let code = page.header("location").strip_prefix("/petitions/");
    code.unwrap().to_owned()
}

/// Moves a petition with these fields beside the states.
async fn moved(
    platform: &Platform,
    cookie: &str,
    code: &str,
    (from, to): (&str, &str),
    more: &[(&str, &str)],
) -> crate::support::platform::Page {
    let path = format!("/office/petitions/{code}/move");
    let all = [&[("from", from), ("to", to)], more].concat();
    platform.post_as(cookie, &path, &all).await
}

/// The way to an answer.
async fn answered(platform: &Platform, cookie: &str, code: &str) {
    for (way, text) in [
        (("new", "received"), ""),
        (("received", "competent"), ""),
        (("competent", "handling"), ""),
        (("handling", "handled"), "Đã mở thêm quầy."),
    ] {
        let page = moved(platform, cookie, code, way, &[("text", text)]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    }
}

/// Publishes with the texts as they were written.
async fn published(platform: &Platform, cookie: &str, code: &str) {
    let texts = [
        ("public_subject", "Chờ quá lâu"),
        ("public_body", "Tôi là TRẦN THỊ BƯỞI, chờ ba giờ. Gọi tôi: 0987 654 321."),
        ("public_answer", "Đã mở thêm quầy."),
    ];
    let page = moved(platform, cookie, code, ("handled", "published"), &texts).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
}
