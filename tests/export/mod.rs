//! Exported responses: the shape that outside tools rely on, and the figures that come of them.

mod download;
mod readers;
mod registers;

use chrono::NaiveDate;
use futures_util::TryStreamExt;
use hailong::base::dataset::LinesForm;
use hailong::domain::batch::Selection;
use hailong::domain::measure::Tally;
use hailong::domain::survey::{Catalogue, Instrument, Record};
use hailong::pages::export::{Remarks, rows};
use hailong::store::{By, NewResponse, Responses, Store};

use crate::support::databases::on_both;
use crate::support::sample;

async fn exported(store: &Store, catalogue: &Catalogue, wanted: &Responses) -> String {
    written(store, catalogue, wanted, LinesForm::Csv).await
}

async fn written(
    store: &Store,
    catalogue: &Catalogue,
    wanted: &Responses,
    form: LinesForm,
) -> String {
    let pieces: Vec<Vec<u8>> =
        rows(store, catalogue, wanted, (form, Remarks::Masked)).try_collect().await.unwrap();
    String::from_utf8(pieces.concat()).unwrap()
}

fn all_of_small() -> Responses {
    Responses { instrument: "small".to_owned(), ..Responses::default() }
}

/// The small office with these answers, settled.
async fn answered(store: &Store, answers: &[NewResponse]) {
    sample::settle_in(store).await;
    let by = By::system(sample::morning());
    store.freeze(&sample::catalogue(), &by).await.unwrap();
    store.accept(answers).await.unwrap();
    sample::settle_now(store, sample::morning()).await;
}

#[tokio::test]
async fn the_file_has_its_mark_its_line_ends_and_its_columns() {
    on_both(async |database| {
        answered(&database.store, &sample::new_responses(0..5)).await;
        let file = exported(&database.store, &sample::catalogue(), &all_of_small()).await;
        let lines: Vec<&str> = file.split("\r\n").collect();
        assert_eq!(lines.len(), 7, "head, five rows, an end: {file}");
        assert_eq!(
            lines[0],
            "\u{feff}response,instrument,version,day,touchpoint,unit,procedure,tier,duration,\
             overall,s1,why,remark"
        );
        assert!(!file.replace("\r\n", "").contains('\n'));
        let row: Vec<&str> = lines[1].split(',').collect();
        assert_eq!(row[1..9], ["small", "1", "2026-11-24", "BT01", "VP", "", "open", "30–120"]);
    })
    .await;
}

