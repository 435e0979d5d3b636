//! Shares of R² as bars, the largest first, each with its interval.

use crate::format;
use crate::measure::Interval;

use super::super::face::{Face, Size};
use super::super::header::{Header, MARGIN};
use super::super::legend::Key;
use super::super::linear::Linear;
use super::super::palette::Ink;
use super::super::pen::{Pen, Place, Type};
use super::super::picture::Picture;
use super::super::rows::{Rows, grid, percents};
use super::super::words::Words;
use super::DriverRow;
use super::told::{explained, range, shares};

const BELOW: f64 = 26.0;
/// Half of a bar's height.
const HALF: f64 = 8.0;

/// Drivers and their shares of `r_squared` (0…1), of which they are the sum.
pub fn driver_bars(face: &Face<'_>, rows: &[DriverRow], r_squared: f64) -> Picture {
    let mut ordered: Vec<&DriverRow> = rows.iter().collect();
    let share = |row: &DriverRow| row.share.unwrap_or(-1.0);
    ordered.sort_by(|a, b| share(b).total_cmp(&share(a)));
    Picture::new(face, shares(face, &ordered), explained(face, rows, r_squared), |pen, size| {
        Sheet::new(face, &ordered, r_squared, size).draw(pen);
    })
}

struct Sheet<'a> {
    face: &'a Face<'a>,
    size: Size,
    header: Header,
    axis: Linear,
    ticks: Vec<(f64, f64)>,
    rows: Rows<'a, DriverRow>,
    height: f64,
}

impl<'a> Sheet<'a> {
    fn new(face: &'a Face<'a>, rows: &[&'a DriverRow], r_squared: f64, size: Size) -> Self {
        let (room, pixels) = match size {
            Size::Desk => (250.0, (276.0, 600.0)),
            Size::Phone => (size.width() - 2.0 * MARGIN, (14.0, size.width() - 18.0)),
        };
        let words = Words::of(face.lang);
        let total = words.explained(&format::percent(r_squared, face.lang));
        let note = [&total, words.not_cause].join(" ");
        let sampled = rows.iter().any(|row| row.interval.is_some());
        let keys = sampled.then(|| (Key::Whisker, words.interval.to_owned()));
        let header = Header::new(face, size, &note, keys.into_iter().collect());
        let axis = Linear { figures: (0.0, most(rows)), pixels };
        let height = |row: &DriverRow, label: f64| match size {
            Size::Desk => (label + 18.0).max(46.0),
            Size::Phone if row.share.is_some() => label + 66.0,
            Size::Phone => label + 36.0,
        };
        let place = (size, room, header.height + 6.0);
        let rows = Rows::new(rows.iter().copied(), place, |row| &row.label, height);
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
        if self.size == Size::Desk {
            grid(pen, &self.ticks, (self.rows.top, self.rows.bottom));
        }
        self.rows.draw(pen, |pen, laid, y| match self.size {
            Size::Desk => self.desk_row(pen, laid.row, y),
            Size::Phone => self.phone_row(pen, laid.row, y + 20.0),
        });
        self.rows.close(pen);
        percents(pen, &self.ticks, self.rows.bottom + 14.0);
    }

    /// Beside the label: bar, and figure with its interval side by side.
    fn desk_row(&self, pen: &mut Pen, row: &DriverRow, y: f64) {
        let Some(share) = row.share else {
            let words = Words::of(self.face.lang).constant;
            let left = self.axis.pixels.0 + 8.0;
            pen.text((left, y), words, Type::new(12.0, Ink::Muted));
            return;
        };
        self.bar(pen, (share, row.interval), y);
        let left = self.axis.pixels.1 + 18.0;
        let interval = row.interval.map(|each| range(each, self.face.lang));
        let raised = if interval.is_some() { 8.5 } else { 0.0 };
        self.figure(pen, share, (left, y - raised));
        if let Some(interval) = interval {
            pen.text((left, y + 9.5), &interval, Type::new(12.0, Ink::Muted));
        }
    }

    /// Below the label: figure and interval, then the bar on a strip of its own.
    fn phone_row(&self, pen: &mut Pen, row: &DriverRow, y: f64) {
        let Some(share) = row.share else {
            let words = Words::of(self.face.lang).constant;
            pen.text((MARGIN, y - 2.0), words, Type::new(12.0, Ink::Muted));
            return;
        };
        self.figure(pen, share, (MARGIN, y));
        if let Some(interval) = row.interval {
            let text = range(interval, self.face.lang);
            pen.text((78.0, y + 0.5), &text, Type::new(13.0, Ink::Muted));
        }
        grid(pen, &self.ticks, (y + 13.0, y + 37.0));
        self.bar(pen, (share, row.interval), y + 25.0);
    }

    fn figure(&self, pen: &mut Pen, share: f64, at: Place) {
        let text = format::percent(share, self.face.lang);
        pen.text(at, &text, Type::new(15.0, Ink::Text).semibold());
    }

    /// The bar from 0, and the interval over its end.
    fn bar(&self, pen: &mut Pen, (share, interval): (f64, Option<Interval>), y: f64) {
        let (zero, end) = (self.axis.at(0.0), self.axis.at(share));
        pen.rect((zero, y - HALF), (end, y + HALF), Ink::Series, 0.45);
        pen.line((zero, y - HALF - 3.0), (zero, y + HALF + 3.0), Ink::Muted, 1.0);
        pen.line((end, y - HALF), (end, y + HALF), Ink::Series, 3.0);
        if let Some(Interval(low, high)) = interval {
            let (low, high) = (self.axis.at(low), self.axis.at(high));
            pen.line((low, y), (high, y), Ink::Text, 1.5);
            for end in [low, high] {
                pen.line((end, y - 5.0), (end, y + 5.0), Ink::Text, 2.0);
            }
        }
    }
}

/// The figure at the right end: a little more than any share and any interval.
fn most(rows: &[&DriverRow]) -> f64 {
    let ends = rows.iter().flat_map(|row| [row.share, row.interval.map(|Interval(_, high)| high)]);
    let most = ends.flatten().fold(0.0, f64::max);
    if most > 0.0 { most * 1.05 } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::Lang;

    #[test]
    fn the_largest_share_comes_first_and_one_without_a_share_last() {
        let row = |label: &str, share: Option<f64>| DriverRow {
            label: label.to_owned(),
            importance: share,
            performance: 4.0,
            quadrant: None,
            share,
            interval: share.map(|share| Interval(share / 2.0, share * 1.5)),
        };
        let rows = [row("Signs", Some(0.05)), row("Fees", None), row("Time", Some(0.25))];
        let face = Face {
            id: "drivers",
            title: "What goes together with satisfaction",
            standalone: false,
            row_name: "Item",
            hidden: "hidden",
            target: None,
            lang: Lang::En,
        };
        let picture = driver_bars(&face, &rows, 0.3);
        let firsts: Vec<&str> = picture.table.rows.iter().map(|row| &row[0][..]).collect();
        assert_eq!(firsts, ["Time", "Signs", "Fees"]);
        assert_eq!(picture.table.rows[0][1..], ["25.00%", "12.50–37.50%"]);
        let expected = "Together they explain 30.00% of the differences in overall satisfaction \
                        (R²). Highest: Time (25.00%); lowest: Signs (5.00%).";
        assert!(picture.sentence.starts_with(expected), "{}", picture.sentence);
        assert!(picture.sentence.ends_with(": Fees."));
        let empty = driver_bars(&face, &[], 0.0);
        assert!(empty.phone.contains("<svg"));
    }
}
