//! The sheet over HTTP.

use std::io::{Cursor, Read};

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::import;
use crate::support::databases::on_both;
use crate::support::house::House;
use crate::support::platform::Platform;
use crate::support::python::python;

const PATH: &str = "/office/assessment";

#[tokio::test]
async fn the_sheet_is_scored_appraised_and_told_by_area() {
    on_both(async |database| {
        let house = House::of(Platform::on(database).await).await;
        let empty = house.page(&house.viewer, &format!("{PATH}?lang=en")).await;
        assert!(empty.body.contains("There are no criteria yet"));
        import(&database.store).await;
        let one = format!("{PATH}/2026/1.1");
        let post = async |cookie: &str, fields: &[(&str, &str)]| {
            house.platform.post_as(cookie, &format!("{one}?lang=en"), fields).await
        };
        let bad =
            [("do", "own"), ("round", "1"), ("points", "99"), ("part", "11"), ("whole", "10")];
        let refused = post(&house.officer, &bad).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        for part in ["above the most points", "above the whole", "value=\"99\""] {
            assert!(refused.body.contains(part), "{part}: {}", refused.body);
        }
        let own =
            [("do", "own"), ("round", "1"), ("points", "2,25"), ("part", "9"), ("whole", "10")];
        let kept = post(&house.officer, &own).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.body);
        let appraisal = [("do", "appraise"), ("round", "1"), ("points", "2"), ("reason", "")];
        assert_eq!(post(&house.officer, &appraisal).await.status, StatusCode::FORBIDDEN);
        let unsaid = post(&house.manager, &appraisal).await;
        assert!(unsaid.body.contains("say why it differs"), "{}", unsaid.body);
        let said =
            [("do", "appraise"), ("round", "1"), ("points", "2"), ("reason", "Thiếu phụ lục")];
        assert_eq!(post(&house.manager, &said).await.status, StatusCode::SEE_OTHER);

        let page = house.page(&house.viewer, &format!("{PATH}?lang=en")).await;
        for part in [
            "Own score 2.25 of 100.00 points (1 of 37 criteria scored).",
            "Appraised 2.00 points (1 of 37 criteria).",
            "−0.25",
            "1 criteria have points and no evidence",
        ] {
            assert!(page.body.contains(part), "{part}: {}", page.body);
        }
        let page = house.page(&house.viewer, &format!("{one}?lang=en")).await;
        assert!(page.body.contains("9 / 10") && page.body.contains("Thiếu phụ lục"));
        for (cookie, is_offered) in [(&house.officer, false), (&house.manager, true)] {
            let page = house.page(cookie, &format!("{PATH}?lang=en")).await;
            assert_eq!(page.body.contains("Open the next round"), is_offered, "{}", page.body);
        }
        let round = [("year", "2026"), ("after", "1")];
        let opened = house.platform.post_as(&house.manager, PATH, &round).await;
        assert_eq!(opened.status, StatusCode::SEE_OTHER);
        assert_eq!(post(&house.officer, &own).await.status, StatusCode::CONFLICT);
        let page = house.platform.get_as(&house.viewer, &format!("{PATH}?round=3")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
    })
    .await;
}

/// openpyxl finds the numbers of the sheet under Vietnamese headers, typed.
#[tokio::test]
async fn the_sheet_as_a_workbook_has_vietnamese_headers_and_the_same_numbers() {
    on_both(async |database| {
        let house = House::of(Platform::on(database).await).await;
        crate::plan::import(&database.store).await;
        import(&database.store).await;
        let own =
            [("do", "own"), ("round", "1"), ("points", "2,25"), ("part", "9"), ("whole", "10")];
        let one = format!("{PATH}/2026/1.1");
        let scored = house.platform.post_as(&house.officer, &one, &own).await;
        assert_eq!(scored.status, StatusCode::SEE_OTHER, "{}", scored.body);
        let appraised =
            [("do", "appraise"), ("round", "1"), ("points", "2"), ("reason", "Thiếu phụ lục")];
        house.platform.post_as(&house.manager, &one, &appraised).await;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("bang.xlsx");
        let bytes = house.platform.download_as(&house.viewer, &format!("{PATH}.xlsx")).await;
        std::fs::write(&file, bytes).unwrap();
        let said: Value =
            serde_json::from_str(&python("assessment/sheet.py", &[file.as_os_str()])).unwrap();
        let sheets = said.as_object().unwrap();
        let rows = sheets.values().next().unwrap().as_array().unwrap();
        let head: Vec<&str> =
            rows[0].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert_eq!(
            head[..6],
            ["Năm", "Vòng", "Số mục", "Tiêu chí", "Điểm tối đa", "Số kê khai: đạt"]
        );
        let row = rows.iter().find(|row| row[2] == "1.1").unwrap();
        let at = |title: &str| &row[head.iter().position(|each| *each == title).unwrap()];
        assert_eq!((at("Điểm tối đa"), at("Điểm tự chấm")), (&json!(2.5), &json!(2.25)));
        assert_eq!((at("Điểm thẩm định"), at("Chênh lệch")), (&json!(2), &json!(-0.25)));
        assert_eq!(at("Lý do chênh lệch"), "Thiếu phụ lục");
        let sheet = database.store.assessment(2026, 1).await.unwrap().unwrap();
        assert_eq!(rows.len(), sheet.lines.len() + 1);
    })
    .await;
}

#[tokio::test]
async fn evidence_by_row_comes_in_one_archive_with_the_sheet() {
    on_both(async |database| {
        let house = House::of(Platform::on(database).await).await;
        crate::plan::import(&database.store).await;
        import(&database.store).await;
        let attach = async |to: &str, name: &str, content: &[u8]| {
            house.platform.upload_as(&house.officer, to, (&[][..], (name, content))).await.status
        };
        let to = format!("{PATH}/2026/1.1/evidence");
        assert_eq!(attach(&to, "../Báo cáo.pdf", b"%PDF-1.4 mot").await, StatusCode::SEE_OTHER);
        assert_eq!(attach(&to, "b.exe", b"MZ").await, StatusCode::UNPROCESSABLE_ENTITY);
        let task = "/office/plan/2026/1.3/evidence";
        assert_eq!(attach(task, "kiem-tra.pdf", b"%PDF-1.4 hai").await, StatusCode::SEE_OTHER);
        let page = house.page(&house.viewer, &format!("{PATH}/2026/1.3?lang=en")).await;
        assert!(page.body.contains("Files of the plan") && page.body.contains("kiem-tra.pdf"));

        let sheet = database.store.assessment(2026, 1).await.unwrap().unwrap();
        let files = database.store.assessment_files(2026).await.unwrap();
        assert_eq!((files.len(), sheet.line("1.3").unwrap().evidence), (2, 1));
        let archive = house.platform.download_as(&house.viewer, &format!("{PATH}.zip")).await;
        let mut archive = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
        let names: Vec<String> =
            archive.file_names().map(|name| name.unwrap().into_owned()).collect();
        assert_eq!(
            names,
            ["bang-tu-cham-diem.csv", "1.1/01-Báo cáo.pdf", "1.3/01-nhiem-vu-1.3-kiem-tra.pdf"]
        );
        let mut content = Vec::new();
        archive.by_index(2).unwrap().read_to_end(&mut content).unwrap();
        assert_eq!(content, b"%PDF-1.4 hai");
        let file = house.page(&house.viewer, &format!("{PATH}.csv")).await;
        assert!(
            file.body.contains("2026,1,'1.1,Thực hiện Kế hoạch CCHC năm,2.5,"),
            "{}",
            file.body
        );
    })
    .await;
}
