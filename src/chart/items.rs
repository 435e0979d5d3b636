//! Rates as points on one axis, each with its interval, against the target.

use crate::format;

use super::axis::Axis;
use super::face::{Face, Picture, Row, Size};
use super::finish::picture;
use super::font::{Weight, wrap};
use super::header::{Header, MARGIN, lines};
use super::legend::Key;
use super::mark;
use super::palette::Ink;
use super::pen::{Pen, Type, drawn};
use super::table;
use super::words::words;

/// A chart with a row for each rate: items, factors, units, touchpoints.
pub fn items(face: &Face<'_>, rows: &[Row]) -> Picture {
    let sentence = table::sentence(face, rows);
    picture(face, (table::rates(face, rows), sentence), |size| {
        let sheet = Sheet::new(face, rows, size);
        drawn(size.width(), sheet.height, |pen| sheet.draw(pen))
    })
}

/// Size of labels, and from one of their lines to the next.
const LABEL: f64 = 14.0;
const LABEL_LINE: f64 = 18.5;
/// Room above the first row for the target's name, and below the last for the axis.
const ABOVE: f64 = 24.0;
const BELOW: f64 = 24.0;

/// A row with its label broken and its height known.
struct Laid<'a> {
    row: &'a Row,
    label: Vec<String>,
    top: f64,
    height: f64,
}

/// All that is to be drawn, laid out.
struct Sheet<'a> {
    face: &'a Face<'a>,
    size: Size,
    header: Header,
    axis: Axis,
    rows: Vec<Laid<'a>>,
    height: f64,
}

impl<'a> Sheet<'a> {
    fn new(face: &'a Face<'a>, rows: &'a [Row], size: Size) -> Self {
        let (room, pixels) = match size {
            Size::Desk => (250.0, (276.0, 536.0)),
            Size::Phone => (size.width() - 2.0 * MARGIN, (14.0, size.width() - 18.0)),
        };
        let axis = Axis::over(rows, face.target, pixels);
        let words = words(face.lang);
        let note = if axis.start > 0.0 {
            (words.axis_from)(&format::whole_percent(axis.start))
        } else {
            String::new()
        };
        let whiskers = rows.iter().any(|row| row.range().is_some());
        let keys = whiskers.then(|| (Key::Whisker, words.interval.to_owned()));
        let header = Header::new(face, size, &note, keys.into_iter().collect());
        let mut top = header.height + ABOVE;
        let mut laid = Vec::new();
        for row in rows {
            let label = wrap(&row.label, room, LABEL, Weight::Regular);
            let height = height(size, row, &label);
            laid.push(Laid {
                row,
                label,
                top,
                height,
            });
            top += height;
        }
        Self {
            face,
            size,
            header,
            axis,
            rows: laid,
            height: top + BELOW,
        }
    }

    fn draw(&self, pen: &mut Pen<'_>) {
        self.header.draw(pen);
        let top = self.header.height + ABOVE;
        let bottom = self.height - BELOW;
        if self.size == Size::Desk {
            self.ground(pen, top, bottom);
        }
        for laid in &self.rows {
            self.rule(pen, laid.top);
            match self.size {
                Size::Desk => self.desk_row(pen, laid),
                Size::Phone => self.phone_row(pen, laid),
            }
        }
        self.rule(pen, bottom);
        if self.size == Size::Desk {
            self.target_line(pen, top - 4.0, bottom);
        }
        self.scale(pen, bottom + 13.0);
        if let Some(target) = self.face.target {
            let goal = table::goal(target, self.face.lang);
            let text = (words(self.face.lang).target)(&goal);
            let set = Type::new(12.0, Ink::Text).semibold().centred();
            let x = self.axis.at(target).min(self.size.width() - 48.0);
            pen.text((x, top - 13.0), &text, set);
        }
    }

    /// The zone from the target up, and the grid.
    fn ground(&self, pen: &mut Pen<'_>, top: f64, bottom: f64) {
        if let Some(target) = self.face.target {
            let (from, to) = (self.axis.at(target), self.axis.at(1.0));
            pen.rect((from, top), (to, bottom), Ink::Zone, 1.0);
        }
        for tick in self.axis.ticks() {
            let x = self.axis.at(tick);
            pen.line((x, top), (x, bottom), Ink::Grid, 1.0);
        }
    }

    fn target_line(&self, pen: &mut Pen<'_>, top: f64, bottom: f64) {
        if let Some(target) = self.face.target {
            let x = self.axis.at(target);
            pen.line((x, top), (x, bottom), Ink::Target, 1.5);
        }
    }

