//! The files as the programs read them that analysts use: PSPP, pyreadstat, `DuckDB`, Polars, openpyxl, Python,
//! and R with haven and readr.

use std::ffi::OsStr;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use futures_util::TryStreamExt;
use hailong::base::Lang;
use hailong::base::dataset::{BinaryForm, LinesForm, Whole};
use hailong::domain::batch::Audience;
use hailong::domain::measure::{Filter, Scorecard};
use hailong::pages::export::{Remarks, longest_remark, rows, runs, summary, table};
use hailong::pages::shared::figures;
use hailong::store::{NewResponse, Store};
use serde_json::{Value, json};

use super::{all_of_small, answered};
use crate::support::databases::on_both;
use crate::support::python::python;
use crate::support::sample;

/// Texts that break files: long ones, several lines, formulas, all letters of the alphabet.
fn remarks() -> [String; 6] {
    let long = "Cán bộ hướng dẫn tận tình, thủ tục nhanh gọn; ".repeat(26);
    [
        long.trim_end().chars().take(1_200).collect(),
        "=HYPERLINK(\"http://example.org\")".to_owned(),
        "Dòng một\nDòng hai".to_owned(),
        "ẰẮẲẴẶ ừứửữự đĐ 🙂".to_owned(),
        "1-2".to_owned(),
        "x".repeat(600),
    ]
}

fn answers() -> Vec<NewResponse> {
    let remarks = remarks();
    (0..1_203)
        .map(|number| NewResponse {
            remark: usize::try_from(number).ok().and_then(|at| remarks.get(at).cloned()),
            ..sample::new_response(number)
        })
        .collect()
}

async fn card(store: &Store) -> Scorecard {
    let instrument = sample::instrument();
    let filter = Filter::default();
    let eyes = (Audience::Staff, 5);
    figures::scorecard(store, &instrument, &filter, eyes, sample::today()).await.unwrap()
}

/// Writes the export of the small instrument in every format.
async fn write_all(store: &Store, folder: &Path) {
    let (catalogue, wanted) = (sample::catalogue(), all_of_small());
    for (form, ending) in [(LinesForm::Csv, "csv"), (LinesForm::JsonLines, "jsonl")] {
        let pieces: Vec<Vec<u8>> =
            rows(store, &catalogue, &wanted, (form, Remarks::Masked)).try_collect().await.unwrap();
        std::fs::write(folder.join(format!("small.{ending}")), pieces.concat()).unwrap();
    }
    let longest = longest_remark(store, &wanted, Remarks::Masked).await.unwrap();
    let summary = summary(&card(store).await, &sample::instrument(), Lang::Vi);
    for (form, ending) in
        [(BinaryForm::Xlsx, "xlsx"), (BinaryForm::Sav, "sav"), (BinaryForm::Parquet, "parquet")]
    {
        let table = Arc::new(table(&catalogue, &wanted, longest, Lang::Vi));
        let whole = Whole {
            table: Arc::new(table.dataset.clone()),
            form,
            summary: Some(summary.clone()),
            scratch: folder.to_owned(),
        };
        let file = File::create_new(folder.join(format!("small.{ending}"))).unwrap();
        let runs = runs(store, &table, &wanted, Remarks::Masked);
        whole.write(file, runs).await.unwrap();
    }
}

fn read_back(folder: &Path) -> Value {
    let names = ["small", "overall", "s1"].map(OsStr::new);
    let said = python("export/readers.py", &[&[folder.as_os_str()], &names[..]].concat());
    serde_json::from_str(&said).unwrap()
}

#[tokio::test]
async fn every_program_reads_the_same_answers_and_the_same_index() {
    on_both(async |database| {
        answered(&database.store, &answers()).await;
        let folder = tempfile::tempdir().unwrap();
        write_all(&database.store, folder.path()).await;
        let card = card(&database.store).await;
        let said = read_back(folder.path());
        let mut wanted: Vec<String> = remarks().into();
        wanted.sort();
        for reader in
            ["csv", "jsonl", "xlsx", "pyreadstat", "duckdb", "polars", "pspp", "haven", "readr"]
        {
            let of = &said[reader];
            assert_eq!(of["n"], card.responses, "{reader}");
            let index = of["index"].as_f64().unwrap();
            assert!((index - card.index.value.unwrap()).abs() < 1e-9, "{reader}: {index}");
            assert_eq!(of["columns"], said["csv"]["columns"], "{reader}");
            let remarks: Vec<&str> =
                of["remarks"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
            match reader {
                // An apostrophe stands before what could be a formula or a day.
                "csv" | "readr" => assert_eq!(remarks.len(), wanted.len()),
                // PSPP writes its own table in one line a case.
                "pspp" => assert!(remarks.iter().any(|remark| remark.len() > 1_500), "{reader}"),
                _ => assert_eq!(remarks, wanted, "{reader}"),
            }
        }
        check_xlsx(&said["xlsx"], &card);
        check_sav(&said);
        assert_eq!(said["readr"]["problems"], 0);
        assert_eq!(said["duckdb"]["types"]["s1"], "INTEGER");
        assert_eq!(said["duckdb"]["types"]["day"], "DATE");
        let variables = said["duckdb"]["codebook"]["variables"].as_array().unwrap();
        assert_eq!(variables.len(), 13);
    })
    .await;
}

fn check_xlsx(said: &Value, card: &Scorecard) {
    assert_eq!(said["sheets"], json!(["Dữ liệu", "Bảng mã", "Tổng hợp"]));
    assert_eq!(said["days"], json!(["2026-11-24"]));
    assert_eq!(said["formulas"], 0);
    assert_eq!(said["frozen"], "A2");
    assert_eq!(said["filter"], format!("A1:M{}", card.responses + 1));
    assert_eq!(said["charts"], 1);
    assert_eq!(said["summary"]["Số phiếu"], card.responses);
    let index = said["summary"]["Chỉ số"].as_f64().unwrap();
    assert!((index - card.index.value.unwrap()).abs() < 1e-9);
    assert_eq!(said["labels"]["s1=5"], "phương án");
}

fn check_sav(said: &Value) {
    assert_eq!(said["pspp"]["warnings"], "");
    let said = &said["pyreadstat"];
    assert_eq!(said["labels"]["s1=98"], "Không có ý kiến");
    assert_eq!(said["labels"]["tier=open"], "Mã QR chung");
    assert_eq!(said["missing"]["s1"], json!([98.0, 99.0]));
    assert_eq!(said["measures"]["s1"], "ordinal");
    assert_eq!(said["variables"]["unit"], "Đơn vị");
    assert_eq!(said["days"], json!(["2026-11-24"]));
}
