//! Shares of R² as bars, the largest first.

use crate::base::format;

use super::super::rows::Label;
use super::super::table::extremes;
use super::super::{
    Axis, ChartOptions, ChartTable, Ink, MARGIN, Pen, Picture, Rows, Size, TextStyle, Words,
    header, rows,
};
use super::{DriverRow, constant};

/// Half of a bar's height.
const HALF: f64 = 8.0;

/// Drivers and their shares of `r_squared` (0…1), of which they are the sum.
pub fn driver_bars(options: &ChartOptions<'_>, rows: &[DriverRow], r_squared: f64) -> Picture {
    let mut ordered: Vec<&DriverRow> = rows.iter().collect();
    let share = |row: &DriverRow| row.share.unwrap_or(-1.0);
    ordered.sort_by(|a, b| share(b).total_cmp(&share(a)));
    let words = options.words();
    let explained = words.explained(&format::percent(r_squared, options.lang));
    let sentence = sentence(options, rows, &explained);
    let notes = [&*explained, words.not_cause];
    Picture::new(options, table(options, &ordered), sentence, |pen, size| {
        draw(pen, size, options, &ordered, &notes);
    })
}

fn draw(
    pen: &mut Pen,
    size: Size,
    options: &ChartOptions<'_>,
    rows: &[&DriverRow],
    notes: &[&str],
) {
    let (left, right) = size.pick((276.0, 600.0), (14.0, size.width() - 18.0));
    let top = header(pen, options, notes, None) + 6.0;
    let bars = Bars { options, axis: Axis::between(0.0, most(rows)).over(left, right) };
    let rows = rows.iter().map(|row| (Label::new(&row.label, row.href.as_ref()), *row));
    let rows = Rows::new(size, 250.0, top, rows, |row| {
        size.pick(46.0, if row.share.is_some() { 66.0 } else { 36.0 })
    });
    if size == Size::Desk {
        bars.axis.grid(pen, rows.top, rows.bottom);
    }
    rows.draw(pen, |pen, layout, y| match size {
        Size::Desk => bars.desk_row(pen, layout.row, y),
        Size::Phone => bars.phone_row(pen, layout.row, y + 20.0),
    });
    rows.close(pen);
    bars.axis.percents(pen, rows.bottom + 14.0);
    pen.height = rows.bottom + 26.0;
}

/// What all rows are drawn with.
struct Bars<'a> {
    options: &'a ChartOptions<'a>,
    axis: Axis,
}

impl Bars<'_> {
    /// Beside the label: bar and figure.
    fn desk_row(&self, pen: &mut Pen, row: &DriverRow, y: f64) {
        let (left, right) = self.axis.pixels;
        let Some(share) = row.share else {
            let words = self.options.words().constant;
            pen.text((left + 8.0, y), words, TextStyle::new(12.0, Ink::Muted));
            return;
        };
        self.bar(pen, share, y);
        let figure = format::percent(share, self.options.lang);
        rows::figure(pen, (right + 18.0, y), &figure, None);
    }

    /// Below the label: figure, then the bar on a strip of its own.
    fn phone_row(&self, pen: &mut Pen, row: &DriverRow, y: f64) {
        let Some(share) = row.share else {
            let words = self.options.words().constant;
            pen.text((MARGIN, y - 2.0), words, TextStyle::new(12.0, Ink::Muted));
            return;
        };
        let figure = format::percent(share, self.options.lang);
        rows::figure(pen, (MARGIN, y), &figure, None);
        self.axis.grid(pen, y + 13.0, y + 37.0);
        self.bar(pen, share, y + 25.0);
    }

    /// The bar from 0.
    fn bar(&self, pen: &mut Pen, share: f64, y: f64) {
        let (zero, end) = (self.axis.at(0.0), self.axis.at(share));
        pen.rect((zero, y - HALF), (end, y + HALF), Ink::Series, 0.45);
        pen.line((zero, y - HALF - 3.0), (zero, y + HALF + 3.0), Ink::Muted, 1.0);
        pen.line((end, y - HALF), (end, y + HALF), Ink::Series, 3.0);
    }
}

/// The figure at the right end: a little more than any share.
fn most(rows: &[&DriverRow]) -> f64 {
    let most = rows.iter().filter_map(|row| row.share).fold(0.0, f64::max);
    if most > 0.0 { most * 1.05 } else { 1.0 }
}

fn table(options: &ChartOptions<'_>, rows: &[&DriverRow]) -> ChartTable {
    let words = options.words();
    let head = [options.row_name, words.share_of_r_squared];
    let cells = |row: &&DriverRow| {
        let share = row.share.map(|share| format::percent(share, options.lang));
        vec![row.label.clone(), share.unwrap_or_else(|| words.constant.to_owned())]
    };
    let table = ChartTable::new(options, &head, rows.iter().map(cells));
    table.linked(rows.iter().map(|row| row.href.clone()))
}

/// How much all explain, and the largest and the smallest share.
fn sentence(options: &ChartOptions<'_>, rows: &[DriverRow], explained: &str) -> String {
    let shares = rows.iter().filter_map(|row| Some((row.label.as_str(), row.share?)));
    let mut parts = vec![explained.to_owned()];
    parts.extend(extremes(options, &shares.collect::<Vec<_>>(), Words::range));
    parts.push(options.words().not_cause.to_owned());
    parts.extend(constant(options, rows));
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Lang;

    #[test]
    fn the_largest_share_comes_first_and_one_without_a_share_last() {
        let row = |label: &str, share: Option<f64>| DriverRow {
            label: label.to_owned(),
            importance: share,
            performance: 0.8,
            quadrant: None,
            share,
            href: None,
        };
        let rows = [row("Signs", Some(0.05)), row("Fees", None), row("Time", Some(0.25))];
        let options = ChartOptions { lang: Lang::En, ..ChartOptions::TEST };
        let picture = driver_bars(&options, &rows, 0.3);
        let firsts: Vec<&str> = picture.table.rows.iter().map(|row| &row[0][..]).collect();
        assert_eq!(firsts, ["Time", "Signs", "Fees"]);
        assert_eq!(picture.table.rows[0][1..], ["25.00%"]);
        let expected = "Together they explain 30.00% of the differences in overall satisfaction \
                        (R²). Highest: Time (25.00%); lowest: Signs (5.00%).";
        assert!(picture.sentence.starts_with(expected), "{}", picture.sentence);
        assert!(picture.sentence.ends_with(": Fees."));
        let empty = driver_bars(&options, &[], 0.0);
        assert!(empty.phone.contains("<svg"));
    }
}
