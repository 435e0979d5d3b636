//! What a file may be, and what is refused.

use std::io::{Cursor, Write};

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::base::lang::Lang;

const LAYOUT: Layout<4> = Layout {
    columns: ["code", "day", "value", "name"],
    needed: 1,
    optional: &[],
    also: &[("code", &["mã"]), ("day", &["ngày"]), ("value", &["số"]), ("name", &["chữ"])],
    codes: &["code"],
    choices: &[],
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

/// A workbook whose only sheet is this XML.
fn workbook(sheet: &str) -> Vec<u8> {
    let parts = [
        (
            "[Content_Types].xml",
            r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#,
        ),
        (
            "_rels/.rels",
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
        ),
        (
            "xl/_rels/workbook.xml.rels",
            r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
        ),
        (
            "xl/workbook.xml",
            r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
        ),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    archive(parts.map(|(name, text)| (name, text.as_bytes())))
}

fn archive<'a>(parts: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        file.start_file(name, SimpleFileOptions::default()).unwrap();
        file.write_all(bytes).unwrap();
    }
    file.finish().unwrap().into_inner()
}

fn sheet(dimension: &str, cells: &str) -> Vec<u8> {
    workbook(&format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="{dimension}"/><sheetData>{cells}</sheetData></worksheet>"#
    ))
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
fn a_workbook_reads_as_the_same_file_in_csv() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write_row(0, 0, ["mã", "ngày", "chữ", "số"]).unwrap();
    sheet.write(1, 0, "H1").unwrap();
    let date = ExcelDateTime::from_ymd(2026, 1, 31).unwrap();
    sheet.write_with_format(1, 1, &date, &day).unwrap();
    sheet.write(1, 2, "2026-02-01").unwrap();
    sheet.write(1, 3, 3.000_242).unwrap();
    sheet.write(4, 0, 17.0).unwrap();
    let date = ExcelDateTime::from_ymd(2026, 1, 31).unwrap().and_hms(8, 30, 0).unwrap();
    sheet.write_with_format(4, 1, &date, &day).unwrap();
    let read = read(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(cells(&read.rows[0]), ["H1", "2026-01-31", "2026-02-01", "3.000242"]);
    assert_eq!(cells(&read.rows[1]), ["17", "2026-01-31T08:30:00"]);
    assert_eq!(read.rows[1].number, 5);
}

