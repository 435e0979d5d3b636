//! A report as PDF: laid out by ourselves, written by krilla, with its typeface embedded and its structure tagged.
//!
//! Equal reports give equal bytes: nothing in the file is drawn at random or taken from the clock.

mod table;

use super::picture;
use crate::base::Lang;
use crate::domain::report::{Annex, Block, Chart, Report};
use crate::pages::shared::document::{self, MOTTO, STATE, balanced};
use crate::pages::shared::pdf::face::Style;
use crate::pages::shared::pdf::flow::Look;
use crate::pages::shared::pdf::paint;
use crate::pages::shared::pdf::sheet::{Align, LEFT, Mark, Role, Setting, Sheets, WIDTH, real};

const TEXT: Look = Look::new(Style::Regular, 14.0);
const BOLD: Look = Look::new(Style::Bold, 14.0);
const NAME: Look = Look::new(Style::Regular, 13.0);
const NAME_BOLD: Look = Look::new(Style::Bold, 13.0);
const STATE_LOOK: Look = Look::new(Style::Bold, 12.0);
const DATE: Look = Look::new(Style::Italic, 14.0);
const NOTE: Look = Look::new(Style::Italic, 12.0);
const COPIES: Look = Look::new(Style::Regular, 11.0);
const COPIES_HEAD: Look = Look::new(Style::BoldItalic, 12.0);

/// The left of the two columns of head and foot, as a part of the width.
const LEFT_COLUMN: f32 = 0.375;

/// The file.
///
/// # Errors
/// What the writer says, and charts that cannot be drawn.
pub(super) fn file(report: &Report) -> Result<Vec<u8>, String> {
    let mut sheets = Sheets::new();
    head(&mut sheets, report);
    title(&mut sheets, report);
    for block in &report.body {
        self::block(&mut sheets, block);
    }
    foot(&mut sheets, report);
    for annex in &report.annexes {
        self::annex(&mut sheets, annex);
    }
    paint::file(&sheets, &super::file::title(report), Lang::Vi)
}

/// Names and number on the left; the state, its motto, place and day on the right.
fn head(sheets: &mut Sheets, report: &Report) {
    let (left, right) = columns();
    let head = &report.head;
    if let Some(address) = &head.logo {
        let part = sheets.part(Role::Figure(document::LOGO_TOLD.to_owned()), None);
        let at = [left[0] + (left[1] - document::LOGO) / 2.0, sheets.y];
        let size = [document::LOGO; 2];
        sheets.mark(Mark::Picture { at, size, svg: document::logo(address), part });
    }
    let y = sheets.y;
    let mut line = |text: &str, [x, width]: [f32; 2], y: f32, look: Look| {
        let part = sheets.part(Role::Paragraph, None);
        sheets.boxed(text, [x, y, width], (look, Align::Centre), Some(part))
    };
    let mut named = y + head.logo.as_ref().map_or(0.0, |_| document::LOGO + 4.0);
    for (name, look) in [(&head.parent, NAME), (&head.office, NAME_BOLD)] {
        for text in balanced(name) {
            named = line(&text, left, named, look);
        }
    }
    let below = line(STATE, right, y, STATE_LOOK);
    let motto = line(MOTTO, right, below, NAME_BOLD);
    let low = named.max(motto) + 10.0;
    let numbered = line(&head.number, left, low, NAME);
    let dated = line(&head.dated(), right, low, DATE);
    let middle = left[0] + left[1] / 2.0;
    rule(sheets, middle, 56.0, named + 3.0);
    rule(sheets, right[0] + right[1] / 2.0, NAME_BOLD.width(MOTTO), motto + 2.0);
    sheets.y = numbered.max(dated) + 14.0;
}

/// Left edge and width of both columns.
fn columns() -> ([f32; 2], [f32; 2]) {
    let left = WIDTH * LEFT_COLUMN;
    ([LEFT, left], [LEFT + left, WIDTH - left])
}

/// A solid line of this length around a middle.
fn rule(sheets: &mut Sheets, middle: f32, length: f32, y: f32) {
    let [from, to] = [middle - length / 2.0, middle + length / 2.0];
    sheets.mark(Mark::Rule { from: [from, y], to: [to, y], width: 0.75 });
}

