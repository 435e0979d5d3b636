//! A small line of rates over periods, for a card: where it stood against the target, and the latest figure.

use crate::stats::Verdict;

use super::table::target;
use super::{Axis, ChartOptions, Ink, Pen, Picture, Point, RateRow, Size, TextStyle, mark, rate};

/// Room at the left for the target's figure, and at the right for half of the latest one.
const SIDES: (f64, f64) = (40.0, 30.0);

/// The line of the rows, from the earliest to the latest period; its table has what [`super::trend()`] has.
pub fn spark(options: &ChartOptions<'_>, rows: &[RateRow]) -> Picture {
    let (table, sentence) = (rate::table(options, rows), rate::sentence(options, rows));
    Picture::new(options, table, sentence, |pen, size| draw(pen, size, options, rows))
}

fn draw(pen: &mut Pen, size: Size, options: &ChartOptions<'_>, rows: &[RateRow]) {
    pen.width = size.pick(440.0, 328.0);
    let (top, bottom) = (24.0, size.pick(118.0, 84.0));
    pen.height = bottom + 32.0;
    let figures = rows.iter().filter_map(RateRow::shown).chain(options.target);
    let axis = Axis::around(figures).over(bottom, top);
    let (left, right) = (SIDES.0, pen.width - SIDES.1);
    let step = (right - left) / super::real(rows.len().saturating_sub(1).max(1) as u64);
    let at = |place: usize| left + step * super::real(place as u64);
    if let Some((share, text)) = options.target.zip(target(options)) {
        let y = axis.at(share);
        dashes(pen, (left, right), y);
        pen.text((left - 8.0, y), &text, TextStyle::new(13.0, Ink::Muted).right());
    }
    let points: Vec<Option<Point>> = rows
        .iter()
        .enumerate()
        .map(|(place, row)| Some((at(place), axis.at(row.shown()?))))
        .collect();
    for run in points.split(Option::is_none) {
        pen.path(run.iter().flatten().copied(), Ink::Series, 2.5);
    }
    let latest = points.iter().rposition(Option::is_some);
    for (place, (row, point)) in rows.iter().zip(&points).enumerate() {
        let Some(point) = *point else { continue };
        let verdict = row.shown_verdict();
        if verdict == Some(Verdict::Missed) || latest == Some(place) {
            mark(pen, point, 5.0, verdict);
        }
    }
    if let Some((place, (x, y))) = latest.and_then(|place| Some((place, points[place]?))) {
        // Below the line where the figure is in the lower half, so that it does not cross the target.
        let below = y > f64::midpoint(top, bottom);
        let style = TextStyle::new(15.0, Ink::Text).semibold().centred();
        let text = rows[place].figure(options);
        let half = style.width(&text) / 2.0;
        let x = x.clamp(left + half, pen.width - half);
        pen.text((x, if below { y - 18.0 } else { y + 18.0 }), &text, style);
        names(pen, rows, (place, at(place)), (left, bottom + 20.0));
    }
}

/// The first period, and the latest that has a figure below its point.
fn names(pen: &mut Pen, rows: &[RateRow], (place, x): (usize, f64), (left, y): (f64, f64)) {
    let style = TextStyle::new(13.0, Ink::Muted);
    let latest = &rows[place].label;
    let half = style.width(latest) / 2.0;
    let x = x.min(pen.width - half);
    if let Some(first) = rows.first().filter(|first| left + style.width(&first.label) < x - half) {
        pen.text((left, y), &first.label, style);
    }
    pen.text((x, y), latest, style.centred());
}

fn dashes(pen: &mut Pen, (left, right): (f64, f64), y: f64) {
    let mut x = left;
    while x < right {
        pen.line((x, y), ((x + 5.0).min(right), y), Ink::Target, 1.25);
        x += 9.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_breaks_where_there_is_no_figure_and_names_the_latest() {
        let row = |label: &str, share| RateRow { label: label.into(), share, ..RateRow::default() };
        let rows = [
            row("01/2026", Some(0.91)),
            row("02/2026", None),
            row("03/2026", Some(0.88)),
            row("04/2026", None),
        ];
        let options = ChartOptions { target: Some(0.9), ..ChartOptions::TEST };
        let picture = spark(&options, &rows);
        for drawn in [&picture.desk, &picture.phone] {
            // The description names both ends of the range; the drawing the latest figure alone.
            let times = |figure| drawn.matches(figure).count();
            assert_eq!((times("88,00%"), times("91,00%")), (2, 1));
            assert!(drawn.contains("01/2026") && drawn.contains("03/2026"));
            assert!(!drawn.contains("02/2026") && !drawn.contains("04/2026"));
        }
        assert_eq!(picture.table.rows.len(), 4);
    }
}
