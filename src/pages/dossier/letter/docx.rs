//! The letter as a Word file.
//!
//! Layout: Nghị định 30/2020/NĐ-CP, Phụ lục I: A4, margins 20–25 mm above and below, 30–35 left, 15–20
//! right; Times New Roman, black; the text in 13–14 points, justified, first lines in by 1–1,27 cm.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, BorderType, Docx, Header, LineSpacing, PageMargin, PageNum, Paragraph,
    ParagraphBorder, ParagraphBorderPosition, ParagraphBorders, Run, RunFonts, SpecialIndentType,
    Table, TableCell, TableLayoutType, TableRow, WidthType,
};

use super::text::Written;

/// Twentieths of a point in a millimetre, to the nearest hundredth.
const fn twips(millimetres: i32) -> i32 {
    millimetres * 5669 / 100
}

/// The columns of head and foot; together what the margins leave of 210 mm.
const COLUMNS: [usize; 2] = [3500, 5850];

/// Half points: the state's name 12, names 13, the text 14, the copies 12 and 11.
const STATE: usize = 24;
const NAME: usize = 26;
const TEXT: usize = 28;

/// The file.
pub(crate) fn file(letter: &Written) -> Result<Vec<u8>, String> {
    let fonts = "Times New Roman";
    let fonts = RunFonts::new().ascii(fonts).hi_ansi(fonts).east_asia(fonts).cs(fonts);
    let number = Paragraph::new().align(AlignmentType::Center).add_page_num(PageNum::new());
    let mut docx = Docx::new()
        .page_size(11_906, 16_838)
        .page_margin(PageMargin {
            top: twips(20),
            bottom: twips(20),
            left: twips(30),
            right: twips(15),
            header: twips(10),
            footer: twips(10),
            gutter: 0,
        })
        .default_fonts(fonts)
        .default_size(TEXT)
        // The first page has no number.
        .title_pg()
        .first_header(Header::new().add_paragraph(Paragraph::new()))
        .header(Header::new().add_paragraph(number))
        .add_table(head(letter))
        .add_paragraph(gap())
        .add_paragraph(centred(letter.heading[0], TEXT, true))
        .add_paragraph(centred(letter.heading[1], TEXT, true))
        .add_paragraph(line(0, 3_600));
    for to in &letter.to {
        docx = docx.add_paragraph(paragraph(to).indent(Some(1_440), None, None, None));
    }
    docx = docx.add_paragraph(gap());
    for text in &letter.body {
        let first = Some(SpecialIndentType::FirstLine(720));
        let text = paragraph(text).align(AlignmentType::Both).indent(None, first, None, None);
        docx = docx.add_paragraph(text);
    }
    let docx = docx.add_paragraph(gap()).add_table(foot(letter));
    let mut bytes = Cursor::new(Vec::new());
    docx.build().pack(&mut bytes).map_err(|error| error.to_string())?;
    Ok(bytes.into_inner())
}

/// Names and number on the left; the state, its motto, place and day on the right.
fn head(letter: &Written) -> Table {
    let left = cell(COLUMNS[0])
        .add_paragraph(centred(&letter.parent, NAME, false))
        .add_paragraph(centred(&letter.office, NAME, true))
        .add_paragraph(line(1_150, 1_150));
    let right = cell(COLUMNS[1])
        .add_paragraph(centred(letter.state, STATE, true))
        .add_paragraph(centred(letter.motto, NAME, true))
        .add_paragraph(line(1_130, 1_130));
    let dated = Run::new().add_text(&letter.dated).size(TEXT).italic();
    let dated = Paragraph::new().align(AlignmentType::Center).add_run(dated);
    let below = [
        cell(COLUMNS[0]).add_paragraph(centred(&letter.number, NAME, false)),
        cell(COLUMNS[1]).add_paragraph(dated),
    ];
    table(vec![TableRow::new(vec![left, right]), TableRow::new(below.into())])
}

/// Who gets copies on the left, who signs on the right.
fn foot(letter: &Written) -> Table {
    let heading = Run::new().add_text("Nơi nhận:").size(24).bold().italic();
    let mut left = cell(COLUMNS[0]).add_paragraph(Paragraph::new().add_run(heading));
    let last = letter.copies.len().saturating_sub(1);
    for (place, copy) in letter.copies.iter().enumerate() {
        let end = if place == last { "." } else { ";" };
        let copy = Run::new().add_text(format!("- {copy}{end}")).size(22);
        left = left.add_paragraph(Paragraph::new().add_run(copy));
    }
    let mut right = cell(COLUMNS[1]).add_paragraph(centred(&letter.title, TEXT, true));
    // Room for hand and seal.
    for _ in 0..4 {
        right = right.add_paragraph(gap());
    }
    let right = right.add_paragraph(centred(&letter.signer, TEXT, true));
    table(vec![TableRow::new(vec![left, right])])
}

fn table(rows: Vec<TableRow>) -> Table {
    Table::without_borders(rows)
        .set_grid(COLUMNS.into())
        .width(COLUMNS.iter().sum(), WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
}

fn cell(width: usize) -> TableCell {
    TableCell::new().width(width, WidthType::Dxa)
}

fn centred(text: &str, size: usize, bold: bool) -> Paragraph {
    let run = Run::new().add_text(text).size(size);
    let run = if bold { run.bold() } else { run };
    Paragraph::new().align(AlignmentType::Center).add_run(run)
}

fn paragraph(text: &str) -> Paragraph {
    let mut run = Run::new().size(TEXT);
    for (place, line) in text.lines().enumerate() {
        if place > 0 {
            run = run.add_break(docx_rs::BreakType::TextWrapping);
        }
        run = run.add_text(line);
    }
    let spacing = LineSpacing::new().before(60).after(60);
    Paragraph::new().line_spacing(spacing).add_run(run)
}

fn gap() -> Paragraph {
    Paragraph::new().size(NAME)
}

/// A solid line, drawn as the border of a low paragraph.
fn line(left: i32, right: i32) -> Paragraph {
    let left = left.max(0);
    let (left, right) = if left == 0 { (right, right) } else { (left, right) };
    let border = ParagraphBorder::new(ParagraphBorderPosition::Top)
        .val(BorderType::Single)
        .size(6)
        .space(1)
        .color("000000");
    let run = Run::new().size(8);
    let mut paragraph = Paragraph::new().indent(Some(left), None, Some(right), None).add_run(run);
    paragraph.property = paragraph.property.set_borders(ParagraphBorders::with_empty().set(border));
    paragraph
}
