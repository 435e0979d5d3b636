//! Rows below each other, each under a thin line: its label stands beside it on a desk and above it on
//! a phone.

use super::{Ink, MARGIN, Pen, Point, Size, TextStyle, real};

/// From one line of a label to the next.
const LABEL_LINE: f64 = 18.5;

/// Rows laid out from `top` to `bottom`.
pub(super) struct Rows<'a, R> {
    all: Vec<RowLayout<'a, R>>,
    size: Size,
    /// Where the first begins.
    pub(super) top: f64,
    /// Where the last ends.
    pub(super) bottom: f64,
}

/// What names a row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Label<'a> {
    /// Its name.
    pub(super) text: &'a str,
    /// Where it leads.
    pub(super) href: Option<&'a str>,
    /// Room that a phone needs behind it, on its last line.
    pub(super) tail: f64,
}

impl<'a> Label<'a> {
    /// A name that may lead somewhere.
    pub(super) fn new(text: &'a str, href: Option<&'a String>) -> Self {
        Self { text, href: href.map(String::as_str), tail: 0.0 }
    }
}

/// A row with its label broken and its height known.
pub(super) struct RowLayout<'a, R> {
    /// What it shows.
    pub(super) row: &'a R,
    /// The lines of its label; the last is empty where what stands behind it has no room otherwise.
    pub(super) label: Vec<String>,
    href: Option<&'a str>,
    top: f64,
    height: f64,
}

/// The style of labels.
pub(super) const LABEL: TextStyle = TextStyle::new(14.0, Ink::Text);

impl<'a, R> Rows<'a, R> {
    /// Lays labelled rows out from `top`. On a desk, labels are at most `room` wide and `height` is a
    /// row's least height; on a phone, it is what a row takes below its label.
    pub(super) fn new(
        size: Size,
        room: f64,
        top: f64,
        rows: impl IntoIterator<Item = (Label<'a>, &'a R)>,
        height: impl Fn(&R) -> f64,
    ) -> Self {
        let room = size.pick(room, size.width() - 2.0 * MARGIN);
        let mut bottom = top;
        let lay_out = |(of, row): (Label<'a>, &'a R)| {
            let mut label = LABEL.wrap(of.text, room);
            let last = label.last().map_or(0.0, |line| LABEL.width(line));
            if size == Size::Phone && of.tail > 0.0 && last + of.tail > room {
                label.push(String::new());
            }
            let (tall, height) = (tall(&label), height(row));
            let height = size.pick(height.max(tall + 18.0), height + tall);
            let top = bottom;
            bottom += height;
            RowLayout { row, label, href: of.href, top, height }
        };
        let all = rows.into_iter().map(lay_out).collect();
        Self { all, size, top, bottom }
    }

    /// Draws the line above each row and its label; `draw` draws the rest at the height it is given:
    /// the row's middle on a desk, the end of its label on a phone.
    pub(super) fn draw(&self, pen: &mut Pen, draw: impl Fn(&mut Pen, &RowLayout<'a, R>, f64)) {
        for row in &self.all {
            rule(pen, row.top);
            let tall = tall(&row.label);
            let middle = row.top + row.height / 2.0;
            let (first, y) = self.size.pick(
                (middle - (tall - LABEL_LINE) / 2.0, middle),
                (row.top + 18.0, row.top + tall),
            );
            pen.link(row.href, (row.top, row.top + row.height), |pen| {
                pen.lines((MARGIN, first), LABEL_LINE, &row.label, LABEL);
            });
            draw(pen, row, y);
        }
    }

    /// Draws the line below the last.
    pub(super) fn close(&self, pen: &mut Pen) {
        rule(pen, self.bottom);
    }
}

/// Height of a label's lines.
fn tall(label: &[String]) -> f64 {
    real(label.len() as u64) * LABEL_LINE
}

/// A thin line over the whole width.
fn rule(pen: &mut Pen, y: f64) {
    pen.line((0.0, y), (pen.width, y), Ink::Grid, 1.0);
}

/// Draws a figure, with small print below where there is some.
pub(super) fn figure(pen: &mut Pen, (x, y): Point, figure: &str, detail: Option<&str>) {
    let raised = if detail.is_some() { 8.5 } else { 0.0 };
    pen.text((x, y - raised), figure, TextStyle::new(15.0, Ink::Text).semibold());
    if let Some(detail) = detail {
        pen.text((x, y + 9.5), detail, TextStyle::new(12.0, Ink::Muted));
    }
}
