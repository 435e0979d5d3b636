//! What a file may be, and what is refused.

mod workbook;

use rust_xlsxwriter::Workbook;

use self::workbook::archive;
use super::*;
use crate::base::lang::Lang;

const LAYOUT: Layout<4> = Layout {
    columns: ["code", "day", "value", "name"],
    needed: 1,
    also: &[("code", &["mã"]), ("day", &["ngày"]), ("value", &["số"]), ("name", &["chữ"])],
    codes: &["code"],
    decimals: &["value"],
    days: &["day"],
    ..Layout::PLAIN
};

fn read(bytes: &[u8]) -> Result<Sheet, Refusal> {
    super::read(bytes, Most::EXPORTED, &LAYOUT)
}

/// The texts of a row.
fn cells(row: &Row) -> Vec<&str> {
    row.cells().collect()
}

/// The texts of a sheet, header first.
fn texts(bytes: &[u8]) -> Vec<Vec<String>> {
    let sheet = read(bytes).unwrap();
    let rows = std::iter::once(&sheet.header).chain(&sheet.rows);
    rows.map(|row| row.cells().map(str::to_owned).collect()).collect()
}

/// Rows by their columns as one line each, or their faults.
fn lines(bytes: &[u8]) -> Vec<String> {
    let mut sheet = match read(bytes) {
        Ok(sheet) => sheet,
        Err(refusal) => return vec![refusal.localized(Lang::En)],
    };
    let told = |faults: Vec<Fault<Text>>| {
        faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
    };
    match sheet.by_columns(&LAYOUT) {
        Err(faults) => vec![told(faults)],
        Ok(rows) => rows
            .into_iter()
            .map(|row| row.map_or_else(told, |row| format!("{}:{}", row.row, row.cells.join("|"))))
            .collect(),
    }
}

/// What was taken for what, in English.
fn notes(bytes: &[u8]) -> String {
    let mut sheet = read(bytes).unwrap();
    let _ = sheet.by_columns(&LAYOUT);
    sheet.notes().iter().map(|note| note.en.as_str()).collect::<Vec<_>>().join("; ")
}

#[test]
fn a_mark_semicolons_tabs_and_blank_lines_are_understood() {
    let expected = [["mã", "ngày"], ["H1", "2026-01-31"]];
    for text in [
        "mã,ngày\nH1,2026-01-31\n",
        "\u{feff}mã;ngày\r\nH1; 2026-01-31 \r\n",
        "\n\nmã\tngày\n\nH1\t2026-01-31\n\t\n",
        "mã,ngày\n\"H1\",\"2026-01-31\"",
    ] {
        assert_eq!(texts(text.as_bytes()), expected, "{text:?}");
    }
    assert_eq!(read(b"a,b\n\n1,2\n").unwrap().rows[0].number, 3);
}

#[test]
fn missing_unknown_and_repeated_columns_are_told_at_once() {
    assert_eq!(
        lines(b"name,Name,due\n1,2,3\n"),
        ["row 1, column code: the column is missing; add it, or say which column it is; \
             row 1, column name: the column is there twice; remove one; \
             row 1: there is no column `due`; remove it. The columns are code,day,value,name"]
    );
}

#[test]
fn names_of_columns_are_vietnamese_or_english_in_any_order() {
    let text = "STT;Ngày (dd/mm/yyyy);MÃ;Số *\n1;31/01/2026;H1;5\n".as_bytes();
    assert_eq!(lines(text), ["2:H1|31/01/2026|5|"]);
    let told = notes(text);
    assert!(told.contains("cells are parted by semicolons"), "{told}");
    assert!(told.contains("`MÃ` = code") && told.contains("`Ngày (dd/mm/yyyy)` = day"), "{told}");
    assert_eq!(notes(b"code,day\nH1,2026-01-31\n"), "");
}

