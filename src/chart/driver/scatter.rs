//! Importance against performance: drivers as points between two lines, numbered and named below.
//!
//! Source: Martilla and James (1977): importance upwards, performance to the right.

use crate::format;
use crate::measure::{Crosshair, Quadrant};

use super::super::face::{Face, Size};
use super::super::font::{Weight, width, wrap};
use super::super::header::{Header, MARGIN, lines};
use super::super::linear::Linear;
use super::super::mark;
use super::super::palette::Ink;
use super::super::pen::{Pen, Place, Type};
use super::super::picture::Picture;
use super::super::words::Words;
use super::space::{Space, beside};
use super::told::{QUADRANTS, places, quadrant, quadrants};
use super::{DriverRow, shape};

const LABEL: f64 = 12.0;
/// Size of names below, from one of their lines to the next, and room for their numbers.
const NAME: f64 = 13.0;
const NAME_LINE: f64 = 18.0;
const NUMBER: f64 = 46.0;
/// Space between two names.
const APART: f64 = 5.0;
/// Strips above and below the points, for the names of the quadrants.
const STRIP: f64 = 38.0;

/// Drivers that have both figures, and the crosshair at their means.
pub fn importance_performance(
    face: &Face<'_>,
    rows: &[DriverRow],
    crosshair: Crosshair,
) -> Picture {
    Picture::new(face, places(face, rows), quadrants(face, rows), |pen, size| {
        Sheet::new(face, rows, crosshair, size).draw(pen);
    })
}

/// A driver with its number, its place and its name broken into lines.
struct Point<'a> {
    number: String,
    row: &'a DriverRow,
    place: Option<Place>,
    name: Vec<String>,
}

struct Sheet<'a> {
    face: &'a Face<'a>,
    header: Header,
    crosshair: Crosshair,
    across: Linear,
    up: Linear,
    /// Upper left and lower right corner of the plot.
    plot: (Place, Place),
    points: Vec<Point<'a>>,
    height: f64,
}

impl<'a> Sheet<'a> {
    fn new(face: &'a Face<'a>, rows: &'a [DriverRow], crosshair: Crosshair, size: Size) -> Self {
        let tall = match size {
            Size::Desk => 380.0,
            Size::Phone => 320.0,
        };
        let words = Words::of(face.lang);
        let note = [words.crosshair, words.not_cause].join(" ");
        let header = Header::new(face, size, &note, Vec::new());
        let (left, right) = (46.0, size.width() - 8.0);
        // The vertical axis is named above it.
        let top = header.height + 24.0;
        let bottom = top + tall;
        let known = || rows.iter().filter(|row| row.importance.is_some());
        let across = known().map(|row| row.performance);
        let across = across.chain([crosshair.performance]);
        let up = known().filter_map(|row| row.importance);
        let up = up.chain([crosshair.importance]);
        let mut sheet = Self {
            face,
            header,
            crosshair,
            across: Linear::around(across, (left, right)),
            up: Linear::around(up, (bottom - STRIP, top + STRIP)),
            plot: ((left, top), (right, bottom)),
            points: Vec::new(),
            height: bottom + 48.0,
        };
        let room = size.width() - MARGIN - NUMBER;
        for (number, row) in (1..).zip(rows) {
            let point = Point {
                number: u32::to_string(&number),
                row,
                place: sheet.place(row),
                name: wrap(&row.label, room, NAME, Weight::Regular),
            };
            sheet.height += lines(&point.name) * NAME_LINE + APART;
            sheet.points.push(point);
        }
        sheet
    }

    fn place(&self, row: &DriverRow) -> Option<Place> {
        let known = row.performance.is_finite();
        let importance = row.importance.filter(|_| known)?;
        Some((self.across.at(row.performance), self.up.at(importance)))
    }

    /// Where the two lines cross.
    fn cross(&self) -> Place {
        let Crosshair { importance, performance } = self.crosshair;
        (self.across.at(performance), self.up.at(importance))
    }

    fn draw(&self, pen: &mut Pen) {
        self.header.draw(pen);
        pen.height = self.height;
        self.ground(pen);
        self.names_of_quadrants(pen);
        for point in &self.points {
            if let Some((place, quadrant)) = point.place.zip(point.row.quadrant) {
                mark::mark(pen, place, 5.0, Some(shape(quadrant)));
            }
        }
        self.numbers(pen);
        self.names(pen);
    }

