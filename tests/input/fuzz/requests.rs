//! Bodies of requests, as far as the handlers: forms, forms with files, JSON. None is a fault of ours, and none is kept
//! that was not read.

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::{Request, StatusCode};
use hailong::domain::account::Role;

use super::{Dice, mutated, rounds};
use crate::support::databases::on_both;
use crate::support::platform::{PAIRS, Platform};

const PARTS: &str = "multipart/form-data; boundary=edge";
const JSON: &str = "application/json";

/// Where a body goes, its kind, and one that is taken.
const BODIES: [(&str, &str, &str); 8] = [
    (
        "/s/BT01",
        PAIRS,
        "key=0198c0de-0000-7000-8000-000000000001&overall=4&s1=5&remark=%E1%BB%95n&lang=vi",
    ),
    (
        "/api/v1/touchpoints/BT01/responses",
        JSON,
        r#"{"key":"0198c0de-0000-7000-8000-000000000002","answers":{"overall":5,"s1":[1]},"remark":"ổn","slip":""}"#,
    ),
    (
        "/petitions/new",
        PARTS,
        "--edge\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nreport\r\n--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n%PDF-1.7\r\n--edge--\r\n",
    ),
    ("/login", PAIRS, "name=lan&password=sai&next=%2Foffice"),
    ("/office/settings", PAIRS, "do=answers&k=7&wait=14&lang=vi"),
    (
        "/office/settings/logo",
        PARTS,
        "--edge\r\nContent-Disposition: form-data; name=\"do\"\r\n\r\nkeep\r\n--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.svg\"\r\n\r\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"64\" height=\"64\"/>\r\n--edge--\r\n",
    ),
    (
        "/office/import/official",
        PARTS,
        "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\nindex,year,level,subject,value,source\nsipas,2021,province,Huế,85.01,Báo\r\n--edge--\r\n",
    ),
    ("/office/touchpoints/CN01", PAIRS, "do=rename&name_vi=Qu%E1%BA%A7y+1&name_en=Counter+1"),
];

#[tokio::test]
async fn fuzz_bodies_of_requests() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let cookie = platform.signed_in("quan", Role::Admin).await;
        let mut dice = Dice::new(9);
        for _ in 0..rounds() / 2 {
            let (path, kind, body) = BODIES[dice.below(BODIES.len())];
            let body = mutated(&mut dice, body.as_bytes());
            let request = Request::post(path)
                .header(CONTENT_TYPE, kind)
                .header("sec-fetch-site", "same-origin")
                .header("cookie", &cookie);
            let said = String::from_utf8_lossy(&body).into_owned();
            let page = platform.send(request.body(Body::from(body)).unwrap()).await;
            assert_ne!(
                page.status,
                StatusCode::INTERNAL_SERVER_ERROR,
                "{path}: {said}: {}",
                page.body
            );
        }
    })
    .await;
}
