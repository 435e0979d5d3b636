//! How the answers are spread over a scale: bars aligned at the middle of the neutral choice.

use crate::base::format;
use crate::domain::measure::ItemScore;

use super::rows::{LABEL, Label, RowLayout};
use super::table::{extremes, omitted};
use super::{
    ChartOptions, ChartTable, Ink, Key, LikertScale, MARGIN, Pen, Picture, Rows, Side, Size,
    TextStyle, Words, header, real,
};

/// The answers to one item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LikertRow {
    /// Its name, in the chart's language and Unicode NFC.
    pub label: String,
    /// One count a choice, in the scale's order.
    pub counts: Vec<u64>,
    /// Hidden, because too few have answered.
    pub suppressed: bool,
    /// Where its name leads.
    pub href: Option<String>,
}

impl LikertRow {
    /// The row of an item.
    pub fn of_item(label: &str, score: &ItemScore) -> Self {
        Self {
            label: label.to_owned(),
            counts: score.counts.clone(),
            suppressed: score.suppressed,
            href: None,
        }
    }

    /// The same with a name that leads somewhere.
    #[must_use]
    pub fn linked(self, href: Option<String>) -> Self {
        Self { href, ..self }
    }

    /// What stands behind the name on a phone.
    fn tail(&self, options: &ChartOptions<'_>) -> String {
        let n = self.total().map(|total| format::count(total, options.lang));
        n.map_or_else(String::new, |n| format!(" (n = {n})"))
    }

    /// All answers; `None` when hidden or none.
    fn total(&self) -> Option<u64> {
        let total = self.counts.iter().sum();
        (total > 0 && !self.suppressed).then_some(total)
    }

    /// What replaces the bar of a row that has none.
    fn missing<'a>(&self, options: &ChartOptions<'a>) -> &'a str {
        if self.suppressed { options.hidden } else { options.words().no_answers }
    }
}

