//! Importance against performance: drivers as points between two lines, numbered and named below.
//!
//! Source: Martilla and James (1977): importance upwards, performance to the right; Bacon (2003), A
//! comparison of approaches to importance-performance analysis, on a line at a goal instead of the mean.

use crate::base::format;
use crate::stats::{Crosshair, Quadrant, Verdict};

use super::super::{
    Axis, ChartOptions, ChartTable, Ink, MARGIN, Pen, Picture, Plot, Point, Size, TextStyle, Words,
    header, mark,
};
use super::label::{Rect, beside};
use super::{DriverRow, constant, listed};

/// From one line of a name below to the next, and room for its number.
const NAME_LINE: f64 = 18.0;
const NUMBER: f64 = 46.0;
/// Strips above and below the points, for the names of the quadrants.
const STRIP: f64 = 38.0;

/// Drivers that have both figures, and the crosshair at the mean importance and the target.
pub fn importance_performance(
    options: &ChartOptions<'_>,
    rows: &[DriverRow],
    crosshair: Crosshair,
) -> Picture {
    Picture::new(options, table(options, rows), sentence(options, rows), |pen, size| {
        let scatter = Scatter::new(pen, size, options, rows, crosshair);
        scatter.ground(pen);
        scatter.quadrants(pen);
        scatter.marks(pen);
        pen.height = scatter.names(pen);
    })
}

/// A scatter with its header drawn.
struct Scatter<'a> {
    options: &'a ChartOptions<'a>,
    rows: &'a [DriverRow],
    across: Axis,
    up: Axis,
    plot: Plot,
    /// Where the two lines cross.
    cross: Point,
}

impl<'a> Scatter<'a> {
    fn new(
        pen: &mut Pen,
        size: Size,
        options: &'a ChartOptions<'a>,
        rows: &'a [DriverRow],
        crosshair: Crosshair,
    ) -> Self {
        let words = options.words();
        // The vertical axis is named above it.
        let top = header(pen, options, &[words.crosshair, words.not_cause], None) + 24.0;
        let (left, right, bottom) = (46.0, size.width() - 8.0, top + size.pick(380.0, 320.0));
        let known = || rows.iter().filter(|row| row.importance.is_some());
        let across = known().map(|row| row.performance).chain([crosshair.performance]);
        let across = Axis::around(across).over(left, right);
        let up = known().filter_map(|row| row.importance).chain([crosshair.importance]);
        let up = Axis::around(up).over(bottom - STRIP, top + STRIP);
        let cross = (across.at(crosshair.performance), up.at(crosshair.importance));
        Self { options, rows, across, up, plot: Plot { left, right, top, bottom }, cross }
    }

    fn point(&self, row: &DriverRow) -> Option<Point> {
        let importance = row.importance.filter(|_| row.performance.is_finite())?;
        Some((self.across.at(row.performance), self.up.at(importance)))
    }

    /// The quadrant to fix first, the grid with its numbers, the crosshair.
    fn ground(&self, pen: &mut Pen) {
        let Plot { left, right, top, bottom } = self.plot;
        let figure = |tick: f64| format::two_decimals(tick, self.options.lang);
        let percent = |tick: f64| format::whole_percent(tick);
        pen.rect((left, top), self.cross, Ink::Zone, 1.0);
        self.plot.grid(pen, &self.up, figure);
        self.across.grid(pen, top, bottom);
        let quiet = TextStyle::new(12.0, Ink::Muted);
        for tick in &self.across.ticks {
            let text = percent(*tick);
            // The last one stays within the drawing.
            let x = self.across.at(*tick).min(right + 4.0 - quiet.width(&text) / 2.0);
            pen.text((x, bottom + 13.0), &text, quiet.centred());
        }
        let (x, y) = self.cross;
        self.plot.target_line(pen, y);
        pen.line((x, top), (x, bottom), Ink::Target, 1.5);
        let words = self.options.words();
        pen.text((MARGIN, top - 13.0), words.importance, quiet);
        let middle = (f64::midpoint(left, right), bottom + 31.0);
        pen.text(middle, words.share, quiet.centred());
    }

    /// The name of each quadrant in its corner.
    fn quadrants(&self, pen: &mut Pen) {
        const LINE: f64 = 16.0;
        let Plot { left, right, top, bottom } = self.plot;
        let style = TextStyle::new(12.0, Ink::Muted).semibold();
        for quadrant in QUADRANTS {
            let name = quadrant_name(quadrant, self.options.words());
            let name = style.wrap(name, (right - left) / 2.0 - 16.0);
            let (x, style) = match quadrant {
                Quadrant::FixFirst | Quadrant::LowPriority => (left + 8.0, style),
                Quadrant::KeepUp | Quadrant::PossibleOverkill => (right - 8.0, style.right()),
            };
            let more: f64 = name.iter().skip(1).map(|_| LINE).sum();
            let y = match quadrant {
                Quadrant::FixFirst | Quadrant::KeepUp => top + 12.0,
                Quadrant::LowPriority | Quadrant::PossibleOverkill => bottom - 12.0 - more,
            };
            pen.lines((x, y), LINE, &name, style);
        }
    }

