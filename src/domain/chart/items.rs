//! Rates as points on one axis, each with its interval, against the target.

use crate::domain::measure::verdict_name;
use crate::stats::Interval;

use super::mark::whisker;
use super::rows::Label;
use super::table::target;
use super::{
    Axis, ChartOptions, Ink, Key, MARGIN, Pen, Picture, RateRow, Rows, Size, TextStyle, header,
    mark, rate, rows,
};

/// A chart with a row for each rate: items, factors, units, touchpoints.
pub fn items(options: &ChartOptions<'_>, rows: &[RateRow]) -> Picture {
    let (table, sentence) = (rate::table(options, rows), rate::sentence(options, rows));
    Picture::new(options, table, sentence, |pen, size| draw(pen, size, options, rows))
}

fn draw(pen: &mut Pen, size: Size, options: &ChartOptions<'_>, rows: &[RateRow]) {
    let (left, right) = size.pick((276.0, 536.0), (14.0, size.width() - 18.0));
    let axis = rate::axis(rows, options.target).over(left, right);
    let whiskers = rows.iter().any(|row| row.shown_interval().is_some());
    let keys = whiskers.then_some((Key::Whisker, options.words().interval));
    let top = header(pen, options, &[&axis.note(options.lang)], keys) + 24.0;
    let rows = Rows::new(
        size,
        250.0,
        top,
        rows.iter().map(|row| (Label::new(&row.label, row.href.as_ref()), row)),
        |row| size.pick(46.0, if row.shown().is_some() { 68.0 } else { 36.0 }),
    );
    let items = Items { options, axis };
    if size == Size::Desk {
        items.ground(pen, rows.top, rows.bottom);
    }
    rows.draw(pen, |pen, layout, y| match size {
        Size::Desk => items.desk_row(pen, layout.row, y),
        Size::Phone => items.phone_row(pen, layout.row, y + 20.0),
    });
    rows.close(pen);
    if size == Size::Desk {
        items.target_line(pen, rows.top - 4.0, rows.bottom);
    }
    items.axis.percents(pen, rows.bottom + 13.0);
    if let Some((share, text)) = options.target.zip(target(options)) {
        let x = items.axis.at(share).min(size.width() - 48.0);
        let style = TextStyle::new(12.0, Ink::Text).semibold().centred();
        pen.text((x, rows.top - 13.0), &options.words().target(&text), style);
    }
    pen.height = rows.bottom + 24.0;
}

/// What all rows are drawn with.
struct Items<'a> {
    options: &'a ChartOptions<'a>,
    axis: Axis,
}

impl Items<'_> {
    /// The zone from the target up, and the grid.
    fn ground(&self, pen: &mut Pen, top: f64, bottom: f64) {
        if let Some(target) = self.options.target {
            let (from, to) = (self.axis.at(target), self.axis.at(1.0));
            pen.rect((from, top), (to, bottom), Ink::Zone, 1.0);
        }
        self.axis.grid(pen, top, bottom);
    }

    fn target_line(&self, pen: &mut Pen, top: f64, bottom: f64) {
        if let Some(target) = self.options.target {
            let x = self.axis.at(target);
            pen.line((x, top), (x, bottom), Ink::Target, 1.5);
        }
    }

    /// Beside the label: mark, figure with its n, and verdict side by side.
    fn desk_row(&self, pen: &mut Pen, row: &RateRow, y: f64) {
        self.point(pen, row, y);
        let left = self.axis.at(1.0) + 18.0;
        let figure = row.figure(self.options);
        if row.shown().is_none() {
            pen.text((left, y), &figure, TextStyle::new(13.0, Ink::Muted));
            return;
        }
        rows::figure(pen, (left, y), &figure, self.count(row).as_deref());
        if let Some(verdict) = row.shown_verdict() {
            let x = left + 84.0;
            mark(pen, (x, y), 5.0, Some(verdict));
            let word = verdict_name(verdict, self.options.lang);
            pen.text((x + 12.0, y), word, TextStyle::new(12.5, Ink::Text));
        }
    }

    /// Below the label: figure, n and verdict, then the mark on a strip of its own.
    fn phone_row(&self, pen: &mut Pen, row: &RateRow, y: f64) {
        let figure = row.figure(self.options);
        if row.shown().is_none() {
            pen.text((MARGIN, y - 2.0), &figure, TextStyle::new(13.0, Ink::Muted));
            return;
        }
        pen.text((MARGIN, y), &figure, TextStyle::new(16.0, Ink::Text).semibold());
        if let Some(count) = self.count(row) {
            pen.text((78.0, y + 0.5), &count, TextStyle::new(13.0, Ink::Muted));
        }
        if let Some(verdict) = row.shown_verdict() {
            let word = verdict_name(verdict, self.options.lang);
            let right = pen.width - MARGIN;
            let style = TextStyle::new(13.0, Ink::Text).right();
            pen.text((right, y), word, style);
            mark(pen, (right - style.width(word) - 12.0, y), 5.0, Some(verdict));
        }
        let (top, bottom) = (y + 15.0, y + 37.0);
        self.ground(pen, top, bottom);
        self.target_line(pen, top, bottom);
        self.point(pen, row, f64::midpoint(top, bottom));
    }

    /// The interval and the mark.
    fn point(&self, pen: &mut Pen, row: &RateRow, y: f64) {
        let Some(share) = row.shown() else { return };
        let verdict = row.shown_verdict();
        if let Some(Interval(low, high)) = row.shown_interval() {
            let ends = (self.axis.at(low), self.axis.at(high));
            whisker(pen, ends, y, 7.0, Ink::of(verdict));
        }
        mark(pen, (self.axis.at(share), y), 6.0, verdict);
    }

    fn count(&self, row: &RateRow) -> Option<String> {
        Some(format!("n = {}", row.count(self.options)?))
    }
}
