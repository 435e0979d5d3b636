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
    let (top, bottom) = size.pick((24.0, 118.0), (7.0, 37.0));
    (pen.width, pen.height) = size.pick((440.0, bottom + 46.0), (120.0, 44.0));
    let (left, right) = size.pick((SIDES.0, pen.width - SIDES.1), (2.0, pen.width - 8.0));
    let figures = rows.iter().filter_map(RateRow::shown).chain(options.target);
    let axis = Axis::around(figures).over(bottom, top);
    let step = (right - left) / super::real(rows.len().saturating_sub(1).max(1) as u64);
    let at = |place: usize| left + step * super::real(place as u64);
    let level = options.target.map(|share| axis.at(share));
    if let Some(y) = level {
        dashes(pen, (left, right), y);
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
            mark(pen, point, size.pick(5.0, 3.5), verdict);
        }
    }
    // On a phone the line stands beside the figure, and is too small for words.
    if size == Size::Phone {
        return;
    }
    if let Some((y, text)) = level.zip(target(options)) {
        pen.text((left - 8.0, y), &text, TextStyle::new(13.0, Ink::Muted).right());
    }
    if let Some((place, point)) = latest.and_then(|place| Some((place, points[place]?))) {
        let before = place.checked_sub(1).and_then(|before| points[before]);
        figure(pen, &rows[place].figure(options), (point, before, level), left);
        names(pen, rows, (place, at(place)), (left, bottom + 34.0));
    }
}

/// The latest figure at its point.
fn figure(
    pen: &mut Pen,
    text: &str,
    ((x, y), before, level): (Point, Option<Point>, Option<f64>),
    left: f64,
) {
    let style = TextStyle::new(15.0, Ink::Text).semibold().centred();
    let half = style.width(text) / 2.0;
    let at = beside(y, before.map(|(_, before)| before), level);
    pen.text((x.clamp(left + half, pen.width - half), at), text, style);
}

/// Where the figure of a point at `y` stands, above or below: where fewer of the line before it and the target are
/// in its way.
fn beside(y: f64, before: Option<f64>, level: Option<f64>) -> f64 {
    let in_the_way = |at: f64| {
        let line = before.is_some_and(|before| (before - y) * (at - y) > 0.0);
        let target = level.is_some_and(|level| (level - at).abs() < 12.0);
        u8::from(line) + u8::from(target)
    };
    let (above, below) = (y - 18.0, y + 18.0);
    if in_the_way(above) <= in_the_way(below) { above } else { below }
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
        let times = |drawn: &str, figure| drawn.matches(figure).count();
        // The description names both ends of the range; the drawing the latest figure alone.
        assert_eq!((times(&picture.desk, "88,00%"), times(&picture.desk, "91,00%")), (2, 1));
        assert!(picture.desk.contains("01/2026") && picture.desk.contains("03/2026"));
        assert!(!picture.desk.contains("02/2026") && !picture.desk.contains("04/2026"));
        // A phone has the line alone.
        assert_eq!((times(&picture.phone, "88,00%"), times(&picture.phone, "<text")), (1, 0));
        assert_eq!(picture.table.rows.len(), 4);
    }

    #[test]
    fn the_latest_figure_is_where_neither_the_line_nor_the_target_is() {
        let (above, below) = (82.0, 118.0);
        for (before, level, wanted) in [
            (Some(60.0), Some(40.0), below),
            (Some(120.0), Some(115.0), above),
            (Some(140.0), Some(85.0), above),
            (None, Some(85.0), below),
            (None, None, above),
        ] {
            let found = beside(100.0, before, level);
            assert!((found - wanted).abs() < 1e-9, "{before:?}, {level:?}: {found}");
        }
    }
}