fn title(sheets: &mut Sheets, report: &Report) {
    let centred = |space| Setting { look: BOLD, align: Align::Centre, indent: 0.0, space };
    sheets.paragraph(&report.kind, Role::Heading(1), centred([0.0, 0.0]));
    sheets.paragraph(&report.title, Role::Heading(1), centred([0.0, 4.0]));
    rule(sheets, LEFT + WIDTH / 2.0, 120.0, sheets.y);
    sheets.y += 12.0;
    if let [first, rest @ ..] = report.to.as_slice() {
        let setting = Setting { look: TEXT, align: Align::Centre, indent: 0.0, space: [2.0, 2.0] };
        sheets.paragraph(&format!("Kính gửi: {first}"), Role::Paragraph, setting);
        for to in rest {
            sheets.paragraph(to, Role::Paragraph, setting);
        }
        sheets.y += 6.0;
    }
}

fn block(sheets: &mut Sheets, block: &Block) {
    match block {
        Block::Heading { level, text } => heading(sheets, *level, text),
        Block::Paragraph(paragraph) => {
            let setting =
                Setting { look: TEXT, align: Align::Justified, indent: 36.0, space: [3.0, 3.0] };
            for line in paragraph.lines() {
                sheets.paragraph(&line, Role::Paragraph, setting);
            }
        }
        Block::Note(line) => {
            let setting =
                Setting { look: NOTE, align: Align::Justified, indent: 0.0, space: [2.0, 5.0] };
            sheets.paragraph(&line.shown(), Role::Paragraph, setting);
        }
        Block::Table(table) => table::table(sheets, table),
        Block::Chart(chart) => self::chart(sheets, chart),
    }
}

fn heading(sheets: &mut Sheets, level: u8, text: &str) {
    // A heading stays with what it heads.
    sheets.keep(70.0);
    let indent = if level == 1 { 0.0 } else { 18.0 };
    let setting = Setting { look: BOLD, align: Align::Left, indent, space: [8.0, 3.0] };
    sheets.paragraph(text, Role::Heading(level + 1), setting);
}

/// A chart over the whole width; one that does not fit begins a new page, and one higher than a page is made
/// smaller.
fn chart(sheets: &mut Sheets, chart: &Chart) {
    let drawn = picture::drawn(chart);
    let [width, height] = picture::extent(&drawn.desk);
    if width <= 0.0 {
        return;
    }
    let most = 690.0;
    let scale = (WIDTH / width).min(most / height.max(1.0));
    let size = [width * scale, height * scale];
    sheets.keep(size[1] + 8.0);
    let part = sheets.part(Role::Figure(drawn.sentence.clone()), None);
    let at = [LEFT + (WIDTH - size[0]) / 2.0, sheets.y + 4.0];
    sheets.mark(Mark::Picture { at, size, svg: drawn.desk, part });
    sheets.y += size[1] + 8.0;
}

/// Who gets copies on the left, who signs on the right; together on one page.
fn foot(sheets: &mut Sheets, report: &Report) {
    let (left, right) = columns();
    let foot = &report.foot;
    sheets.keep(150.0 + real(foot.copies.len()) * 4.0);
    sheets.y += 8.0;
    let y = sheets.y;
    let part = sheets.part(Role::Paragraph, None);
    let mut below =
        sheets.boxed("Nơi nhận:", [left[0], y, left[1]], (COPIES_HEAD, Align::Left), Some(part));
    let last = foot.copies.len().saturating_sub(1);
    for (place, copy) in foot.copies.iter().enumerate() {
        let end = if place == last { "." } else { ";" };
        let text = format!("- {copy}{end}");
        let part = sheets.part(Role::Paragraph, None);
        below = sheets.boxed(&text, [left[0], below, left[1]], (COPIES, Align::Left), Some(part));
    }
    let part = sheets.part(Role::Paragraph, None);
    let place = [right[0], y, right[1]];
    let title = sheets.boxed(&foot.title.to_uppercase(), place, (BOLD, Align::Centre), Some(part));
    let mut end = title + 76.0;
    if !foot.signer.is_empty() {
        let part = sheets.part(Role::Paragraph, None);
        let place = [right[0], end, right[1]];
        end = sheets.boxed(&foot.signer, place, (BOLD, Align::Centre), Some(part));
    }
    sheets.y = below.max(end);
}

/// An annex on a page of its own.
fn annex(sheets: &mut Sheets, annex: &Annex) {
    sheets.new_page();
    let centred = |look, space| Setting { look, align: Align::Centre, indent: 0.0, space };
    sheets.paragraph(&annex.number, Role::Heading(2), centred(BOLD, [0.0, 0.0]));
    let title = annex.title.to_uppercase();
    sheets.paragraph(&title, Role::Heading(2), centred(BOLD, [0.0, 8.0]));
    for block in &annex.body {
        self::block(sheets, block);
    }
}
