//! Workbooks, honest and not.

use std::io::{Cursor, Write};

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

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

pub(super) fn archive<'a>(parts: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
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
fn codes_that_lost_a_zero_or_became_days_and_formulas_without_a_value_are_refused() {
    let mut book = Workbook::new();
    let written = book.add_worksheet();
    written.write_row(0, 0, ["code", "value"]).unwrap();
    written.write(1, 0, 1.000_89).unwrap();
    let day = Format::new().set_num_format("d-mmm");
    let date = ExcelDateTime::from_ymd(2026, 5, 12).unwrap();
    written.write_with_format(2, 0, &date, &day).unwrap();
    written.write(3, 0, 3.000_242).unwrap();
    written.write(3, 1, 1.5).unwrap();
    let found = lines(&book.save_to_buffer().unwrap());
    assert!(found[0].starts_with("row 2, column code: the code 1.00089 is kept as a number"));
    assert!(
        found[1].starts_with("row 3, column code: the cell is the day 2026-05-12"),
        "{found:?}"
    );
    assert_eq!(found[2], "4:3.000242||1.5|");
    let found = lines(b"code\n12-May\nJan-05\n2.02601E16\n1.2;12-thg5\n2E10\n");
    assert!(found[..4].iter().all(|line| line.contains("format the column as Text")), "{found:?}");
    assert_eq!(found[4], "6:2E10|||");
    let cells = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>code</t></is></c><c r="B1" t="inlineStr"><is><t>value</t></is></c></row><row r="2"><c r="A2"><f>1+1</f><v/></c></row><row r="3"><c r="A3"><v>1</v></c><c r="B3" t="str"><f>""</f><v></v></c></row>"#;
    let found = lines(&sheet("A1", cells));
    let told = "row 2, column code: the formula has not been calculated; open the file in Excel and save it again";
    assert_eq!(found, [told, "3:1|||"]);
}

#[test]
fn hidden_rows_and_columns_are_read_and_named() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, ["code", "value"]).unwrap();
    sheet.write_row(1, 0, ["H1", "2"]).unwrap();
    sheet.write_row(2, 0, ["H2", "3"]).unwrap();
    sheet.set_row_hidden(2).unwrap().set_column_hidden(1).unwrap();
    let told = notes(&book.save_to_buffer().unwrap());
    assert!(told.contains("1 hidden or filtered row(s) were read as well: row 3"), "{told}");
    assert!(told.contains("hidden columns were read as well: B"), "{told}");
}

#[test]
fn garbled_letters_are_refused_at_their_place_and_in_the_header() {
    let text = "code,name\nH1,Ti?p nh?n\nH2,Tiếp nhận\nH3,Qu&#7847;y\n".as_bytes();
    let found = lines(text);
    assert!(
        found[0].starts_with("row 2, column name: `Ti?p nh?n` has question marks"),
        "{found:?}"
    );
    assert_eq!(found[1], "3:H2|||Tiếp nhận");
    assert!(found[2].contains("codes of a web page"), "{found:?}");
    assert!(matches!(read("code,nh?n\nH1,a\n".as_bytes()), Err(Refusal::Garbled(_))));
}

#[test]
fn numbered_columns_joined_headers_and_signatures_are_no_data() {
    let text = "code,day,value,name\n(1),(2),(3),(4)\nH1,,2,x\n,,,\n,,\"Hải Phòng, ngày 30 tháng 11 năm 2026\",\nNGƯỜI LẬP BIỂU,,,THỦ TRƯỞNG\n";
    assert_eq!(lines(text.as_bytes()), ["3:H1||2|x"]);
    let told = notes(text.as_bytes());
    assert!(told.contains("row 2 numbers the columns"), "{told}");
    assert!(told.contains("lines of signatures below the table"), "{told}");
    let joined = "mã,,số,chữ\n,ngày,,\nH1,2026-01-31,2,x\n";
    assert_eq!(lines(joined.as_bytes()), ["3:H1|2026-01-31|2|x"]);
    let counted = "code,day,value,name\nH1,,2,x\nTổng hồ sơ: 1,,,\n";
    assert_eq!(lines(counted.as_bytes()), ["2:H1||2|x"]);
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
