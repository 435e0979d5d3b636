//! Rates as points on one axis, each with its interval, against the target.

use crate::format;

use super::axis::Axis;
use super::face::{Face, Row, Size};
use super::font::{Weight, width};
use super::header::{Header, MARGIN};
use super::legend::Key;
use super::mark;
use super::palette::Ink;
use super::pen::{Pen, Type};
use super::picture::Picture;
use super::rows::{Rows, grid, percents};
use super::table;
use super::words::Words;

/// A chart with a row for each rate: items, factors, units, touchpoints.
pub fn items(face: &Face<'_>, rows: &[Row]) -> Picture {
    Picture::new(face, table::rates(face, rows), table::sentence(face, rows), |pen, size| {
        Sheet::new(face, rows, size).draw(pen);
    })
}

/// Room above the first row for the target's name, and below the last for the axis.
const ABOVE: f64 = 24.0;
const BELOW: f64 = 24.0;

/// All that is to be drawn, laid out.
struct Sheet<'a> {
    face: &'a Face<'a>,
    size: Size,
    header: Header,
    axis: Axis,
    ticks: Vec<(f64, f64)>,
    rows: Rows<'a, Row>,
    height: f64,
}

impl<'a> Sheet<'a> {
    fn new(face: &'a Face<'a>, rows: &'a [Row], size: Size) -> Self {
        let (room, pixels) = match size {
            Size::Desk => (250.0, (276.0, 536.0)),
            Size::Phone => (size.width() - 2.0 * MARGIN, (14.0, size.width() - 18.0)),
        };
        let axis = Axis::over(rows, face.target, pixels);
        let words = Words::of(face.lang);
        let note = if axis.start > 0.0 {
            words.axis_from(&format::whole_percent(axis.start))
        } else {
            String::new()
        };
        let whiskers = rows.iter().any(|row| row.range().is_some());
        let keys = whiskers.then(|| (Key::Whisker, words.interval.to_owned()));
        let header = Header::new(face, size, &note, keys.into_iter().collect());
        let top = header.height + ABOVE;
        let of_label = |row: &Row, label| height(size, row, label);
        let rows = Rows::new(rows, (size, room, top), |row| &row.label, of_label);
        Self {
            face,
            size,
            header,
            ticks: axis.ticks().into_iter().map(|tick| (axis.at(tick), tick)).collect(),
            axis,
            height: rows.bottom + BELOW,
            rows,
        }
    }

    fn draw(&self, pen: &mut Pen) {
        self.header.draw(pen);
        pen.height = self.height;
        let (top, bottom) = (self.rows.top, self.rows.bottom);
        if self.size == Size::Desk {
            self.ground(pen, top, bottom);
        }
        self.rows.draw(pen, |pen, laid, y| match self.size {
            Size::Desk => self.desk_row(pen, laid.row, y),
            Size::Phone => self.phone_row(pen, laid.row, y + 20.0),
        });
        self.rows.close(pen);
        if self.size == Size::Desk {
            self.target_line(pen, top - 4.0, bottom);
        }
        percents(pen, &self.ticks, bottom + 13.0);
        if let Some(target) = self.face.target {
            let goal = table::goal(target, self.face.lang);
            let text = Words::of(self.face.lang).target(&goal);
            let set = Type::new(12.0, Ink::Text).semibold().centred();
            let x = self.axis.at(target).min(self.size.width() - 48.0);
            pen.text((x, top - 13.0), &text, set);
        }
    }

    /// The zone from the target up, and the grid.
    fn ground(&self, pen: &mut Pen, top: f64, bottom: f64) {
        if let Some(target) = self.face.target {
            let (from, to) = (self.axis.at(target), self.axis.at(1.0));
            pen.rect((from, top), (to, bottom), Ink::Zone, 1.0);
        }
        grid(pen, &self.ticks, (top, bottom));
    }

    fn target_line(&self, pen: &mut Pen, top: f64, bottom: f64) {
        if let Some(target) = self.face.target {
            let x = self.axis.at(target);
            pen.line((x, top), (x, bottom), Ink::Target, 1.5);
        }
    }

    /// Beside the label: mark, figure with its n, and verdict side by side.
    fn desk_row(&self, pen: &mut Pen, row: &Row, y: f64) {
        self.point(pen, row, y);
        let left = self.axis.at(1.0) + 18.0;
        let Some(text) = self.figure(row) else {
            let words = table::figure(self.face, row);
            pen.text((left, y), &words, Type::new(13.0, Ink::Muted));
            return;
        };
        let strong = Type::new(15.0, Ink::Text).semibold();
        let count = self.count(row);
        let raised = if count.is_some() { 8.5 } else { 0.0 };
        pen.text((left, y - raised), &text, strong);
        if let Some(count) = count {
            pen.text((left, y + 9.5), &count, Type::new(12.0, Ink::Muted));
        }
        if let Some(verdict) = table::verdict(row) {
            let x = left + 84.0;
            mark::mark(pen, (x, y), 5.0, Some(verdict));
            let word = Words::of(self.face.lang).verdict(verdict);
            pen.text((x + 12.0, y), word, Type::new(12.5, Ink::Text));
        }
    }

    /// Below the label: figure, n and verdict, then the mark on a strip of its own.
    fn phone_row(&self, pen: &mut Pen, row: &Row, y: f64) {
        let Some(text) = self.figure(row) else {
            let words = table::figure(self.face, row);
            pen.text((MARGIN, y - 2.0), &words, Type::new(13.0, Ink::Muted));
            return;
        };
        pen.text((MARGIN, y), &text, Type::new(16.0, Ink::Text).semibold());
        if let Some(count) = self.count(row) {
            pen.text((78.0, y + 0.5), &count, Type::new(13.0, Ink::Muted));
        }
        if let Some(verdict) = table::verdict(row) {
            let word = Words::of(self.face.lang).verdict(verdict);
            let right = self.size.width() - MARGIN;
            let set = Type::new(13.0, Ink::Text).right();
            pen.text((right, y), word, set);
            let wide = width(word, 13.0, Weight::Regular);
            mark::mark(pen, (right - wide - 12.0, y), 5.0, Some(verdict));
        }
        let (top, bottom) = (y + 15.0, y + 37.0);
        self.ground(pen, top, bottom);
        self.target_line(pen, top, bottom);
        self.point(pen, row, f64::midpoint(top, bottom));
    }

    /// The interval and the mark.
    fn point(&self, pen: &mut Pen, row: &Row, y: f64) {
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

/// Height of a row whose label is so high.
fn height(size: Size, row: &Row, label: f64) -> f64 {
    match size {
        Size::Desk => (label + 18.0).max(46.0),
        Size::Phone if row.shown().is_some() => label + 68.0,
        Size::Phone => label + 36.0,
    }
}
