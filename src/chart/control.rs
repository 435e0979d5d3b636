//! A control chart: a rate over periods between the limits of its own variation.

use crate::format;
use crate::measure::Interval;

use super::axis::Axis;
use super::face::{Face, Size};
use super::font::{Weight, width};
use super::header::Header;
use super::limits::{LimitRow, axis, keys, sentence, table};
use super::mark;
use super::palette::Ink;
use super::pen::{Pen, Place, Type};
use super::picture::Picture;
use super::words::Words;

const LABEL: f64 = 12.0;

/// Points from the earliest to the latest around `centre` (p̄, 0…1). A period without answers breaks
/// the line and the limits.
pub fn control_chart(face: &Face<'_>, rows: &[LimitRow], centre: f64) -> Picture {
    Picture::new(face, table(face, rows), sentence(face, rows, centre), |pen, size| {
        Sheet::new(face, rows, centre, size).draw(pen);
    })
}

struct Sheet<'a> {
    rows: &'a [LimitRow],
    centre: f64,
    header: Header,
    axis: Axis,
    left: f64,
    right: f64,
    step: f64,
    height: f64,
}

impl<'a> Sheet<'a> {
    fn new(face: &Face<'_>, rows: &'a [LimitRow], centre: f64, size: Size) -> Self {
        let plot = match size {
            Size::Desk => 230.0,
            Size::Phone => 190.0,
        };
        let (left, right) = (42.0, size.width() - 4.0);
        let unplaced = axis(rows, centre);
        let words = Words::of(face.lang);
        let mut note = vec![words.centre(&format::percent(centre, face.lang)) + "."];
        if unplaced.start > 0.0 {
            note.push(words.axis_from(&format::whole_percent(unplaced.start)));
        }
        let header = Header::new(face, size, &note.join(" "), keys(face, rows));
        let top = header.height + 18.0;
        Self {
            rows,
            centre,
            header,
            axis: Axis { pixels: (top + plot, top), ..unplaced },
            left,
            right,
            step: (right - left) / rows.iter().map(|_| 1.0).sum::<f64>().max(1.0),
            height: top + plot + 30.0,
        }
    }

    /// The middle of each period with its row.
    fn periods(&self) -> impl Iterator<Item = (f64, &LimitRow)> {
        let middles =
            std::iter::successors(Some(self.left + self.step / 2.0), |x| Some(x + self.step));
        middles.zip(self.rows)
    }

    fn draw(&self, pen: &mut Pen) {
        self.header.draw(pen);
        pen.height = self.height;
        for (x, row) in self.periods() {
            if let Some(Interval(low, high)) = row.limits {
                let (from, to) = (x - self.step / 2.0, x + self.step / 2.0);
                let (low, high) = (self.axis.at(low), self.axis.at(high));
                pen.rect((from, high), (to, low), Ink::Series, 0.2);
                pen.line((from, high), (to, high), Ink::Muted, 1.0);
                pen.line((from, low), (to, low), Ink::Muted, 1.0);
            }
        }
        self.axis.grid(pen, (self.left, self.right));
        let y = self.axis.at(self.centre);
        pen.line((self.left, y), (self.right, y), Ink::Target, 1.5);
        self.points(pen);
        self.names(pen);
    }

    fn points(&self, pen: &mut Pen) {
        let place = |(x, row): (f64, &LimitRow)| Some((x, self.axis.at(row.shown()?)));
        let places: Vec<Option<Place>> = self.periods().map(place).collect();
        for run in places.split(Option::is_none) {
            let run: Vec<Place> = run.iter().copied().flatten().collect();
            pen.path(&run, Ink::Series, 1.5);
        }
        let radius = if self.step < 16.0 { 3.5 } else { 5.0 };
        for (place, row) in places.into_iter().zip(self.rows) {
            if let Some(place) = place {
                mark::mark(pen, place, radius, Some(row.mark()));
            }
        }
    }

    /// Names below: so many that none touch, and always the last.
    fn names(&self, pen: &mut Pen) {
        let y = self.axis.at(self.axis.start) + 16.0;
        let mut free = f64::INFINITY;
        let all: Vec<_> = self.periods().collect();
        for (x, row) in all.into_iter().rev() {
            let half = width(&row.label, LABEL, Weight::Regular) / 2.0;
            let x = x.min(self.right - half);
            if x + half <= free {
                pen.text((x, y), &row.label, Type::new(LABEL, Ink::Muted).centred());
                free = x - half - 10.0;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Meaning;
    use crate::survey::Lang;

    #[test]
    fn a_signal_is_said_in_words_and_a_gap_has_no_figure() {
        let row = |label: &str, share, signal| LimitRow {
            label: label.to_owned(),
            share,
            limits: share.map(|_| Interval(0.8, 1.0)),
            n: 100,
            signal,
        };
        let rows = [
            row("1/2026", Some(0.9), None),
            row("2/2026", None, None),
            row("3/2026", Some(0.7), Some(Meaning::Concern)),
        ];
        let face = Face {
            id: "control",
            title: "Tỷ lệ hài lòng",
            standalone: false,
            row_name: "Tháng",
            hidden: "ẩn",
            target: None,
            lang: Lang::Vi,
        };
        let picture = control_chart(&face, &rows, 0.9);
        assert!(picture.sentence.contains("3/2026 (70,00%, tín hiệu xấu)"));
        assert_eq!(picture.table.head.len(), 5);
        assert_eq!(picture.table.rows[1][1], "Chưa có ý kiến");
        assert_eq!(picture.table.rows[2][4], "Tín hiệu xấu");
        let empty = control_chart(&face, &[], 0.9);
        assert!(empty.desk.contains("<svg"));
    }
}