    /// The marks, each with its number on the first side where no line, mark or number stands.
    fn marks(&self, pen: &mut Pen) {
        let points: Vec<_> = self.rows.iter().map(|row| self.point(row)).collect();
        for (point, row) in points.iter().zip(self.rows) {
            if let Some((point, quadrant)) = point.zip(row.quadrant) {
                mark(pen, point, 5.0, Some(shape(quadrant)));
            }
        }
        let Plot { left, right, top, bottom } = self.plot;
        let marks = points.iter().flatten().map(|at| Rect::around(*at, 14.0, 14.0));
        let mut taken: Vec<Rect> = marks.collect();
        taken.push(Rect::around(self.cross, 2.0 * (right - left), 8.0));
        taken.push(Rect::around(self.cross, 8.0, 2.0 * (bottom - top)));
        let style = TextStyle::new(12.0, Ink::Text).semibold().centred();
        for (number, point) in (1_u32..).zip(points) {
            let Some(point) = point else { continue };
            let number = number.to_string();
            let space = beside(point, style.width(&number), &taken);
            pen.text(space.middle, &number, style);
            taken.push(space);
        }
    }

    /// What the numbers stand for. Returns where the names end.
    fn names(&self, pen: &mut Pen) -> f64 {
        let style = TextStyle::new(13.0, Ink::Text);
        let mut bottom = self.plot.bottom + 48.0;
        for (number, row) in (1_u32..).zip(self.rows) {
            let y = bottom + NAME_LINE / 2.0;
            pen.text((MARGIN + 20.0, y), &number.to_string(), style.semibold().right());
            if let Some(quadrant) = row.quadrant {
                mark(pen, (MARGIN + 32.0, y), 4.5, Some(shape(quadrant)));
            }
            let name = style.wrap(&row.label, pen.width - MARGIN - NUMBER);
            let mut tall = 0.0;
            pen.link(row.href.as_deref(), (bottom, bottom + 24.0), |pen| {
                tall = pen.lines((NUMBER, y), NAME_LINE, &name, style);
            });
            bottom += tall + 5.0;
        }
        bottom
    }
}

/// Quadrants in the order they are read: what to do first, first.
const QUADRANTS: [Quadrant; 4] =
    [Quadrant::FixFirst, Quadrant::KeepUp, Quadrant::LowPriority, Quadrant::PossibleOverkill];

fn quadrant_name(quadrant: Quadrant, words: &Words) -> &'static str {
    match quadrant {
        Quadrant::FixFirst => words.fix_first,
        Quadrant::KeepUp => words.keep_up,
        Quadrant::LowPriority => words.low_priority,
        Quadrant::PossibleOverkill => words.possible_overkill,
    }
}

/// The verdict whose mark stands for a quadrant: a diamond to fix, a disc to keep up, a ring for
/// what matters less.
fn shape(quadrant: Quadrant) -> Verdict {
    match quadrant {
        Quadrant::FixFirst => Verdict::Missed,
        Quadrant::KeepUp => Verdict::Reached,
        Quadrant::LowPriority | Quadrant::PossibleOverkill => Verdict::Open,
    }
}

fn table(options: &ChartOptions<'_>, rows: &[DriverRow]) -> ChartTable {
    let words = options.words();
    let head = ["#", options.row_name, words.importance, words.share, words.quadrant];
    let figure = |figure: f64| format::two_decimals(figure, options.lang);
    let cells = |(number, row): (u32, &DriverRow)| {
        vec![
            number.to_string(),
            row.label.clone(),
            row.importance.map(figure).unwrap_or_default(),
            format::percent(row.performance, options.lang),
            row.quadrant.map_or(words.constant, |of| quadrant_name(of, words)).to_owned(),
        ]
    };
    let table = ChartTable::new(options, &head, (1..).zip(rows).map(cells));
    table.linked(rows.iter().map(|row| row.href.clone()))
}

/// The drivers of each quadrant.
fn sentence(options: &ChartOptions<'_>, rows: &[DriverRow]) -> String {
    let words = options.words();
    let quadrants = QUADRANTS.into_iter().filter_map(|quadrant| {
        let name = quadrant_name(quadrant, words);
        listed(name, rows, |row| row.quadrant == Some(quadrant))
    });
    quadrants.chain(constant(options, rows)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_quadrant_is_said_and_a_constant_driver_has_no_point() {
        let crosshair = Crosshair { importance: 0.4, performance: 0.9 };
        let row = |label: &str, importance: Option<f64>, performance| DriverRow {
            label: label.to_owned(),
            importance,
            performance,
            quadrant: importance.map(|rho| crosshair.quadrant(rho, performance)),
            share: None,
            href: None,
        };
        let rows = [
            row("Thời gian", Some(0.6), 0.82),
            row("Thái độ", Some(0.5), 0.96),
            row("Biển hiệu", Some(0.2), 0.94),
            row("Phí", None, 1.0),
        ];
        let picture = importance_performance(&ChartOptions::TEST, &rows, crosshair);
        let expected = "Kém chỉ tiêu, gắn nhiều với hài lòng chung: Thời gian. Từ chỉ tiêu, gắn \
                        nhiều với hài lòng chung: Thái độ. Từ chỉ tiêu, gắn ít hơn: Biển hiệu. \
                        Mọi người trả lời như nhau, nên không có số liệu: Phí.";
        assert_eq!(picture.sentence, expected);
        assert_eq!(picture.table.rows[0][2..4], ["0,60", "82,00%"]);
        assert_eq!(picture.table.rows[3][2], "");
        // Points, and the same marks beside the names below.
        assert_eq!(picture.desk.matches("<polygon").count(), 4);
    }
}