#[test]
fn a_short_row_is_whole_and_a_long_one_is_not() {
    let text = b"code,day,value\n1,2,3\n1\n1,2,,,\n1,a,b,c\n";
    let fault = "row 5: 4 cells, the header has 3; a comma in a text needs quotes, cells beyond the header are to be cleared";
    assert_eq!(lines(text), ["2:1|2|3|", "3:1|||", "4:1|2||", fault]);
    assert!(notes(text).contains("1 row(s) are shorter than the header"));
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, ["code", "day"]).unwrap();
    sheet.write_row(1, 0, ["1"]).unwrap();
    sheet.write_row(2, 0, ["1", "2", "3"]).unwrap();
    let found = lines(&book.save_to_buffer().unwrap());
    assert_eq!(found[0], "2:1|||");
    assert!(found[1].starts_with("row 3: 3 cells, the header has 2"), "{found:?}");
}

#[test]
fn the_header_is_below_titles_and_totals_end_the_table() {
    let text = "SỞ NGOẠI VỤ,,\n\"BÁO CÁO, tháng 1\",,\n\ncode,day,value,name\nH1,2026-01-31,1,x\n,,,\nTổng số: 1 hồ sơ,,,\nNgười lập,,,\n";
    assert_eq!(lines(text.as_bytes()), ["5:H1|2026-01-31|1|x"]);
    let told = notes(text.as_bytes());
    assert!(
        told.contains("the header is row 4; rows 1–2 above it were passed over (“SỞ NGOẠI VỤ”)"),
        "{told}"
    );
    assert!(
        told.contains(
            "total rows below the table are no data and were left out: row 7 (“Tổng số: 1 hồ sơ”)"
        ),
        "{told}"
    );
    let inside = "code,day,value\nH1,,1\nCộng,,1\nH2,,2\n";
    let found = lines(inside.as_bytes());
    assert!(
        found
            .last()
            .unwrap()
            .starts_with("row 3: this is a row of totals (“Cộng”) between the rows"),
        "{found:?}"
    );
    // Names that only begin alike are data.
    let names = "code,day,value,name\nTổng cục Thuế,,1,\nCộng hòa,,2,\n";
    assert_eq!(lines(names.as_bytes()).len(), 2);
}

#[test]
fn a_line_that_names_the_separator_is_understood() {
    for begin in ["sep=;\r\n", "SEP=;\n", "\"sep=;\"\n", "\u{feff}sep=;\n", "sep=;;;\n"] {
        let text = format!("{begin}code;value\nH1;1,5\n");
        assert_eq!(lines(text.as_bytes()), ["2:H1||1,5|"], "{begin:?}");
    }
    assert_eq!(lines(b"sep=\t\ncode\tvalue\nH1\t1\n"), ["2:H1||1|"]);
    assert_eq!(lines(b"code|value\nH1|1\n"), ["2:H1||1|"]);
}

#[test]
fn unseen_characters_are_left_out_and_letters_composed() {
    let text = "code,name\nH1\u{200b},Ha\u{309}i\u{7}\n".as_bytes();
    assert_eq!(lines(text), ["2:H1|||Hải"]);
    assert!(notes(text).contains("2 cell(s) had unseen characters (such as U+200B)"));
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, ["code", "name"]).unwrap();
    sheet.write_row(1, 0, ["\u{feff}H1", "Ho\u{300}a"]).unwrap();
    assert_eq!(lines(&book.save_to_buffer().unwrap()), ["2:H1|||Hòa"]);
}