    /// The quadrant to fix first, the grid with its numbers, the crosshair.
    fn ground(&self, pen: &mut Pen) {
        let ((left, top), (right, bottom)) = self.plot;
        let cross = self.cross();
        pen.rect((left, top), cross, Ink::Zone, 1.0);
        let quiet = Type::new(LABEL, Ink::Muted);
        for tick in self.up.ticks() {
            let y = self.up.at(tick);
            pen.line((left, y), (right, y), Ink::Grid, 1.0);
            let text = format::two_decimals(tick, self.face.lang);
            pen.text((left - 7.0, y), &text, quiet.right());
        }
        for tick in self.across.ticks() {
            let x = self.across.at(tick);
            pen.line((x, top), (x, bottom), Ink::Grid, 1.0);
            let text = format::two_decimals(tick, self.face.lang);
            // The last one stays on the sheet.
            let x = x.min(right + 4.0 - width(&text, LABEL, Weight::Regular) / 2.0);
            pen.text((x, bottom + 13.0), &text, quiet.centred());
        }
        pen.line((left, cross.1), (right, cross.1), Ink::Target, 1.5);
        pen.line((cross.0, top), (cross.0, bottom), Ink::Target, 1.5);
        let words = Words::of(self.face.lang);
        pen.text((MARGIN, top - 13.0), words.importance, quiet);
        let middle = f64::midpoint(left, right);
        pen.text((middle, bottom + 31.0), words.performance, quiet.centred());
    }

    /// Each in its corner.
    fn names_of_quadrants(&self, pen: &mut Pen) {
        const LINE: f64 = 16.0;
        let ((left, top), (right, bottom)) = self.plot;
        let room = (right - left) / 2.0 - 16.0;
        for of in QUADRANTS {
            let name = quadrant(of, Words::of(self.face.lang));
            let name = wrap(name, room, LABEL, Weight::Semibold);
            let set = Type::new(LABEL, Ink::Muted).semibold();
            let (x, set) = match of {
                Quadrant::FixFirst | Quadrant::LowPriority => (left + 8.0, set),
                Quadrant::KeepUp | Quadrant::PossibleOverkill => (right - 8.0, set.right()),
            };
            let y = match of {
                Quadrant::FixFirst | Quadrant::KeepUp => top + 12.0,
                Quadrant::LowPriority | Quadrant::PossibleOverkill => {
                    bottom - 12.0 - (lines(&name) - 1.0) * LINE
                }
            };
            pen.lines((x, y), LINE, &name, set);
        }
    }

    /// Numbers beside the marks, on the first side where no line, mark or number stands.
    fn numbers(&self, pen: &mut Pen) {
        let marks = self.points.iter().filter_map(|point| point.place);
        let mut taken: Vec<Space> = marks.map(|at| Space::around(at, 14.0, 14.0)).collect();
        let ((left, top), (right, bottom)) = self.plot;
        let (wide, tall) = (2.0 * (right - left), 2.0 * (bottom - top));
        taken.push(Space::around(self.cross(), wide, 8.0));
        taken.push(Space::around(self.cross(), 8.0, tall));
        for point in &self.points {
            let Some(place) = point.place else { continue };
            let wide = width(&point.number, LABEL, Weight::Semibold);
            let space = beside(place, wide, &taken);
            let set = Type::new(LABEL, Ink::Text).semibold().centred();
            pen.text(space.middle, &point.number, set);
            taken.push(space);
        }
    }

    /// What the numbers stand for.
    fn names(&self, pen: &mut Pen) {
        let (_, (_, bottom)) = self.plot;
        let mut y = bottom + 48.0 + NAME_LINE / 2.0;
        for point in &self.points {
            let set = Type::new(NAME, Ink::Text);
            pen.text((MARGIN + 20.0, y), &point.number, set.semibold().right());
            if let Some(quadrant) = point.row.quadrant {
                mark::mark(pen, (MARGIN + 32.0, y), 4.5, Some(shape(quadrant)));
            }
            pen.lines((NUMBER, y), NAME_LINE, &point.name, set);
            y += lines(&point.name) * NAME_LINE + APART;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::Lang;

    #[test]
    fn every_quadrant_is_said_and_a_constant_driver_has_no_point() {
        let crosshair = Crosshair { importance: 0.4, performance: 4.0 };
        let row = |label: &str, importance: Option<f64>, performance| DriverRow {
            label: label.to_owned(),
            importance,
            performance,
            quadrant: importance.map(|rho| crosshair.quadrant(rho, performance)),
            share: None,
            interval: None,
        };
        let rows = [
            row("Thời gian", Some(0.6), 3.2),
            row("Thái độ", Some(0.5), 4.6),
            row("Biển hiệu", Some(0.2), 4.4),
            row("Phí", None, 5.0),
        ];
        let face = Face {
            id: "ipa",
            title: "Tầm quan trọng và mức thực hiện",
            standalone: false,
            row_name: "Yếu tố",
            hidden: "ẩn",
            target: None,
            lang: Lang::Vi,
        };
        let picture = importance_performance(&face, &rows, crosshair);
        let expected = "Cần ưu tiên cải thiện: Thời gian. Tiếp tục phát huy: Thái độ. Có thể đang \
                        dư nguồn lực: Biển hiệu. Mọi người trả lời như nhau, nên không có số \
                        liệu: Phí.";
        assert_eq!(picture.sentence, expected);
        assert_eq!(picture.table.rows[0][2..4], ["0,60", "3,20"]);
        assert_eq!(picture.table.rows[3][2], "");
        // Points, and the same marks beside the names below.
        assert_eq!(picture.desk.matches("<polygon").count(), 4);
    }
}