#[test]
fn missing_unknown_and_repeated_columns_are_told_at_once() {
    assert_eq!(
        lines(b"name,Name,due\n1,2,3\n"),
        ["row 1, column code: the column is missing; \
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
fn a_cells_format_is_part_of_its_value_and_lost_digits_are_refused() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, ["code", "day", "value"]).unwrap();
    let format = |code: &str| Format::new().set_num_format(code);
    for (row, (code, number_format, value, value_format)) in (1..).zip([
        (260_105.0, "0000000000", 0.9059, "0.00%"),
        (1.001_12, "0.000000", 80.5, "0.0"),
        (12.0, "\"H29-\"0000", 1234.0, "#,##0"),
        (2.026_010_500_001_23e16, "0", 1.0, "0"),
    ]) {
        sheet.write_with_format(row, 0, code, &format(number_format)).unwrap();
        sheet.write_with_format(row, 2, value, &format(value_format)).unwrap();
    }
    let found = lines(&book.save_to_buffer().unwrap());
    assert_eq!(found[..3], ["2:0000260105||90.59%|", "3:1.001120||80.5|", "4:H29-0012||1234|"]);
    assert!(
        found[3].starts_with(
            "row 5, column code: the number 20260105000012300 has more than 15 digits"
        ),
        "{found:?}"
    );
    assert!(found[3].contains("format the column as Text"), "{found:?}");
    let found = lines(b"code;day\n2.02601E+16;\n2,02601E+16;\n");
    assert!(
        found.iter().all(|line| line.contains("a code that a spreadsheet turned into a number")),
        "{found:?}"
    );
}

#[test]
fn hidden_sheets_are_named_and_the_visible_one_with_the_header_is_read() {
    let mut book = Workbook::new();
    book.add_worksheet()
        .set_name("cũ")
        .unwrap()
        .set_hidden(true)
        .write_row(0, 0, ["code"])
        .unwrap();
    book.add_worksheet()
        .set_name("rất ẩn")
        .unwrap()
        .set_very_hidden(true)
        .write_row(0, 0, ["code"])
        .unwrap();
    book.add_worksheet().set_name("bìa").unwrap().write(0, 0, "Báo cáo").unwrap();
    let data = book.add_worksheet().set_name("dữ liệu").unwrap();
    data.write_row(0, 0, ["code", "value"]).unwrap();
    data.write_row(1, 0, ["H1", "2"]).unwrap();
    data.set_active(true);
    let bytes = book.save_to_buffer().unwrap();
    assert_eq!(lines(&bytes), ["2:H1||2|"]);
    let told = notes(&bytes);
    assert!(told.contains("hidden sheets were not read: `cũ`, `rất ẩn`"), "{told}");
    assert!(told.contains("the sheet `dữ liệu` was read; not read: `bìa`"), "{told}");
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
fn a_cell_in_the_last_row_is_refused_and_a_dimension_is_not_believed() {
    let far = sheet("A1:XFD1048576", r#"<row r="1048576"><c r="A1048576"><v>1</v></c></row>"#);
    assert_eq!(
        read(&far),
        Err(Refusal::FarCell { row: 1_048_576, column: 1, most: Most::EXPORTED })
    );
    let wide = sheet("A1", r#"<row r="1"><c r="XFD1"><v>1</v></c></row>"#);
    assert_eq!(read(&wide), Err(Refusal::FarCell { row: 1, column: 16_384, most: Most::EXPORTED }));
    // A dimension alone, and cells that are only formatted, ask for nothing.
    let near = sheet(
        "A1:XFD1048576",
        r#"<row r="1"><c r="A1"><v>7</v></c></row><row r="1048576"><c r="C1048576" s="0"/></row>"#,
    );
    assert_eq!(texts(&near), [["7"]]);
}

#[test]
fn an_archive_that_unpacks_to_very_much_is_refused_before_it_is_parsed() {
    let zeros = vec![b' '; 97 * 1024 * 1024];
    let bomb = archive([("xl/workbook.xml", zeros.as_slice())]);
    assert!(bomb.len() < LARGEST, "{} bytes", bomb.len());
    assert_eq!(read(&bomb), Err(Refusal::Packed));
    let names: Vec<String> = (0..501).map(|n| format!("part{n}")).collect();
    let parts = names.iter().map(|name| (name.as_str(), &b"x"[..]));
    assert_eq!(read(&archive(parts)), Err(Refusal::Packed));
}

/// The least workbook, with one further part.
fn workbook_with(name: &str, part: &[u8]) -> Vec<u8> {
    let sheet = r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData></worksheet>"#;
    let mut file = zip::ZipWriter::new_append(Cursor::new(workbook(sheet))).unwrap();
    file.start_file(name, SimpleFileOptions::default()).unwrap();
    file.write_all(part).unwrap();
    file.finish().unwrap().into_inner()
}

#[test]
fn a_number_of_texts_that_is_not_true_is_not_believed() {
    let strings = |attribute: &str| {
        let part = format!("<sst {attribute}><si><t>a</t></si></sst>");
        workbook_with("xl/sharedStrings.xml", part.as_bytes())
    };
    for honest in [r#"uniqueCount="1""#, "uniqueCount='1'", r#"count="1000000000000""#] {
        assert_eq!(texts(&strings(honest)), [["7"]], "{honest}");
    }
    for claim in [
        r#"uniqueCount="1000000000000""#,
        "uniqueCount = '+1000000000000'",
        r#"x="1" uniqueCount="99999999999999999999999999""#,
    ] {
        assert_eq!(read(&strings(claim)), Err(Refusal::Packed), "{claim}");
    }
    let wide: Vec<u8> =
        r#"<sst uniqueCount="1000000000000"/>"#.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&workbook_with("xl/sharedStrings.xml", &wide)), Err(Refusal::Packed));
    let many = format!("<sst>{}</sst>", "<x:si/>".repeat(2_000_001));
    let many = workbook_with("XL/SharedStrings.xml", many.as_bytes());
    assert_eq!(read(&many), Err(Refusal::Packed));
}

#[test]
fn styles_that_grow_in_memory_are_refused() {
    let styles = |format: usize, count: usize| {
        let code = "0".repeat(format);
        let part = format!(
            r#"<styleSheet><numFmts><numFmt numFmtId="164" formatCode="{code}"/></numFmts><cellXfs>{}</cellXfs></styleSheet>"#,
            r#"<xf numFmtId="164"/>"#.repeat(count)
        );
        workbook_with("xl/styles.xml", part.as_bytes())
    };
    assert_eq!(read(&styles(1_000_000, 10_000)), Err(Refusal::Packed));
    // As many as Excel allows, of its longest format.
    assert_eq!(texts(&styles(255, 65_490)), [["7"]]);
}

#[test]
fn rows_in_any_order_are_read_by_their_numbers() {
    let row = |row: u32| format!(r#"<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>"#);
    let backwards = (1..=20_000).rev().map(row).collect::<Vec<_>>().concat();
    let read = read(&sheet("A1", &backwards)).unwrap();
    let first: Vec<&str> = read.rows.iter().take(2).map(|row| row.cell(0)).collect();
    assert_eq!((read.header_row(), first), (1, vec!["2", "3"]));
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
    assert!(matches!(read(&docx), Err(Refusal::Broken(_) | Refusal::NoSheet)));
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