#[test]
fn long_cells_and_other_kinds_of_file_are_refused() {
    let most = Most::EXPORTED;
    let long = format!("a\n{}\n", "x".repeat(most.characters + 1));
    let fault = Refusal::LongCell { row: 2, column: 1, most: 2_000 };
    assert_eq!(read(long.as_bytes()), Err(fault));
    assert!(super::read(long.as_bytes(), Most::KEPT, &LAYOUT).is_ok());
    let rows = "1\n".repeat(most.rows + 2);
    assert!(matches!(read(rows.as_bytes()), Err(Refusal::FarCell { .. })));
    assert!(super::read(rows.as_bytes(), Most::KEPT, &LAYOUT).is_ok());
    assert!(read("1\n".repeat(most.rows + 1).as_bytes()).is_ok());
    assert_eq!(read(&vec![b'a'; LARGEST + 1]), Err(Refusal::TooLarge));
    assert_eq!(read(b"\xd0\xcf\x11\xe0\xa1\xb1"), Err(Refusal::OldExcel));
    assert!(texts(b"\xff\xfea\0\n\0b\0") == [["a"], ["b"]]);
    assert!(matches!(read(b"H\xf2 s\xa1"), Err(Refusal::NotUnicode(_, Some(1)))));
    assert_eq!(read(b"<html><body><table>"), Err(Refusal::WebPage));
    assert_eq!(read(b"a,\0b"), Err(Refusal::NotText));
    for empty in [&b""[..], b"\n \n", b",,\n"] {
        assert_eq!(read(empty), Err(Refusal::Empty));
    }
    assert!(matches!(read(b"PK\x03\x04 no archive"), Err(Refusal::Broken(_))));
    let docx = archive([("word/document.xml", &b"<x/>"[..])]);
    assert_eq!(read(&docx), Err(Refusal::Other("Word (.docx)")));
    assert_eq!(read(&archive([("a.csv", &b"x"[..])])), Err(Refusal::Other("ZIP")));
    assert_eq!(read(b"%PDF-1.7\n"), Err(Refusal::Other("PDF")));
    assert_eq!(read(b"{\\rtf1 a}"), Err(Refusal::Other("RTF")));
    assert_eq!(read(b"[{\"code\":1}]"), Err(Refusal::Other("JSON")));
}

proptest::proptest! {
    #[test]
    fn a_file_of_any_bytes_is_read_or_refused(bytes in proptest::collection::vec(0_u8.., 0..400)) {
        let _ = lines(&bytes);
    }

    #[test]
    fn a_text_of_any_cells_is_read_or_refused(
        text in "(sep=;\n)?(code|day|value|[,;|\t\n\"\u{200b}0-9.%ạ]){0,60}",
    ) {
        let _ = lines(text.as_bytes());
    }
}

#[test]
fn days_of_cells_beside_late_days_of_text_may_be_swapped() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    let format = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
    for (place, name) in (0..).zip(["code", "day"]) {
        sheet.write_string(0, place, name).unwrap();
    }
    for (row, code) in [(1, "H1"), (2, "H2")] {
        sheet.write_string(row, 0, code).unwrap();
    }
    let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 5, 1).unwrap();
    sheet.write_datetime_with_format(1, 1, &day, &format).unwrap();
    sheet.write_string(2, 1, "13/01/2026").unwrap();
    let told = lines(&workbook.save_to_buffer().unwrap());
    let fault = told.last().unwrap();
    assert!(fault.starts_with("row 2, column day: the column has cells of days"), "{told:?}");
    assert!(fault.contains("row 3: `13/01/2026`") && fault.contains("`2026-05-01` (1 such"));
    let plain = lines("code,day\nH1,05/01/2026\nH2,13/01/2026\n".as_bytes());
    assert_eq!(plain.len(), 2, "{plain:?}");
}

#[test]
fn a_text_by_formula_is_taken_and_other_separators_are_named() {
    assert_eq!(lines(b"code,value\n=\"0000123\",1\n"), ["2:0000123||1|"]);
    assert!(lines(b"code:value\nA:1\n")[0].starts_with("Cells are parted by `:`"));
    assert!(lines(b"sep=^\ncode^value\nA^1\n")[0].starts_with("Cells are parted by `^`"));
}

#[test]
fn sheets_with_the_same_header_are_not_chosen_from() {
    let file = |rows: u32| {
        let mut workbook = Workbook::new();
        for (name, rows) in [("One", 1), ("Two", rows)] {
            let sheet = workbook.add_worksheet().set_name(name).unwrap();
            for (place, name) in (0..).zip(["code", "value"]) {
                sheet.write_string(0, place, name).unwrap();
            }
            for row in 1..=rows {
                sheet.write_string(row, 0, "A").unwrap();
            }
        }
        workbook.save_to_buffer().unwrap()
    };
    assert!(lines(&file(1))[0].starts_with("The sheets `One`, `Two` have the same columns"));
    assert_eq!(lines(&file(0)), ["2:A|||"]);
}