/// A value as the cell of a table.
fn text(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Array(choices) => choices.iter().map(text).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

/// More responses than are written at once, so that what parts two pieces is there too.
#[tokio::test]
async fn the_array_has_the_columns_and_the_rows_of_the_table() {
    on_both(async |database| {
        answered(&database.store, &sample::new_responses(0..1203)).await;
        let (store, all) = (&database.store, all_of_small());
        let array = written(store, &sample::catalogue(), &all, LinesForm::Json).await;
        let array: Vec<serde_json::Map<String, serde_json::Value>> =
            serde_json::from_str(&array).unwrap();
        let table = exported(store, &sample::catalogue(), &all).await;
        let mut table = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
        let names = table.headers().unwrap().clone();
        let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
        assert_eq!((array.len(), rows.len()), (1203, 1203));
        for (object, row) in array.iter().zip(&rows) {
            assert_eq!(object.keys().collect::<Vec<_>>(), names.iter().collect::<Vec<_>>());
            let texts: Vec<String> = object.values().map(text).collect();
            assert_eq!(texts, row.iter().collect::<Vec<_>>());
        }
    })
    .await;
}

#[tokio::test]
async fn an_instrument_without_answers_is_a_head_or_a_pair_of_brackets() {
    on_both(async |database| {
        answered(&database.store, &[]).await;
        let file = exported(&database.store, &sample::catalogue(), &all_of_small()).await;
        assert_eq!(file.matches("\r\n").count(), 1);
        let array =
            written(&database.store, &sample::catalogue(), &all_of_small(), LinesForm::Json).await;
        assert_eq!(array, "[\n]\n");
    })
    .await;
}

#[tokio::test]
async fn days_outside_the_span_stay_out() {
    on_both(async |database| {
        answered(&database.store, &sample::new_responses(0..5)).await;
        let tomorrow = sample::today().succ_opt();
        for (from, to, rows) in [
            (None, None, 5),
            (Some(sample::today()), Some(sample::today()), 5),
            (tomorrow, None, 0),
            (None, sample::today().pred_opt(), 0),
        ] {
            let wanted = Responses { from, to, ..all_of_small() };
            let file = exported(&database.store, &sample::catalogue(), &wanted).await;
            assert_eq!(file.matches("\r\n").count(), rows + 1, "{from:?}–{to:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn remarks_keep_their_lines_and_quotes_and_cannot_become_formulas() {
    on_both(async |database| {
        let remarks = [
            "=HYPERLINK(\"http://example.org\")",
            "Dòng một\nDòng hai",
            "Ông nói: \"tốt, nhanh\"",
            "",
            "",
        ];
        let answers: Vec<NewResponse> = (0..)
            .zip(remarks)
            .map(|(number, remark)| NewResponse {
                remark: Some(remark.to_owned()).filter(|remark| !remark.is_empty()),
                ..sample::new_response(number)
            })
            .collect();
        answered(&database.store, &answers).await;
        let file = exported(&database.store, &sample::catalogue(), &all_of_small()).await;
        let mut read: Vec<String> = csv::Reader::from_reader(file.as_bytes())
            .records()
            .map(|row| row.unwrap().iter().next_back().unwrap().to_owned())
            .collect();
        read.sort();
        read.drain(..2);
        assert_eq!(
            read,
            [
                "'=HYPERLINK(\"http://example.org\")",
                "Dòng một\nDòng hai",
                "Ông nói: \"tốt, nhanh\"",
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn an_answer_to_an_older_version_stands_under_its_own_items() {
    on_both(async |database| {
        answered(&database.store, &sample::new_responses((0..5).map(|number| number * 5))).await;
        let mut newer = Instrument {
            version: "2".to_owned(),
            valid_from: NaiveDate::from_ymd_opt(2027, 1, 1).unwrap(),
            ..sample::instrument()
        };
        newer.items.remove(1);
        newer.items[1].code = "because".to_owned();
        let both = Catalogue::of(vec![sample::instrument(), newer]);
        let file = exported(&database.store, &both, &all_of_small()).await;
        let (head, rows) = file.split_once("\r\n").unwrap();
        assert!(head.ends_with(",overall,because,s1,why,remark"), "{head}");
        assert!(rows.lines().all(|row| row.ends_with(",1,,,1,")), "{rows}");
    })
    .await;
}

/// Counting the file again, by what the README says of it alone, gives the store's counts.
#[tokio::test]
async fn the_rows_recounted_are_the_counters() {
    on_both(async |database| {
        answered(&database.store, &sample::new_responses(0..40)).await;
        let file = exported(&database.store, &sample::catalogue(), &all_of_small()).await;
        let instrument = sample::instrument();
        let mut recounted = Tally::empty(&instrument);
        for row in csv::Reader::from_reader(file.as_bytes()).records() {
            let row = row.unwrap();
            let one = |cell: &str| if cell.is_empty() { "-" } else { cell }.to_owned();
            let many = |cell: &str| {
                let tick = |choice: &str| {
                    if cell.split(' ').any(|c| c == choice) { '1' } else { '0' }
                };
                match cell {
                    "" => "---".to_owned(),
                    _ => ["1", "2", "3"].map(tick).into_iter().collect(),
                }
            };
            let line = one(&row[9]) + &one(&row[10]) + &many(&row[11]);
            assert!(recounted.count(&instrument, &Record::stored(line)));
        }
        let columns = database.store.columns(&instrument).await.unwrap();
        let (counters, _) = columns.view(&Selection::default()).tally();
        assert_eq!(recounted, counters);
        assert_eq!(counters.responses, 40);
    })
    .await;
}
