//! Administrative documents as Word files.
//!
//! Layout: Nghị định 30/2020/NĐ-CP, Phụ lục I: A4, margins 20–25 mm above and below, 30–35 left, 15–20
//! right; Times New Roman, black; the text in 13–14 points, justified, first lines in by 1–1,27 cm.

use std::fmt::Write as _;
use std::io::Cursor;

use docx_rs::{
    AlignmentType, BorderType, Docx, Header, LineSpacing, PageMargin, PageNum, Paragraph,
    ParagraphBorder, ParagraphBorderPosition, ParagraphBorders, Pic, Run, RunFonts,
    SpecialIndentType, Table, TableCell, TableLayoutType, TableRow, WidthType,
};

use super::schema::ordered;
use super::{Foot, Head, MOTTO, STATE, balanced};
use crate::pages::shared::raster;
use crate::pages::shared::typeface::escaped;

/// Twentieths of a point in a millimetre, to the nearest hundredth.
const fn twips(millimetres: i32) -> i32 {
    millimetres * 5669 / 100
}

/// The columns of head and foot; together what the margins leave of 210 mm.
const COLUMNS: [usize; 2] = [3500, 5850];

/// What the margins leave of 210 mm, in twentieths of a point.
pub const WIDTH: usize = COLUMNS[0] + COLUMNS[1];

/// Half points: the state's name 12, names 13, the text 14, the copies 12 and 11.
const STATE_SIZE: usize = 24;
const NAME: usize = 26;
/// Half points of the text.
pub const TEXT: usize = 28;

/// An empty document of this layout: page, margins, typeface, numbers of all pages but the first.
pub fn blank() -> Docx {
    let fonts = "Times New Roman";
    let fonts = RunFonts::new().ascii(fonts).hi_ansi(fonts).east_asia(fonts).cs(fonts);
    let number = Paragraph::new().align(AlignmentType::Center).add_page_num(PageNum::new());
    Docx::new()
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
}

/// What a finished document has that the writer has no words for.
#[derive(Clone, Copy, Debug)]
pub struct Finishing<'a> {
    /// The document's title.
    pub title: &'a str,
    /// Who made it: the office.
    pub creator: &'a str,
    /// Its pictures in their order, each in words.
    pub pictures: &'a [String],
}

/// The file, with its title, repeated heads of tables, pictures in words, and elements in the order of the schema.
///
/// The writer knows none of these; they are set in the parts it has written. A row whose height is
/// left to the reader ([`docx_rs::HeightRule::Auto`]) is a head, which each page repeats (ECMA-376, 17.4.78).
///
/// # Errors
/// What the writer says.
pub fn finished(docx: Docx, finishing: &Finishing<'_>) -> Result<Vec<u8>, String> {
    let mut parts = docx.build();
    let text = utf8(parts.document)?;
    let text = text.replace(AUTO, "<w:cantSplit /><w:tblHeader />");
    let mut pieces = text.split(PICTURE);
    let mut document = pieces.next().unwrap_or_default().to_owned();
    for (place, piece) in pieces.enumerate() {
        let told = finishing.pictures.get(place).map_or("", String::as_str);
        let number = place + 1;
        let _ = write!(
            document,
            "<wp:docPr id=\"{number}\" name=\"Hình {number}\" descr=\"{}\" />",
            escaped(told)
        );
        document.push_str(piece);
    }
    parts.document = ordered(&document).into_bytes();
    // A paragraph's style has no properties of a run.
    let styles = utf8(parts.styles)?.replace("<w:pPr><w:rPr /></w:pPr>", "<w:pPr />");
    parts.styles = ordered(&styles).into_bytes();
    parts.settings = ordered(&utf8(parts.settings)?).into_bytes();
    for header in &mut parts.headers {
        *header = ordered(&utf8(std::mem::take(header))?).into_bytes();
    }
    let core = utf8(parts.doc_props.core)?;
    let core = core.replace(">unknown<", &format!(">{}<", escaped(finishing.creator))).replace(
        "</cp:coreProperties>",
        &format!("<dc:title>{}</dc:title></cp:coreProperties>", escaped(finishing.title)),
    );
    parts.doc_props.core = core.into_bytes();
    let mut bytes = Cursor::new(Vec::new());
    parts.pack(&mut bytes).map_err(|error| error.to_string())?;
    Ok(bytes.into_inner())
}

fn utf8(bytes: Vec<u8>) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|error| error.to_string())
}

/// A row whose height is left to the reader, as it is written.
const AUTO: &str = "<w:trHeight w:val=\"1\" w:hRule=\"auto\" />";

/// What every picture is called, as it is written.
const PICTURE: &str = "<wp:docPr id=\"1\" name=\"Figure\" />";