#[test]
fn a_line_that_names_another_separator_than_the_rows_have_is_named() {
    let told = lines(b"sep=;\ncode,value\nH1,1\n");
    assert_eq!(
        told,
        [
            "The first line says `sep=;` (semicolons), but cells are parted by commas; remove it, or write `sep=,`."
        ]
    );
    assert_eq!(lines(b"sep=;\ncode;value\nH1;1,5\n"), ["2:H1||1,5|"]);
}

#[test]
fn headers_of_further_pages_are_left_out_and_counted() {
    let text = "STT,code,day,value,name\n1,H1,2026-01-31,1,x\nSTT,Code,Day,Value,Name\n(1),(2),(3),(4),(5)\n2,H2,,2,y\nSTT,code,day,value,name\n3,H3,,3,z\n";
    assert_eq!(lines(text.as_bytes()), ["2:H1|2026-01-31|1|x", "5:H2||2|y", "7:H3||3|z"]);
    let told = notes(text.as_bytes());
    assert!(
        told.contains("2 row(s) are the header once more and were left out: row 3, 6"),
        "{told}"
    );
}

#[test]
fn names_of_groups_and_other_tables_are_told_once_with_their_number() {
    const NEEDED: Layout<4> = Layout { needed: 4, ..LAYOUT };
    let told = |text: &str| -> Vec<String> {
        let mut sheet = super::read(text.as_bytes(), Most::EXPORTED, &NEEDED).unwrap();
        let rows = sheet.by_columns(&NEEDED).unwrap();
        rows.into_iter().filter_map(Result::err).flatten().map(|it| it.to_string()).collect()
    };
    let head = "STT,code,day,value,name\n";
    let groups = format!(
        "{head}I,Lĩnh vực lãnh sự,,,\n1,H1,2026-01-31,1,x\nII,Lĩnh vực hợp tác,,,\n2,H2,,2,y\n"
    );
    assert_eq!(
        told(&groups),
        [
            "row 2: 2 row(s) have the name of a group or a remark alone, such as “Lĩnh vực lãnh sự” (row 2, 4); remove them, or fill in their columns if they are data"
        ]
    );
    let another = format!("{head}1,H1,2026-01-31,1,x\n\nname,value,code\nx,1,H2\ny,2,H3\n");
    let told = told(&another);
    assert!(
        told.len() == 1 && told[0].starts_with("row 4: the header of another table"),
        "{told:?}"
    );
}

#[test]
fn totals_between_the_rows_are_told_once() {
    let text = "code,day,value\nH1,,1\nCộng,,1\nH2,,2\nCộng,,2\nH3,,3\n";
    let told = lines(text.as_bytes());
    assert!(
        told.last().unwrap().contains("and there are 2 such rows: 3, 5; remove it"),
        "{told:?}"
    );
    assert!(!told.last().unwrap().contains("; row 5"), "{told:?}");
}

#[test]
fn codes_with_dashes_are_read_with_hyphens_and_look_alikes_are_named() {
    let text = "code,name\nH29.12–260103,a\nH29.12\u{2011}260104,b\n";
    assert_eq!(lines(text.as_bytes()), ["2:H29.12-260103|||a", "3:H29.12-260104|||b"]);
    assert!(notes(text.as_bytes()).contains("2 code(s) with dashes or full-width signs"));
    let told = lines("code,name\nН29.12-260103,a\n".as_bytes());
    assert!(told[0].contains("`Н` (U+041D) of another alphabet"), "{told:?}");
}

#[test]
fn struck_out_cells_are_told_once() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let struck = rust_xlsxwriter::Format::new().set_font_strikethrough();
    sheet.write_row(0, 0, ["code", "name"]).unwrap();
    for (row, code) in [(1, "H1"), (2, "H2")] {
        sheet.write_string_with_format(row, 0, code, &struck).unwrap();
    }
    sheet.write_string(3, 0, "H3").unwrap();
    let told = lines(&book.save_to_buffer().unwrap());
    assert_eq!(
        told.last().unwrap(),
        "2 cell(s) are struck out (A2, A3); clear them if they were taken back, or take the format away"
    );
}
