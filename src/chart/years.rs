//! Published figures over the years, on their own scale.
//!
//! What is no year, and a break of the series, parts the line: nothing is drawn that cannot be compared.

use crate::format;
use crate::survey::words;

use super::face::{Face, Size};
use super::font::{Weight, width};
use super::header::Header;
use super::linear::Linear;
use super::mark;
use super::palette::Ink;
use super::pen::{Pen, Place, Type};
use super::picture::Picture;
use super::table::ChartTable;

const LABEL: f64 = 12.0;
const FIGURE: f64 = 13.0;

/// A published figure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct YearRow {
    /// Its year.
    pub year: i32,
    /// The figure, on its own scale.
    pub figure: f64,
    /// The series breaks between the row before and this one.
    pub cut: bool,
}

words! {
    /// Words of the chart of years.
    struct Words {
        figure: "Kết quả chính thức" / "Official result",
        breaks: "Vạch đứng: chuỗi số bị đứt, không so sánh hai bên vạch."
            / "Upright line: the series breaks; its two sides cannot be compared.",
        broken: "đứt chuỗi trước năm này" / "series breaks before this year",
        latest(year: i32, figure: &str): "Năm {year}: {figure}." / "In {year}: {figure}.",
        range(low: &str, high: &str): "Thấp nhất {low}, cao nhất {high}."
            / "Lowest {low}, highest {high}.",
    }
}

/// One series, from the earliest to the latest year.
pub fn years(face: &Face<'_>, rows: &[YearRow]) -> Picture {
    Picture::new(face, table(face, rows), sentence(face, rows), |pen, size| {
        Sheet::new(face, rows, size).draw(pen);
    })
}

struct Sheet<'a> {
    face: &'a Face<'a>,
    rows: &'a [YearRow],
    header: Header,
    up: Linear,
    along: Linear,
    top: f64,
    bottom: f64,
    height: f64,
}

impl<'a> Sheet<'a> {
    fn new(face: &'a Face<'a>, rows: &'a [YearRow], size: Size) -> Self {
        let plot = match size {
            Size::Desk => 190.0,
            Size::Phone => 160.0,
        };
        let broken = rows.iter().any(|row| row.cut);
        let note = if broken { Words::of(face.lang).breaks } else { "" };
        let header = Header::new(face, size, note, Vec::new());
        let (top, bottom) = (header.height + 22.0, header.height + 22.0 + plot);
        let figures = rows.iter().map(|row| row.figure);
        let all = rows.iter().map(|row| f64::from(row.year));
        Self {
            up: Linear::around(figures, (bottom, top)),
            along: Linear::around(all, (46.0, size.width() - 8.0)),
            face,
            rows,
            header,
            top,
            bottom,
            height: bottom + 30.0,
        }
    }

    fn place(&self, row: &YearRow) -> Place {
        (self.x(row), self.up.at(row.figure))
    }

    fn x(&self, row: &YearRow) -> f64 {
        self.along.at(f64::from(row.year))
    }

    fn draw(&self, pen: &mut Pen) {
        self.header.draw(pen);
        pen.height = self.height;
        let (left, right) = self.along.pixels;
        for tick in self.up.ticks() {
            let y = self.up.at(tick);
            pen.line((left, y), (right, y), Ink::Grid, 1.0);
            let set = Type::new(LABEL, Ink::Muted).right();
            let text = format::two_decimals(tick, self.face.lang);
            pen.text((left - 6.0, y), short(&text), set);
        }
        for pair in self.rows.windows(2) {
            if let [before, row] = pair
                && row.cut
            {
                let x = f64::midpoint(self.x(before), self.x(row));
                pen.line((x, self.top - 8.0), (x, self.bottom), Ink::Target, 1.5);
            }
        }
        for run in runs(self.rows) {
            let places: Vec<Place> = run.iter().map(|row| self.place(row)).collect();
            pen.path(&places, Ink::Series, 2.0);
        }
        for row in self.rows {
            mark::mark(pen, self.place(row), 4.0, None);
        }
        self.names(pen);
    }

