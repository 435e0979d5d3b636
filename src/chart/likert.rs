//! How the answers are spread over a scale: bars that part at the middle of neutral.

use crate::format;
use crate::measure::ItemScore;

use super::face::{Face, Size};
use super::font::{Weight, width};
use super::header::{Header, MARGIN};
use super::legend::Key;
use super::palette::Ink;
use super::pen::{Pen, Type};
use super::picture::Picture;
use super::rows::{LABEL, Laid, Rows};
use super::scale::{LikertScale, Side};
use super::table::{self, ChartTable};
use super::words::Words;

/// The answers to one item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LikertRow {
    /// Its name, in the chart's language and Unicode NFC.
    pub label: String,
    /// One count a choice, in the scale's order.
    pub counts: Vec<u64>,
    /// Hidden, because too few have answered.
    pub suppressed: bool,
}

impl LikertRow {
    /// The row of an item.
    pub fn of_item(label: &str, score: &ItemScore) -> Self {
        Self { label: label.to_owned(), counts: score.counts.clone(), suppressed: score.suppressed }
    }

    /// All answers; `None` when hidden or none.
    fn total(&self) -> Option<u64> {
        let total = self.counts.iter().sum();
        (total > 0 && !self.suppressed).then_some(total)
    }
}

/// A diverging bar for each row. The target is not used: it is about rates, not about choices.
pub fn likert(face: &Face<'_>, scale: &LikertScale, rows: &[LikertRow]) -> Picture {
    let bars: Vec<Bar<'_>> = rows.iter().map(|row| Bar::new(row, scale)).collect();
    Picture::new(face, as_table(face, scale, rows), sentence(face, &bars), |pen, size| {
        Sheet::new(face, scale, &bars, size).draw(pen);
    })
}

/// A row as shares.
struct Bar<'a> {
    row: &'a LikertRow,
    /// One share a choice; empty when hidden or without answers.
    shares: Vec<f64>,
    /// How much of it stands left of the middle.
    before: f64,
    /// The share of satisfied answers.
    satisfied: f64,
}

impl<'a> Bar<'a> {
    fn new(row: &'a LikertRow, scale: &LikertScale) -> Self {
        let shares: Vec<f64> = row
            .total()
            .map_or_else(Vec::new, |total| row.counts.iter().map(|n| share(*n, total)).collect());
        let on = |wanted: Side| -> f64 {
            let sides = shares.iter().zip(&scale.choices);
            sides.filter(|each| each.1.1 == wanted).map(|each| each.0).sum()
        };
        Self {
            row,
            before: on(Side::Against) + on(Side::Neutral) / 2.0,
            satisfied: on(Side::For),
            shares,
        }
    }
}

/// `part` of `total`, 0…1.
#[expect(clippy::cast_precision_loss, reason = "counts of answers stay far below 2⁵²")]
fn share(part: u64, total: u64) -> f64 {
    part as f64 / total as f64
}

const NUMBER: f64 = 12.5;
const BAR: f64 = 26.0;

/// All that is to be drawn, laid out.
struct Sheet<'a> {
    face: &'a Face<'a>,
    size: Size,
    header: Header,
    inks: Vec<Ink>,
    /// Pixels of the middle, and of a whole bar.
    middle: f64,
    whole: f64,
    rows: Rows<'a, Bar<'a>>,
    height: f64,
}

