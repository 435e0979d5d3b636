//! Registers as workbooks, and published results as open data.

use axum::body::Body;
use axum::http::header::COOKIE;
use axum::http::{Request, StatusCode};
use calamine::{Data, Reader, Xlsx};
use hailong::base::csv::typed;
use hailong::domain::account::Role;
use hailong::pages::routes::routes;
use http_body_util::BodyExt;
use tower::ServiceExt;

use crate::support::databases::on_both;
use crate::support::platform::{Platform, session};

/// Every register that is a workbook, with a head of its first sheet in both languages.
const REGISTERS: [(&str, &str, &str); 11] = [
    ("/office/petitions.xlsx", "Trạng thái", "Status"),
    ("/office/remarks.xlsx", "Điểm khảo sát", "Survey point"),
    ("/office/dossiers/late.xlsx", "Mã hồ sơ", "Dossier"),
    ("/office/one-stop.xlsx", "Điểm tự chấm", "Own points"),
    ("/office/official.xlsx", "Giá trị", "Value"),
    ("/office/dialogues.xlsx", "Nội dung kiến nghị", "What was asked"),
    ("/office/dossiers/portal.xlsx", "Cổng công bố: điểm", "Portal: points"),
    ("/office/audit.xlsx", "Số", "Number"),
    ("/office/batches.xlsx", "Ngày chốt", "Day of settling"),
    ("/office/touchpoints.xlsx", "Mã điểm", "Code"),
    ("/office/reports/sent.xlsx", "Kỳ", "Period"),
];

async fn answer(platform: &Platform, people: usize) {
    for _ in 0..people {
        let key = platform.app.random.uuid();
        let body = serde_json::json!({"key": key, "answers": {"overall": 4}});
        let page = platform.post_json("/api/v1/touchpoints/BT01/responses", &body).await;
        assert_eq!(page.status, StatusCode::CREATED, "{}", page.body);
    }
    platform.settle().await;
}

/// The bytes of a file, which are no text.
async fn whole(platform: &Platform, cookie: &str, path: &str) -> Vec<u8> {
    let request = Request::get(path).header(COOKIE, cookie).body(Body::empty()).unwrap();
    let reply = routes(platform.app.clone()).oneshot(request).await.unwrap();
    assert_eq!(reply.status(), StatusCode::OK, "{path}");
    reply.into_body().collect().await.unwrap().to_bytes().to_vec()
}

fn heads(file: &[u8]) -> (Vec<String>, Vec<String>) {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(file)).unwrap();
    let names = book.sheet_names();
    let sheet = book.worksheet_range(&names[0]).unwrap();
    let heads = sheet.rows().next().unwrap_or_default().iter().map(Data::to_string).collect();
    (names, heads)
}

#[tokio::test]
async fn every_register_is_a_workbook_in_the_readers_language() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        let staff = session(&platform.app, "mai", Role::Admin, &[]).await;
        for (path, vi, en) in REGISTERS {
            let file = whole(&platform, &staff, path).await;
            let (names, columns) = heads(&file);
            assert_eq!(names, ["Dữ liệu", "Bảng mã"], "{path}");
            assert!(columns.iter().any(|head| head == vi), "{path}: {columns:?}");
            let file = whole(&platform, &staff, &format!("{path}?lang=en")).await;
            let (names, columns) = heads(&file);
            assert_eq!(names, ["Data", "Codebook"], "{path}");
            assert!(columns.iter().any(|head| head == en), "{path}: {columns:?}");
        }
        let file = whole(&platform, &staff, "/office/instruments/quick/scorecard.xlsx").await;
        let (_, columns) = heads(&file);
        assert!(columns.iter().any(|head| head == "Đánh giá"), "{columns:?}");
    })
    .await;
}

