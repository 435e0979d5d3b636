//! A control chart: a rate over periods between the limits of its own variation.

use crate::base::format;
use crate::stats::Interval;

use super::limits::{LimitRow, Named, axis, centre_note, keys, sentence, table};
use super::plot::radius;
use super::{ChartOptions, Ink, Pen, Picture, Plot, Point, Size, TextStyle, header, mark};

/// Points from the earliest to the latest around `centre` (p̄, 0…1). A period without answers breaks
/// the line and the limits.
pub fn control_chart(options: &ChartOptions<'_>, rows: &[LimitRow], centre: f64) -> Picture {
    // Weeks of one run are one signal, told by its last.
    let last_of_each = one_each(rows);
    let (table, sentence) =
        (table(options, rows), sentence(options, &last_of_each, centre, Named::Latest));
    Picture::new(options, table, sentence, |pen, size| draw(pen, size, options, rows, centre))
}

fn draw(pen: &mut Pen, size: Size, options: &ChartOptions<'_>, rows: &[LimitRow], centre: f64) {
    let axis = axis(rows, centre);
    let notes = [&*centre_note(options, centre), &axis.note(options.lang)];
    let top = header(pen, options, &notes, keys(options, rows)) + 18.0;
    let (right, bottom) = (size.width() - 4.0, top + size.pick(230.0, 190.0));
    let plot = Plot { left: 42.0, right, top, bottom };
    let axis = axis.over(bottom, top);
    let (step, periods) = plot.columns(rows);
    for (x, row) in &periods {
        if let Some(Interval(low, high)) = row.limits {
            let (from, to) = (x - step / 2.0, x + step / 2.0);
            let (low, high) = (axis.at(low), axis.at(high));
            pen.rect((from, high), (to, low), Ink::Series, 0.2);
            pen.line((from, high), (to, high), Ink::Muted, 1.0);
            pen.line((from, low), (to, low), Ink::Muted, 1.0);
        }
    }
    plot.grid(pen, &axis, format::whole_percent);
    plot.target_line(pen, axis.at(centre));
    let point =
        |(x, row): &(f64, &LimitRow)| -> Option<Point> { Some((*x, axis.at(row.shown()?))) };
    for run in periods.split(|period| point(period).is_none()) {
        pen.path(run.iter().filter_map(point), Ink::Series, 1.5);
    }
    for period in &periods {
        if let Some(point) = point(period) {
            mark(pen, point, radius(step), Some(period.1.mark()));
        }
    }
    let labels = periods.iter().map(|(x, row)| ((*x, bottom + 16.0), row.label.clone()));
    plot.labels(pen, TextStyle::new(12.0, Ink::Muted), 10.0, labels);
    pen.height = bottom + 30.0;
}

/// The rows with the signal of a run left at its last point alone.
fn one_each(rows: &[LimitRow]) -> Vec<LimitRow> {
    let known: Vec<&LimitRow> = rows.iter().filter(|row| row.share.is_some()).collect();
    let told = known.iter().enumerate().map(|(at, row)| {
        let goes_on = known.get(at + 1).is_some_and(|next| next.signal == row.signal);
        LimitRow { signal: row.signal.filter(|_| !goes_on), ..(*row).clone() }
    });
    told.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::Meaning;

    #[test]
    fn a_signal_is_said_in_words_and_a_gap_has_no_figure() {
        let row = |label: &str, share, signal| LimitRow {
            label: label.to_owned(),
            share,
            limits: share.map(|_| Interval(0.8, 1.0)),
            n: 100,
            signal,
            href: None,
        };
        let rows = [
            row("1/2026", Some(0.9), None),
            row("2/2026", None, None),
            row("3/2026", Some(0.7), Some(Meaning::Concern)),
        ];
        let picture = control_chart(&ChartOptions::TEST, &rows, 0.9);
        assert!(picture.sentence.contains("3/2026 (70,00%, tín hiệu xấu)"));
        assert_eq!(picture.table.head.len(), 5);
        assert_eq!(picture.table.rows[1][1], "Chưa có ý kiến");
        assert_eq!(picture.table.rows[2][4], "Tín hiệu xấu");
        let run = ["4", "5", "6"].map(|label| row(label, Some(0.7), Some(Meaning::Concern)));
        let sentence = control_chart(&ChartOptions::TEST, &run, 0.9).sentence;
        assert_eq!(sentence.matches("tín hiệu xấu").count(), 1, "{sentence}");
        let empty = control_chart(&ChartOptions::TEST, &[], 0.9);
        assert!(empty.desk.contains("<svg"));
    }
}
