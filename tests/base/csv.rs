//! Holds `src/base/csv.rs`.

use hailong::base::csv::{begun, finished, harmless};
use proptest::prelude::*;

#[test]
fn a_typed_formula_is_made_text_and_other_text_stays() {
    for formula in
        ["=1+1", "+84", "-2", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "＝1+1", " =1", "\"=1"]
    {
        assert_eq!(harmless(formula), format!("'{formula}"));
    }
    assert_eq!(harmless("\t=1"), "'\t'=1");
    for text in
        ["", "Tốt = tốt", "'quoted", "5 - 3", "Ông/Bà", "3.000242", "tốt; nhanh", "H29-260103-0001"]
    {
        assert_eq!(harmless(text), text);
    }
}

#[test]
fn a_formula_behind_any_separator_is_made_text() {
    assert_eq!(harmless("hay lam;=1+1"), "hay lam;'=1+1");
    assert_eq!(harmless("a,=1\tb;@x\n- c|+d"), "a,'=1\tb;'@x\n'- c|'+d");
    assert_eq!(harmless("a; \"=1+1\""), "a;' \"=1+1\"");
}

#[test]
fn a_typed_text_that_looks_like_a_date_is_made_text() {
    for date in ["10-30", "1/2", "1/2/2026", "8:30", "MAR1", "DEC12", "5 may", "1-2-26", "may 2026"]
    {
        assert_eq!(harmless(date), format!("'{date}"), "{date}");
    }
    for text in ["BT01", "10 phút", "market 5 lần rồi nhé", "may", "2026", "1.10", "chờ 10-30 phút"]
    {
        assert_eq!(harmless(text), text);
    }
}

proptest! {
    #[test]
    fn no_cell_of_any_text_is_a_formula_whatever_parts_the_cells(
        texts in prop::collection::vec("[-=+@;,|\t\n\r\"' a1]{0,12}", 1..5),
    ) {
        let mut lines = begun();
        let cells = texts.iter().map(|text| harmless(text));
        lines.write_record(std::iter::once("x".to_owned()).chain(cells)).unwrap();
        let file = String::from_utf8(finished(lines).unwrap()).unwrap();
        for separator in [b',', b';', b'\t', b'|'] {
            let mut reader = csv::ReaderBuilder::new()
                .delimiter(separator)
                .has_headers(false)
                .flexible(true)
                .from_reader(file.as_bytes());
            for record in reader.records() {
                for cell in &record.unwrap() {
                    let cell = cell.trim_start_matches('\u{feff}').trim_start();
                    prop_assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell:?} in {file:?}");
                }
            }
        }
    }
}