/// A diverging bar for each row. The target is not used: it is about rates, not about choices.
pub fn likert(options: &ChartOptions<'_>, scale: &LikertScale, rows: &[LikertRow]) -> Picture {
    let bars: Vec<Bar<'_>> = rows.iter().map(|row| Bar::new(row, scale)).collect();
    let (table, sentence) = (table(options, scale, &bars), sentence(options, &bars));
    Picture::new(options, table, sentence, |pen, size| draw(pen, size, options, scale, &bars))
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
        let shares: Vec<f64> = row.total().map_or_else(Vec::new, |total| {
            row.counts.iter().map(|n| real(*n) / real(total)).collect()
        });
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

/// The style of what stands behind a name.
const QUIET: TextStyle = TextStyle::new(12.5, Ink::Muted);

/// Height of a bar.
const BAR: f64 = 26.0;

fn draw(
    pen: &mut Pen,
    size: Size,
    options: &ChartOptions<'_>,
    scale: &LikertScale,
    bars: &[Bar<'_>],
) {
    let (from, to) = size.pick((262.0, 672.0), (MARGIN, size.width() - MARGIN));
    let drawn = || bars.iter().filter(|bar| !bar.shares.is_empty());
    let before = drawn().map(|bar| bar.before).fold(0.0, f64::max);
    let after = drawn().map(|bar| 1.0 - bar.before).fold(0.0, f64::max);
    // Every bar is as long as the others, so the widest spread fills the room.
    let whole = (to - from) / (before + after).max(1.0);
    let inks = scale.inks();
    let keys = scale.choices.iter().zip(&inks);
    let keys = keys.map(|((label, _), ink)| (Key::Fill(*ink), label.as_str()));
    let top = header(pen, options, &[options.words().likert_note], keys) + 6.0;
    let rows = bars.iter().map(|bar| {
        let tail = QUIET.width(&bar.row.tail(options));
        (Label { tail, ..Label::new(&bar.row.label, bar.row.href.as_ref()) }, bar)
    });
    let rows = Rows::new(size, 240.0, top, rows, |bar| {
        size.pick(BAR + 18.0, if bar.shares.is_empty() { 38.0 } else { BAR + 24.0 })
    });
    let likert = Likert { options, inks, middle: from + before * whole, whole };
    rows.draw(pen, |pen, layout, y| match size {
        Size::Desk => likert.desk_row(pen, layout.row, y),
        Size::Phone => likert.phone_row(pen, layout, y + 14.0),
    });
    pen.height = rows.bottom + 4.0;
}

/// What all rows are drawn with.
struct Likert<'a> {
    options: &'a ChartOptions<'a>,
    inks: Vec<Ink>,
    /// Pixels of the middle, and of a whole bar.
    middle: f64,
    whole: f64,
}

impl Likert<'_> {
    fn desk_row(&self, pen: &mut Pen, bar: &Bar<'_>, y: f64) {
        let Some(total) = bar.row.total() else {
            let style = TextStyle::new(13.0, Ink::Muted);
            pen.text((262.0, y), bar.row.missing(self.options), style);
            return;
        };
        self.bar(pen, bar, y);
        let count = format!("n = {}", format::count(total, self.options.lang));
        let style = TextStyle::new(12.5, Ink::Muted).right();
        pen.text((pen.width - MARGIN, y), &count, style);
    }

    fn phone_row(&self, pen: &mut Pen, layout: &RowLayout<'_, Bar<'_>>, y: f64) {
        let bar = layout.row;
        if bar.row.total().is_some() {
            let last = layout.label.last().map_or(0.0, |line| LABEL.width(line));
            pen.text((MARGIN + last, y - 14.5), &bar.row.tail(self.options), QUIET);
            self.bar(pen, bar, y + BAR / 2.0);
        } else {
            pen.text((MARGIN, y + 6.0), bar.row.missing(self.options), QUIET);
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
            let style = TextStyle::new(12.5, ink.text_on()).centred();
            if to - from >= style.width(&text) + 5.0 {
                pen.text((f64::midpoint(from, to), y), &text, style);
            }
            from = to;
        }
        for (one, other) in [(top - 7.0, top), (bottom, bottom + 7.0)] {
            pen.line((self.middle, one), (self.middle, other), Ink::Text, 1.25);
        }
    }
}

/// The most and the least satisfied.
fn sentence(options: &ChartOptions<'_>, bars: &[Bar<'_>]) -> String {
    let drawn = bars.iter().filter(|bar| !bar.shares.is_empty());
    let shown: Vec<_> = drawn.map(|bar| (bar.row.label.as_str(), bar.satisfied)).collect();
    let hidden = bars.iter().filter(|bar| bar.row.suppressed).count();
    let extremes = extremes(options, &shown, Words::satisfied);
    let omitted = omitted(options, hidden, bars.len() - hidden - shown.len());
    extremes.into_iter().chain(omitted).collect::<Vec<_>>().join(" ")
}

/// A count and a percentage for every choice.
fn table(options: &ChartOptions<'_>, scale: &LikertScale, bars: &[Bar<'_>]) -> ChartTable {
    let mut head = vec![options.row_name];
    head.extend(scale.choices.iter().map(|(label, _)| label.as_str()));
    head.push(options.words().answers);
    let cells = |bar: &Bar<'_>| {
        let row = bar.row;
        let mut cells = vec![row.label.clone()];
        if let Some(total) = row.total() {
            cells.extend(row.counts.iter().zip(&bar.shares).map(|(n, share)| {
                let percent = format::percent(*share, options.lang);
                format!("{} ({percent})", format::count(*n, options.lang))
            }));
            cells.push(format::count(total, options.lang));
        } else {
            cells.push(row.missing(options).to_owned());
        }
        cells.resize(head.len(), String::new());
        cells
    };
    let table = ChartTable::new(options, &head, bars.iter().map(cells));
    table.linked(bars.iter().map(|bar| bar.row.href.clone()))
}
