//! Holds `src/base/csv.rs`.

use hailong::base::csv::{begun, finished, harmless, typed};
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
        ["", "Tốt = tốt", "'quoted", "5 - 3", "Ông/Bà", "2026.1", "tốt; nhanh", "H29-260103-0001"]
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
    for date in [
        "10-30",
        "1/2",
        "1/2/2026",
        "8:30",
        "MAR1",
        "DEC12",
        "5 may",
        "1-2-26",
        "may 2026",
        "1.4.1",
        "1.4.2026",
        "10:30:15.5",
        "1/2/2026 8:30",
        "5 tháng 1",
        "8 a",
        "8:30 PM",
    ] {
        assert_eq!(harmless(date), format!("'{date}"), "{date}");
    }
    for text in [
        "BT01",
        "10 phút",
        "market 5 lần rồi nhé",
        "may",
        "2026",
        "chờ 10-30 phút",
        "2026-01-31",
        "2026-01-31 08:30:00",
        "B20.10",
        "B20-10",
        "PLS",
    ] {
        assert_eq!(harmless(text), text);
    }
}

#[test]
fn a_text_that_would_be_another_number_is_made_text() {
    for number in [
        "00123",
        "0912",
        "1e5",
        "1E05",
        "12D3",
        "20.1",
        "20.10",
        "1.10",
        "1.001120",
        "3.000242",
        "1.500",
        "1,5",
        "1,500.00",
        ".5",
        "5.",
        "1234567890123456",
        "0x1F",
        "inf",
        "NaN",
        "50%",
        "90,59%",
        "5 ₫",
        "$5",
        "(5)",
        "1_000",
        "1'000",
        "１２３",
        "1.2.3.4",
    ] {
        assert_eq!(harmless(number), format!("'{number}"), "{number}");
        assert_eq!(typed(&format!("'{number}")), number);
    }
    for text in ["5", "0", "2026", "90.59", "123456789012345", "s1", "1a", "e5", "1 2 3", "5'"] {
        let is_same = harmless(text) == text;
        assert_eq!(is_same, text != "5'", "{text}");
    }
    assert_eq!(harmless("tốt; 00123"), "tốt;' 00123");
}

#[test]
fn marks_that_this_program_did_not_make_stay() {
    for text in ["'quoted", "Ông 'Tám'", "it's", "'BT01", "''=1"] {
        assert_eq!(typed(text), text);
    }
}

/// What a spreadsheet or a reader of tables that guesses takes a cell for, more readily than any of them: whether it
/// is something else than text and than a whole number that is shown as it was written.
fn is_guessed(cell: &str) -> bool {
    let cell = cell.trim_matches([' ', '\u{a0}']);
    let is_of = |all: &str| !cell.is_empty() && cell.chars().all(|it| all.contains(it));
    let has_digits = cell.contains(|it: char| it.is_ascii_digit());
    let is_iso = cell.len() == 10 && cell.split('-').map(str::len).eq([4, 2, 2]);
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    let is_plain = is_of("0123456789") && digits <= 15 && (cell == "0" || !cell.starts_with('0'));
    let number = cell.trim_matches(['(', ')', '%', '$', ' ']);
    let float = number.replace(',', ".").parse::<f64>();
    let is_share = cell == number
        && float.is_ok()
        && float.as_ref().is_ok_and(|it| it.to_string() == cell)
        && cell.split_once('.').is_some_and(|(whole, part)| {
            let [day, month] = [whole, part].map(|it| it.parse::<u32>().unwrap_or(0));
            part.len() < 3 && !((1..=31).contains(&day) && (1..=12).contains(&month))
        });
    let is_date = is_of("0123456789-/.:")
        && cell.contains(['-', '/', ':'])
        && cell.split(['-', '/', '.', ':']).all(|part| (1..=4).contains(&part.len()));
    cell.starts_with(['=', '+', '-', '@'])
        || has_digits && !is_iso && !is_plain && !is_share && (float.is_ok() || is_date)
}

/// The cells of a file as each separator parts them.
fn cells_by_any_separator(file: &str) -> Vec<String> {
    let mut cells = Vec::new();
    for separator in [b',', b';', b'\t', b'|'] {
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .has_headers(false)
            .flexible(true)
            .from_reader(file.as_bytes());
        for record in reader.records() {
            cells.extend(record.unwrap().iter().map(str::to_owned));
        }
    }
    cells
}

proptest! {
    #[test]
    fn no_cell_of_any_text_is_guessed_to_be_something_else(
        text in "[-=+@0-9./:,;e%()$ ax']{0,10}",
    ) {
        let mut lines = begun();
        lines.write_record(["x", &harmless(&text)]).unwrap();
        let file = String::from_utf8(finished(lines).unwrap()).unwrap();
        for cell in cells_by_any_separator(&file) {
            prop_assert!(!is_guessed(&cell), "{cell:?} in {file:?} of {text:?}");
        }
    }

    #[test]
    fn a_cell_of_our_own_is_read_back_as_it_was_typed(text in "[-=+@0-9./:,;e%\t\n\" ax]{0,10}") {
        let cell = harmless(&text);
        prop_assert_eq!(typed(&cell), text);
    }

    #[test]
    fn no_cell_of_any_text_is_a_formula_whatever_parts_the_cells(
        texts in prop::collection::vec("[-=+@;,|\t\n\r\"' a1]{0,12}", 1..5),
    ) {
        let mut lines = begun();
        let cells = texts.iter().map(|text| harmless(text));
        lines.write_record(std::iter::once("x".to_owned()).chain(cells)).unwrap();
        let file = String::from_utf8(finished(lines).unwrap()).unwrap();
        for cell in cells_by_any_separator(&file) {
            let cell = cell.trim_start_matches('\u{feff}').trim_start();
            prop_assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell:?} in {file:?}");
        }
    }
}