/// Names and number on the left; the state, its motto, place and day on the right. A logo is the first picture.
///
/// # Errors
/// A logo that cannot be drawn.
pub fn head(head: Head<'_>) -> Result<Table, String> {
    let named = |cell: TableCell, name: &str, bold| {
        let lines = balanced(name);
        lines.iter().fold(cell, |cell, line| cell.add_paragraph(centred(line, NAME, bold)))
    };
    let left = match head.logo {
        Some(address) => cell(COLUMNS[0]).add_paragraph(logo(address)?),
        None => cell(COLUMNS[0]),
    };
    let left = named(left, head.parent, false);
    let left = named(left, head.office, true).add_paragraph(line(1_150, 1_150));
    let right = cell(COLUMNS[1])
        .add_paragraph(centred(STATE, STATE_SIZE, true))
        .add_paragraph(centred(MOTTO, NAME, true))
        .add_paragraph(line(1_130, 1_130));
    let dated = Run::new().add_text(head.dated).size(TEXT).italic();
    let dated = Paragraph::new().align(AlignmentType::Center).add_run(dated);
    let below = [
        cell(COLUMNS[0]).add_paragraph(centred(head.number, NAME, false)),
        cell(COLUMNS[1]).add_paragraph(dated),
    ];
    Ok(table(vec![TableRow::new(vec![left, right]), TableRow::new(below.into())]))
}

/// The logo on a line of its own.
fn logo(address: &str) -> Result<Paragraph, String> {
    let (bytes, drawn) = raster::png(&super::logo(address))?;
    let [width, height] = drawn.map(whole);
    let side = whole(super::LOGO * POINT);
    let picture = Pic::new_with_dimensions(bytes, width, height).id("rIdLogo").size(side, side);
    Ok(Paragraph::new().align(AlignmentType::Center).add_run(Run::new().add_image(picture)))
}

/// English Metric Units in a point.
pub const POINT: f32 = 12_700.0;

/// To the nearest whole unit.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a page is a few million units wide"
)]
pub fn whole(length: f32) -> u32 {
    length.round() as u32
}

/// Who gets copies on the left, who signs on the right; together on one page.
pub fn foot(foot: Foot<'_>) -> Table {
    let heading = Run::new().add_text("Nơi nhận:").size(24).bold().italic();
    let mut left = cell(COLUMNS[0]).add_paragraph(Paragraph::new().add_run(heading));
    let last = foot.copies.len().saturating_sub(1);
    for (place, copy) in foot.copies.iter().enumerate() {
        let end = if place == last { "." } else { ";" };
        let copy = Run::new().add_text(format!("- {copy}{end}")).size(22);
        left = left.add_paragraph(Paragraph::new().add_run(copy));
    }
    let mut right = cell(COLUMNS[1]).add_paragraph(centred(foot.title, TEXT, true));
    // Room for hand and seal.
    for _ in 0..4 {
        right = right.add_paragraph(gap());
    }
    let right = right.add_paragraph(centred(foot.signer, TEXT, true));
    table(vec![TableRow::new(vec![left, right]).cant_split()])
}

fn table(rows: Vec<TableRow>) -> Table {
    Table::without_borders(rows)
        .set_grid(COLUMNS.into())
        .width(WIDTH, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
}

fn cell(width: usize) -> TableCell {
    TableCell::new().width(width, WidthType::Dxa)
}

/// A centred line; `size` in half points.
pub fn centred(text: &str, size: usize, bold: bool) -> Paragraph {
    let run = Run::new().add_text(text).size(size);
    let run = if bold { run.bold() } else { run };
    Paragraph::new().align(AlignmentType::Center).add_run(run)
}

/// A paragraph of the text's size; each line of `text` begins a new one within it.
pub fn paragraph(text: &str) -> Paragraph {
    let mut run = Run::new().size(TEXT);
    for (place, line) in text.lines().enumerate() {
        if place > 0 {
            run = run.add_break(docx_rs::BreakType::TextWrapping);
        }
        run = run.add_text(line);
    }
    Paragraph::new().line_spacing(LineSpacing::new().before(60).after(60)).add_run(run)
}

/// A paragraph of the running text: justified, its first line in.
pub fn running(text: &str) -> Paragraph {
    let first = Some(SpecialIndentType::FirstLine(720));
    paragraph(text).align(AlignmentType::Both).indent(None, first, None, None)
}

/// An empty line.
pub fn gap() -> Paragraph {
    Paragraph::new().size(NAME)
}

/// A solid line, drawn as the border of a low paragraph.
pub fn line(left: i32, right: i32) -> Paragraph {
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
