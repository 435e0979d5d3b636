//! What a file may be, and what is refused.

use std::io::{Cursor, Write};

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;
use crate::base::lang::Lang;

fn read(bytes: &[u8]) -> Result<Sheet, Refusal> {
    super::read(bytes, Most::EXPORTED)
}

/// The texts of a sheet, header first.
fn texts(bytes: &[u8]) -> Vec<Vec<String>> {
    let sheet = read(bytes).unwrap();
    let rows = std::iter::once(&sheet.header).chain(&sheet.rows);
    rows.map(|row| row.cells.clone()).collect()
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
    assert_eq!(read.rows[0].cells, ["H1", "2026-01-31", "2026-02-01", "3.000242"]);
    assert_eq!(read.rows[1].cells, ["17", "2026-01-31T08:30:00"]);
    assert_eq!(read.rows[1].number, 5);
    assert_eq!(read.places(["số", "mã", "chữ", "ngày"]), Ok([3, 0, 2, 1]));
}

#[test]
fn missing_unknown_and_repeated_columns_are_told_at_once() {
    let read = read(b"code,name,Code\n1,2,3\n").unwrap();
    let faults = read.places(["code", "due"]).unwrap_err();
    assert_eq!(
        faults,
        [
            HeaderFault::Twice("code"),
            HeaderFault::Missing("due"),
            HeaderFault::Unknown("name".to_owned())
        ]
    );
    assert!(faults[2].localized(&["code", "due"], Lang::En).contains("The columns are code,due"));
}

#[test]
fn a_row_is_as_wide_as_the_header_in_a_text_and_not_wider_in_a_workbook() {
    let columns = ["a", "b", "c"];
    let read_bytes = |bytes: &[u8]| -> Vec<Result<[String; 3], String>> {
        let read = read(bytes).unwrap();
        let rows = read.by_columns(columns, 2).unwrap().into_iter();
        rows.map(|row| {
            row.map(|row| row.cells.map(str::to_owned)).map_err(|fault| fault.to_string())
        })
        .collect()
    };
    let full = Ok(["1", "2", ""].map(str::to_owned));
    let fault = |cells| {
        Err(format!("row 3: {cells} columns, 2 are needed; a comma in a text needs quotes"))
    };
    for (line, cells) in [("1", 1), ("1,2,3", 3), ("1,2,", 3)] {
        let text = format!("a,B\n1,2\n{line}\n");
        assert_eq!(read_bytes(text.as_bytes()), [full.clone(), fault(cells)]);
    }
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, ["a", "b"]).unwrap();
    sheet.write_row(1, 0, ["1", "2", ""]).unwrap();
    sheet.write_row(2, 0, ["1", "2", "3"]).unwrap();
    assert_eq!(read_bytes(&book.save_to_buffer().unwrap()), [full, fault(3)]);
    let faults = read(b"b,d\n").unwrap().by_columns(columns, 2).unwrap_err();
    let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            "row 1, column a: the column is missing",
            "row 1: there is no column `d`; the columns are a,b,c"
        ]
    );
}

#[test]
fn a_cell_in_the_last_row_is_refused_and_a_dimension_is_not_believed() {
    let far = sheet("A1:XFD1048576", r#"<row r="1048576"><c r="A1048576"><v>1</v></c></row>"#);
    assert_eq!(read(&far), Err(Refusal::FarCell { row: 1_048_576, column: 1, most: 20_000 }));
    let wide = sheet("A1", r#"<row r="1"><c r="XFD1"><v>1</v></c></row>"#);
    assert_eq!(read(&wide), Err(Refusal::FarCell { row: 1, column: 16_384, most: 20_000 }));
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
    assert!(super::read(long.as_bytes(), Most::KEPT).is_ok());
    let rows = "1\n".repeat(most.rows + 2);
    assert!(matches!(read(rows.as_bytes()), Err(Refusal::FarCell { .. })));
    assert!(super::read(rows.as_bytes(), Most::KEPT).is_ok());
    assert!(read("1\n".repeat(most.rows + 1).as_bytes()).is_ok());
    assert_eq!(read(&vec![b'a'; LARGEST + 1]), Err(Refusal::TooLarge));
    assert_eq!(read(b"\xd0\xcf\x11\xe0\xa1\xb1"), Err(Refusal::OldExcel));
    assert_eq!(read(b"\xff\xfea\0b\0"), Err(Refusal::NotText));
    assert_eq!(read(b"H\xf2 s\xa1"), Err(Refusal::NotText));
    for empty in [&b""[..], b"\n \n", b",,\n"] {
        assert_eq!(read(empty), Err(Refusal::Empty));
    }
    assert!(matches!(read(b"PK\x03\x04 no archive"), Err(Refusal::Broken(_))));
    let docx = archive([("word/document.xml", &b"<x/>"[..])]);
    assert!(matches!(read(&docx), Err(Refusal::Broken(_) | Refusal::NoSheet)));
}