    /// A thin line over the whole width.
    fn rule(&self, pen: &mut Pen<'_>, y: f64) {
        pen.line((0.0, y), (self.size.width(), y), Ink::Grid, 1.0);
    }

    /// The axis's numbers.
    fn scale(&self, pen: &mut Pen<'_>, y: f64) {
        for tick in self.axis.ticks() {
            let text = format::whole_percent(tick);
            let set = Type::new(12.0, Ink::Muted).centred();
            pen.text((self.axis.at(tick), y), &text, set);
        }
    }

    /// Label, mark, figure with its n, and verdict side by side.
    fn desk_row(&self, pen: &mut Pen<'_>, laid: &Laid<'_>) {
        let y = laid.top + laid.height / 2.0;
        let first = y - (lines(&laid.label) - 1.0) * LABEL_LINE / 2.0;
        let label = Type::new(LABEL, Ink::Text);
        pen.lines((MARGIN, first), LABEL_LINE, &laid.label, label);
        self.point(pen, laid.row, y);
        let left = self.axis.at(1.0) + 18.0;
        let Some(text) = self.figure(laid.row) else {
            let words = table::figure(self.face, laid.row);
            pen.text((left, y), &words, Type::new(13.0, Ink::Muted));
            return;
        };
        let strong = Type::new(15.0, Ink::Text).semibold();
        let count = self.count(laid.row);
        let raised = if count.is_some() { 8.5 } else { 0.0 };
        pen.text((left, y - raised), &text, strong);
        if let Some(count) = count {
            pen.text((left, y + 9.5), &count, Type::new(12.0, Ink::Muted));
        }
        if let Some(verdict) = table::verdict(laid.row) {
            let x = left + 84.0;
            mark::mark(pen, (x, y), 5.0, Some(verdict));
            let word = words(self.face.lang).of(verdict);
            pen.text((x + 12.0, y), word, Type::new(12.5, Ink::Text));
        }
    }

    /// Label, then figure, n and verdict, then the mark on a strip of its own.
    fn phone_row(&self, pen: &mut Pen<'_>, laid: &Laid<'_>) {
        let label = Type::new(LABEL, Ink::Text);
        pen.lines((MARGIN, laid.top + 18.0), LABEL_LINE, &laid.label, label);
        let y = laid.top + 20.0 + lines(&laid.label) * LABEL_LINE;
        let Some(text) = self.figure(laid.row) else {
            let words = table::figure(self.face, laid.row);
            pen.text((MARGIN, y - 2.0), &words, Type::new(13.0, Ink::Muted));
            return;
        };
        pen.text((MARGIN, y), &text, Type::new(16.0, Ink::Text).semibold());
        if let Some(count) = self.count(laid.row) {
            pen.text((78.0, y + 0.5), &count, Type::new(13.0, Ink::Muted));
        }
        if let Some(verdict) = table::verdict(laid.row) {
            let word = words(self.face.lang).of(verdict);
            let right = self.size.width() - MARGIN;
            let set = Type::new(13.0, Ink::Text).right();
            pen.text((right, y), word, set);
            let wide = super::font::width(word, 13.0, Weight::Regular);
            mark::mark(pen, (right - wide - 12.0, y), 5.0, Some(verdict));
        }
        let (top, bottom) = (y + 15.0, y + 37.0);
        self.ground(pen, top, bottom);
        self.target_line(pen, top, bottom);
        self.point(pen, laid.row, f64::midpoint(top, bottom));
    }

    /// The interval and the mark.
    fn point(&self, pen: &mut Pen<'_>, row: &Row, y: f64) {
        let Some(share) = row.shown() else { return };
        let verdict = table::verdict(row);
        if let Some(range) = row.range() {
            mark::whisker(pen, &self.axis, y, 7.0, (range, Ink::of(verdict)));
        }
        mark::mark(pen, (self.axis.at(share), y), 6.0, verdict);
    }

    fn figure(&self, row: &Row) -> Option<String> {
        row.shown().map(|_| table::figure(self.face, row))
    }

    fn count(&self, row: &Row) -> Option<String> {
        table::count(self.face, row).map(|n| format!("n = {n}"))
    }
}

/// Height of a row with this label.
fn height(size: Size, row: &Row, label: &[String]) -> f64 {
    let text = lines(label) * LABEL_LINE;
    match size {
        Size::Desk => (text + 18.0).max(46.0),
        Size::Phone if row.shown().is_some() => text + 68.0,
        Size::Phone => text + 36.0,
    }
}
