//! A report as a Word file.

use docx_rs::{
    AlignmentType, HeightRule, LineSpacing, Paragraph, Pic, Run, Shading, Table as WordTable,
    TableCell, TableCellMargins, TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::picture;
use crate::domain::report::{Block, Chart, Report, Table};
use crate::pages::shared::document::docx::{
    Finishing, POINT, TEXT, WIDTH, blank, centred, finished, foot, gap, head, line, running, whole,
};
use crate::pages::shared::document::{Foot, Head, LOGO_TOLD};
use crate::pages::shared::raster;

/// Half points: cells 10,5, notes 12.
const CELL: usize = 21;
const NOTE: usize = 24;
/// English Metric Units in a twentieth of a point.
const EMU: f32 = POINT / 20.0;
/// The highest a chart may be, in twentieths of a point: a page less its margins and a line.
const HIGHEST: f32 = 13_600.0;

/// The file.
///
/// # Errors
/// What the writer says, and charts that cannot be drawn.
pub(super) fn file(report: &Report) -> Result<Vec<u8>, String> {
    let dated = report.head.dated();
    let above = Head {
        logo: report.head.logo.as_deref(),
        parent: &report.head.parent,
        office: &report.head.office,
        number: &report.head.number,
        dated: &dated,
    };
    let mut docx = blank()
        .add_table(head(above)?)
        .add_paragraph(gap())
        .add_paragraph(centred(&report.kind, TEXT, true).outline_lvl(0))
        .add_paragraph(centred(&report.title, TEXT, true))
        .add_paragraph(line(0, 3_600));
    for (place, to) in report.to.iter().enumerate() {
        let text = if place == 0 { format!("Kính gửi: {to}") } else { to.clone() };
        docx = docx.add_paragraph(centred(&text, TEXT, false));
    }
    docx = docx.add_paragraph(gap());
    let mut pictures = Pictures::default();
    if report.head.logo.is_some() {
        pictures.told.push(LOGO_TOLD.to_owned());
    }
    for block in &report.body {
        docx = written(docx, block, &mut pictures)?;
    }
    let title = report.foot.title.to_uppercase();
    let below = Foot { copies: &report.foot.copies, title: &title, signer: &report.foot.signer };
    docx = docx.add_paragraph(gap().keep_next(true)).add_table(foot(below));
    for annex in &report.annexes {
        let number = centred(&annex.number, TEXT, true).page_break_before(true).outline_lvl(0);
        let title = centred(&annex.title.to_uppercase(), TEXT, true);
        docx = docx.add_paragraph(number).add_paragraph(title).add_paragraph(gap());
        for block in &annex.body {
            docx = written(docx, block, &mut pictures)?;
        }
    }
    let title = super::file::title(report);
    finished(
        docx,
        &Finishing { title: &title, creator: &report.head.office, pictures: &pictures.told },
    )
}

/// Pictures so far, each in words.
#[derive(Default)]
struct Pictures {
    told: Vec<String>,
}

fn written(
    docx: docx_rs::Docx,
    block: &Block,
    pictures: &mut Pictures,
) -> Result<docx_rs::Docx, String> {
    Ok(match block {
        Block::Heading { level, text } => docx.add_paragraph(heading(*level, text)),
        Block::Paragraph(paragraph) => {
            // The closing sentence stays with the signature.
            let stays = paragraph.key == "closing";
            let lines = paragraph.lines();
            lines.iter().fold(docx, |docx, line| docx.add_paragraph(running(line).keep_next(stays)))
        }
        Block::Note(line) => docx.add_paragraph(note(&line.shown())),
        Block::Table(table) => {
            let docx = match table.title.as_str() {
                "" => docx,
                title => docx.add_paragraph(caption(title)),
            };
            docx.add_table(self::table(table)).add_paragraph(Paragraph::new().size(12))
        }
        Block::Chart(chart) => docx.add_paragraph(self::chart(chart, pictures)?),
    })
}

fn heading(level: u8, text: &str) -> Paragraph {
    let run = Run::new().add_text(text).size(TEXT).bold();
    let indent = if level == 1 { 0 } else { 360 };
    Paragraph::new()
        .line_spacing(LineSpacing::new().before(160).after(60))
        .indent(Some(indent), None, None, None)
        .keep_next(true)
        .outline_lvl(usize::from(level))
        .add_run(run)
}

fn note(text: &str) -> Paragraph {
    let run = Run::new().add_text(text).size(NOTE).italic();
    Paragraph::new()
        .align(AlignmentType::Both)
        .line_spacing(LineSpacing::new().before(40).after(100))
        .add_run(run)
}

fn caption(text: &str) -> Paragraph {
    let run = Run::new().add_text(text).size(NOTE).bold().italic();
    Paragraph::new()
        .keep_next(true)
        .line_spacing(LineSpacing::new().before(80).after(60))
        .add_run(run)
}

fn table(table: &Table) -> WordTable {
    let all: usize = table.columns.iter().map(|column| usize::from(column.width)).sum();
    let widths: Vec<usize> =
        table.columns.iter().map(|column| WIDTH * usize::from(column.width) / all.max(1)).collect();
    let heads = table.columns.iter().zip(&widths).map(|(column, width)| {
        let run = Run::new().add_text(&column.head).size(CELL).bold();
        let paragraph = Paragraph::new().align(AlignmentType::Center).add_run(run);
        TableCell::new()
            .width(*width, WidthType::Dxa)
            .vertical_align(VAlignType::Center)
            .shading(Shading::new().fill("E8E8E8"))
            .add_paragraph(paragraph)
    });
    // `finished` turns this height rule into the mark of a repeated head.
    let head = TableRow::new(heads.collect()).row_height(1.0).height_rule(HeightRule::Auto);
    let rows = table.rows.iter().map(|row| {
        let cells = row.iter().zip(&table.columns).zip(&widths).map(|((cell, column), width)| {
            let run = Run::new().add_text(cell.shown()).size(CELL);
            let align = if column.numbers { AlignmentType::Right } else { AlignmentType::Left };
            TableCell::new()
                .width(*width, WidthType::Dxa)
                .add_paragraph(Paragraph::new().align(align).add_run(run))
        });
        TableRow::new(cells.collect()).cant_split()
    });
    WordTable::new(std::iter::once(head).chain(rows).collect())
        .set_grid(widths.clone())
        .width(WIDTH, WidthType::Dxa)
        .layout(TableLayoutType::Fixed)
        .margins(TableCellMargins::new().margin(40, 70, 40, 70))
}

fn chart(chart: &Chart, pictures: &mut Pictures) -> Result<Paragraph, String> {
    let drawn = picture::drawn(chart);
    let (bytes, [width, height]) = raster::png(&drawn.desk)?;
    let most = WIDTH_OF_TEXT / width.max(1.0);
    let scale = most.min(HIGHEST / height.max(1.0));
    pictures.told.push(drawn.sentence);
    let picture = Pic::new_with_dimensions(bytes, whole(width), whole(height))
        .id(format!("rIdChart{}", pictures.told.len()))
        .size(whole(width * scale * EMU), whole(height * scale * EMU));
    Ok(Paragraph::new()
        .align(AlignmentType::Center)
        .line_spacing(LineSpacing::new().before(80).after(80))
        .add_run(Run::new().add_image(picture)))
}

/// [`WIDTH`] to multiply with.
const WIDTH_OF_TEXT: f32 = 9_350.0;
