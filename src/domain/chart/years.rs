//! Published figures over the years, on their own scale.
//!
//! A missing year and a break of the series split the line: only comparable figures are connected.

use crate::base::{format, words};

use super::{
    Axis, ChartOptions, ChartTable, Ink, Pen, Picture, Plot, Point, Size, TextStyle, header, mark,
};

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
pub fn years(options: &ChartOptions<'_>, rows: &[YearRow]) -> Picture {
    Picture::new(options, table(options, rows), sentence(options, rows), |pen, size| {
        draw(pen, size, options, rows);
    })
}

fn draw(pen: &mut Pen, size: Size, options: &ChartOptions<'_>, rows: &[YearRow]) {
    let broken = rows.iter().any(|row| row.cut);
    let note = if broken { Words::of(options.lang).breaks } else { "" };
    let top = header(pen, options, &[note], None) + 22.0;
    let (right, bottom) = (size.width() - 8.0, top + size.pick(190.0, 160.0));
    let plot = Plot { left: 46.0, right, top, bottom };
    let up = Axis::around(rows.iter().map(|row| row.figure)).over(bottom, top);
    let along = Axis::around(rows.iter().map(|row| f64::from(row.year))).over(plot.left, right);
    let x = |row: &YearRow| along.at(f64::from(row.year));
    let point = |row: &YearRow| -> Point { (x(row), up.at(row.figure)) };
    let figure = |figure: f64| format::two_decimals(figure, options.lang);
    plot.grid(pen, &up, |tick| short(&figure(tick)).to_owned());
    for pair in rows.windows(2) {
        if let [before, row] = pair
            && row.cut
        {
            let x = f64::midpoint(x(before), x(row));
            pen.line((x, top - 8.0), (x, bottom), Ink::Target, 1.5);
        }
    }
    for run in runs(rows) {
        pen.path(run.iter().map(point), Ink::Series, 2.0);
    }
    for row in rows {
        mark(pen, point(row), 4.0, None);
    }
    let years = rows.iter().map(|row| ((x(row), bottom + 16.0), row.year.to_string()));
    plot.labels(pen, TextStyle::new(12.0, Ink::Muted), 8.0, years);
    let above = |row: &YearRow| ((x(row), up.at(row.figure) - 14.0), figure(row.figure));
    let style = TextStyle::new(13.0, Ink::Text).semibold();
    plot.labels(pen, style, 8.0, rows.iter().map(above));
    pen.height = bottom + 30.0;
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

fn table(options: &ChartOptions<'_>, rows: &[YearRow]) -> ChartTable {
    let words = Words::of(options.lang);
    let head = [options.row_name, words.figure, words.broken];
    let columns = if rows.iter().any(|row| row.cut) { 3 } else { 2 };
    let cells = |row: &YearRow| {
        let broken = if row.cut { words.broken } else { "" };
        let figure = format::two_decimals(row.figure, options.lang);
        let mut cells = vec![row.year.to_string(), figure, broken.to_owned()];
        cells.truncate(columns);
        cells
    };
    ChartTable::new(options, &head[..columns], rows.iter().map(cells))
}

fn sentence(options: &ChartOptions<'_>, rows: &[YearRow]) -> String {
    let words = Words::of(options.lang);
    let figure = |figure: f64| format::two_decimals(figure, options.lang);
    let Some(last) = rows.last() else {
        return String::new();
    };
    let latest = words.latest(last.year, &figure(last.figure));
    // The lowest and the highest on two sides of a break cannot be compared.
    if rows.len() < 2 || rows.iter().any(|row| row.cut) {
        return latest;
    }
    let figures = || rows.iter().map(|row| row.figure);
    let low = figures().fold(f64::INFINITY, f64::min);
    let high = figures().fold(f64::NEG_INFINITY, f64::max);
    format!("{latest} {}", words.range(&figure(low), &figure(high)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(year: i32, figure: f64, cut: bool) -> YearRow {
        YearRow { year, figure, cut }
    }

    #[test]
    fn a_break_and_a_missing_year_part_the_line() {
        // SIPAS of Hải Phòng; no figure of 2018 to 2022 was read.
        let sipas = [row(2017, 88.92, false), row(2023, 88.90, false), row(2024, 90.59, false)];
        assert_eq!(runs(&sipas).len(), 2);
        let picture = years(&ChartOptions::TEST, &sipas);
        assert_eq!(picture.sentence, "Năm 2024: 90,59. Thấp nhất 88,90, cao nhất 90,59.");
        let papi = [row(2017, 35.81, false), row(2018, 42.80, true)];
        assert_eq!(runs(&papi).len(), 2);
        let picture = years(&ChartOptions::TEST, &papi);
        assert_eq!(picture.sentence, "Năm 2018: 42,80.");
        assert_eq!(picture.table.rows[1][2], "đứt chuỗi trước năm này");
        assert!(picture.desk.contains("Vạch đứng"));
        assert!(years(&ChartOptions::TEST, &[]).desk.contains("<svg"));
    }
}