#[tokio::test]
async fn every_register_has_the_same_heads_and_values_as_csv_and_as_a_workbook() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        answer(&platform, 20).await;
        let staff = session(&platform.app, "mai", Role::Admin, &[]).await;
        let more = ["scorecard", "cross"].map(|of| format!("/office/instruments/quick/{of}.xlsx"));
        let registers = REGISTERS.map(|(path, ..)| path.to_owned());
        for path in registers.into_iter().chain(more) {
            for lang in ["vi", "en"] {
                let file = whole(&platform, &staff, &format!("{path}?lang={lang}")).await;
                let texts = texts(&file);
                let csv = path.replace(".xlsx", ".csv");
                let csv = platform.get_as(&staff, &format!("{csv}?lang={lang}")).await.body;
                let mut reader = csv::ReaderBuilder::new()
                    .has_headers(false)
                    .from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
                let rows: Vec<Vec<String>> = reader
                    .records()
                    .map(|row| row.unwrap().iter().map(|it| typed(it).into_owned()).collect())
                    .collect();
                assert_eq!(rows.first(), texts.first(), "{path} {lang}");
                // The log has a row more: that the first file was taken.
                for (row, texts) in rows.iter().zip(&texts).filter(|_| !path.contains("audit")) {
                    for (cell, text) in row.iter().zip(texts).filter(|(_, text)| !text.is_empty()) {
                        assert_eq!(cell, text, "{path} {lang}");
                    }
                }
            }
        }
    })
    .await;
}

/// The rows of the first sheet; cells that are no texts are empty.
fn texts(file: &[u8]) -> Vec<Vec<String>> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(std::io::Cursor::new(file)).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    let text = |cell: &Data| match cell {
        Data::String(text) => text.clone(),
        _ => String::new(),
    };
    sheet.rows().map(|row| row.iter().map(text).collect()).collect()
}

#[tokio::test]
async fn a_scorecard_is_a_file_of_one_unit_of_measure() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        answer(&platform, 20).await;
        let staff = session(&platform.app, "mai", Role::Admin, &[]).await;
        let page = platform.get_as(&staff, "/office/instruments/sipas-counter/scorecard.csv").await;
        let mut reader =
            csv::Reader::from_reader(page.body.trim_start_matches('\u{feff}').as_bytes());
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let number = |row: &csv::StringRecord, column: usize| row[column].parse::<f64>();
        let mut intervals = 0;
        for row in &rows {
            let figures = [number(row, 6), number(row, 5), number(row, 7)];
            let [Ok(lower), Ok(index), Ok(upper)] = figures else { continue };
            assert!(1.0 < lower && lower <= index && index <= upper, "{row:?}");
            intervals += 1;
        }
        assert!(intervals >= 1, "{}", page.body);
    })
    .await;
}

#[tokio::test]
async fn published_results_are_open_data_once_ten_people_are() {
    on_both(async |database| {
        let platform = Platform::on(database).await;
        answer(&platform, 4).await;
        let record = platform.get("/open/catalog.jsonld").await.json();
        assert_eq!(record["dcat:dataset"].as_array().unwrap().len(), 0);
        answer(&platform, 20).await;
        let page = platform.get("/open/catalog.jsonld").await;
        assert_eq!(page.header("content-type"), "application/ld+json");
        let record = page.json();
        assert_eq!(record["@type"], "dcat:Catalog");
        let dataset = &record["dcat:dataset"][0];
        assert!(dataset["dct:license"]["@id"].as_str().unwrap().starts_with("https://"));
        let files = dataset["dcat:distribution"].as_array().unwrap();
        assert!(!files.is_empty());
        for file in files {
            let address = file["dcat:downloadURL"]["@id"].as_str().unwrap();
            let path = address.strip_prefix(&platform.app.config.public_url).unwrap();
            let page = platform.get(path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert!(page.header("link").contains("rel=\"license\""));
        }
        // A month, or twelve months that move by days, would tell parts of what was released together.
        for period in ["2026-11", "12m"] {
            let path = format!("/open/sipas-counter.json?period={period}");
            let refused = platform.get(&path).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        }
        let unknown = platform.get("/open/none.csv").await;
        assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    })
    .await;
}