impl<'a> Sheet<'a> {
    fn new(face: &'a Face<'a>, scale: &LikertScale, bars: &'a [Bar<'a>], size: Size) -> Self {
        let (room, from, to) = match size {
            Size::Desk => (240.0, 262.0, 672.0),
            Size::Phone => (size.width() - 2.0 * MARGIN, MARGIN, size.width() - MARGIN),
        };
        let drawn = || bars.iter().filter(|bar| !bar.shares.is_empty());
        let before = drawn().map(|bar| bar.before).fold(0.0, f64::max);
        let after = drawn().map(|bar| 1.0 - bar.before).fold(0.0, f64::max);
        // Every bar is as long as the others, so the widest spread fills the room.
        let whole = (to - from) / (before + after).max(1.0);
        let inks = scale.inks();
        let keys = scale.choices.iter().zip(&inks);
        let keys = keys.map(|((label, _), ink)| (Key::Fill(*ink), label.clone()));
        let note = Words::of(face.lang).likert_note;
        let header = Header::new(face, size, note, keys.collect());
        let height = |bar: &Bar<'_>, label: f64| match size {
            Size::Desk => (label + 18.0).max(BAR + 18.0),
            Size::Phone if bar.shares.is_empty() => label + 38.0,
            Size::Phone => label + BAR + 24.0,
        };
        let place = (size, room, header.height + 6.0);
        let rows = Rows::new(bars, place, |bar| &bar.row.label, height);
        Self {
            face,
            size,
            header,
            inks,
            middle: from + before * whole,
            whole,
            height: rows.bottom + 4.0,
            rows,
        }
    }

    fn draw(&self, pen: &mut Pen) {
        self.header.draw(pen);
        pen.height = self.height;
        self.rows.draw(pen, |pen, laid, y| match self.size {
            Size::Desk => self.desk_row(pen, laid.row, y),
            Size::Phone => self.phone_row(pen, laid, y + 14.0),
        });
    }

    fn desk_row(&self, pen: &mut Pen, bar: &Bar<'_>, y: f64) {
        let Some(total) = bar.row.total() else {
            let set = Type::new(13.0, Ink::Muted);
            pen.text((262.0, y), &self.instead(bar), set);
            return;
        };
        self.bar(pen, bar, y);
        let count = format!("n = {}", format::count(total, self.face.lang));
        let set = Type::new(12.5, Ink::Muted).right();
        pen.text((self.size.width() - MARGIN, y), &count, set);
    }

    fn phone_row(&self, pen: &mut Pen, laid: &Laid<'_, Bar<'_>>, y: f64) {
        let bar = laid.row;
        let quiet = Type::new(12.5, Ink::Muted);
        if let Some(total) = bar.row.total() {
            let n = format!(" (n = {})", format::count(total, self.face.lang));
            let last = laid.label.last().map_or(0.0, |line| width(line, LABEL, Weight::Regular));
            pen.text((MARGIN + last, y - 14.5), &n, quiet);
            self.bar(pen, bar, y + BAR / 2.0);
        } else {
            pen.text((MARGIN, y + 6.0), &self.instead(bar), quiet);
        }
    }

    /// The segments around the middle, each with its percentage where it fits.
    fn bar(&self, pen: &mut Pen, bar: &Bar<'_>, y: f64) {
        let (top, bottom) = (y - BAR / 2.0, y + BAR / 2.0);
        let mut from = self.middle - bar.before * self.whole;
        for (share, ink) in bar.shares.iter().zip(&self.inks) {
            let to = from + share * self.whole;
            if *share > 0.0 {
                pen.rect((from, top), (to, bottom), *ink, 1.0);
                pen.line((to, top), (to, bottom), Ink::Paper, 1.0);
            }
            let text = format::whole_percent(*share);
            if to - from >= width(&text, NUMBER, Weight::Regular) + 5.0 {
                let set = Type::new(NUMBER, ink.words_on()).centred();
                pen.text((f64::midpoint(from, to), y), &text, set);
            }
            from = to;
        }
        for (one, other) in [(top - 7.0, top), (bottom, bottom + 7.0)] {
            pen.line((self.middle, one), (self.middle, other), Ink::Text, 1.25);
        }
    }

    /// What stands where there is no bar.
    fn instead(&self, bar: &Bar<'_>) -> String {
        if bar.row.suppressed {
            self.face.hidden.to_owned()
        } else {
            Words::of(self.face.lang).no_answers.to_owned()
        }
    }
}

/// Who is most and least satisfied.
fn sentence(face: &Face<'_>, bars: &[Bar<'_>]) -> String {
    let words = Words::of(face.lang);
    let shown: Vec<(&str, f64)> = bars
        .iter()
        .filter(|bar| !bar.shares.is_empty())
        .map(|bar| (bar.row.label.as_str(), bar.satisfied))
        .collect();
    let mut parts = Vec::new();
    match (shown.as_slice(), table::extremes(&shown, face.lang)) {
        ([_], Some([(label, share), _])) => parts.push(words.single(&label, &share)),
        (_, Some([(most, at), (least, below)])) => {
            parts.push(words.satisfied(&most, &at, &least, &below));
        }
        (_, None) => {}
    }
    let hidden = bars.iter().filter(|bar| bar.row.suppressed).count();
    if hidden > 0 {
        parts.push(words.hidden(hidden));
    }
    let silent = bars.len() - hidden - shown.len();
    if silent > 0 {
        parts.push(words.silent(silent));
    }
    parts.join(" ")
}

/// A count and a percentage for every choice.
fn as_table(face: &Face<'_>, scale: &LikertScale, rows: &[LikertRow]) -> ChartTable {
    let words = Words::of(face.lang);
    let mut head = vec![face.row_name.to_owned()];
    head.extend(scale.choices.iter().map(|(label, _)| label.clone()));
    head.push(words.answers.to_owned());
    let cells = |row: &LikertRow| {
        let mut cells = vec![row.label.clone()];
        if let Some(total) = row.total() {
            cells.extend(row.counts.iter().map(|n| {
                let percent = format::percent(share(*n, total), face.lang);
                format!("{} ({percent})", format::count(*n, face.lang))
            }));
            cells.push(format::count(total, face.lang));
        } else {
            let instead = if row.suppressed { face.hidden } else { words.no_answers };
            cells.push(instead.to_owned());
        }
        cells.resize(scale.choices.len() + 2, String::new());
        cells
    };
    ChartTable { caption: face.title.to_owned(), rows: rows.iter().map(cells).collect(), head }
}