    /// Years below and figures above their marks, the latest first, where none touch.
    fn names(&self, pen: &mut Pen) {
        let (mut free_year, mut free_figure) = (f64::INFINITY, f64::INFINITY);
        for row in self.rows.iter().rev() {
            let (x, y) = self.place(row);
            let year = row.year.to_string();
            let half = width(&year, LABEL, Weight::Regular) / 2.0;
            if x + half <= free_year {
                let set = Type::new(LABEL, Ink::Muted).centred();
                pen.text((x, self.bottom + 16.0), &year, set);
                free_year = x - half - 8.0;
            }
            let figure = format::two_decimals(row.figure, self.face.lang);
            let half = width(&figure, FIGURE, Weight::Semibold) / 2.0;
            if x + half <= free_figure {
                let set = Type::new(FIGURE, Ink::Text).semibold().centred();
                pen.text((x, y - 14.0), &figure, set);
                free_figure = x - half - 8.0;
            }
        }
    }
}

/// A tick without its decimals, where it has none.
fn short(text: &str) -> &str {
    let whole = text.strip_suffix(",00").or(text.strip_suffix(".00"));
    whole.unwrap_or(text)
}

/// Rows that follow each other year by year without a break.
fn runs(rows: &[YearRow]) -> Vec<&[YearRow]> {
    rows.chunk_by(|before, row| !row.cut && row.year == before.year + 1).collect()
}

fn table(face: &Face<'_>, rows: &[YearRow]) -> ChartTable {
    let words = Words::of(face.lang);
    let head = [face.row_name, words.figure, ""];
    let line = |row: &YearRow| {
        let said = if row.cut { words.broken } else { "" };
        vec![row.year.to_string(), format::two_decimals(row.figure, face.lang), said.to_owned()]
    };
    let mut table = ChartTable {
        caption: face.title.to_owned(),
        head: head.map(str::to_owned).into(),
        rows: rows.iter().map(line).collect(),
    };
    if !rows.iter().any(|row| row.cut) {
        table.head.truncate(2);
        table.rows.iter_mut().for_each(|row| row.truncate(2));
    } else if let Some(last) = table.head.last_mut() {
        words.broken.clone_into(last);
    }
    table
}

fn sentence(face: &Face<'_>, rows: &[YearRow]) -> String {
    let words = Words::of(face.lang);
    let told = |figure: f64| format::two_decimals(figure, face.lang);
    let Some(last) = rows.last() else {
        return String::new();
    };
    let latest = words.latest(last.year, &told(last.figure));
    // Across a break the lowest and the highest say nothing.
    if rows.len() < 2 || rows.iter().any(|row| row.cut) {
        return latest;
    }
    let figures = || rows.iter().map(|row| row.figure);
    let low = figures().fold(f64::INFINITY, f64::min);
    let high = figures().fold(f64::NEG_INFINITY, f64::max);
    format!("{latest} {}", words.range(&told(low), &told(high)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::Lang;

    const FACE: Face<'static> = Face {
        id: "years",
        title: "PAPI, Hải Phòng",
        standalone: false,
        row_name: "Năm",
        hidden: "",
        target: None,
        lang: Lang::Vi,
    };

    fn row(year: i32, figure: f64, cut: bool) -> YearRow {
        YearRow { year, figure, cut }
    }

    #[test]
    fn a_break_and_a_missing_year_part_the_line() {
        // SIPAS of Hải Phòng; no figure of 2018 to 2022 was read.
        let sipas = [row(2017, 88.92, false), row(2023, 88.90, false), row(2024, 90.59, false)];
        assert_eq!(runs(&sipas).len(), 2);
        let picture = years(&FACE, &sipas);
        assert_eq!(picture.sentence, "Năm 2024: 90,59. Thấp nhất 88,90, cao nhất 90,59.");
        let papi = [row(2017, 35.81, false), row(2018, 42.80, true)];
        assert_eq!(runs(&papi).len(), 2);
        let picture = years(&FACE, &papi);
        assert_eq!(picture.sentence, "Năm 2018: 42,80.");
        assert_eq!(picture.table.rows[1][2], "đứt chuỗi trước năm này");
        assert!(picture.desk.contains("Vạch đứng"));
        assert!(years(&FACE, &[]).desk.contains("<svg"));
    }
}
