//! A rate over periods, with its band of intervals, against the target.

use crate::base::format;
use crate::domain::measure::verdict_name;
use crate::stats::{Interval, Verdict};

use super::mark::hidden;
use super::plot::radius;
use super::table::target;
use super::{
    Axis, ChartOptions, Ink, Key, Pen, Picture, Plot, Point, RateRow, Size, TextStyle, header,
    mark, rate, real,
};

/// A line over the rows, which are periods from the earliest to the latest.
///
/// A period without answers, or with a hidden figure, breaks the line.
pub fn trend(options: &ChartOptions<'_>, rows: &[RateRow]) -> Picture {
    let (table, sentence) = (rate::table(options, rows), sentence(options, rows));
    Picture::new(options, table, sentence, |pen, size| {
        Trend::new(pen, size, options, rows).draw(pen);
    })
}

/// A trend with its header drawn.
struct Trend<'a> {
    options: &'a ChartOptions<'a>,
    size: Size,
    plot: Plot,
    axis: Axis,
    /// Width of a period.
    step: f64,
    /// The middle of each period, with its row.
    periods: Vec<(f64, &'a RateRow)>,
}

impl<'a> Trend<'a> {
    fn new(pen: &mut Pen, size: Size, options: &'a ChartOptions<'a>, rows: &'a [RateRow]) -> Self {
        let axis = rate::axis(rows, options.target);
        let broken = rows.iter().any(|row| row.shown().is_none());
        let gap = if broken { options.words().gap } else { "" };
        let note = axis.note(options.lang);
        let top = header(pen, options, &[&note, gap], keys(options, rows)) + 18.0;
        let right = size.width() - size.pick(100.0, 4.0);
        let plot = Plot { left: 42.0, right, top, bottom: top + size.pick(230.0, 190.0) };
        let (step, periods) = plot.columns(rows);
        Self { options, size, plot, axis: axis.over(plot.bottom, plot.top), step, periods }
    }

    fn draw(&self, pen: &mut Pen) {
        self.ground(pen);
        for run in self.runs() {
            self.band(pen, run);
        }
        self.target(pen);
        for run in self.runs() {
            pen.path(run.iter().filter_map(|period| self.point(period)), Ink::Series, 2.0);
        }
        for period in &self.periods {
            let (x, row) = *period;
            if let Some(point) = self.point(period) {
                mark(pen, point, radius(self.step), row.shown_verdict());
            } else if row.suppressed {
                hidden(pen, (x, self.plot.bottom - 8.0));
            }
        }
        self.figures(pen);
        self.names(pen);
        pen.height = self.plot.bottom + 30.0;
    }

    fn point(&self, (x, row): &(f64, &RateRow)) -> Option<Point> {
        Some((*x, self.axis.at(row.shown()?)))
    }

    /// The periods with a figure, split where one has none.
    fn runs(&self) -> impl Iterator<Item = &[(f64, &'a RateRow)]> {
        self.periods.split(|(_, row)| row.shown().is_none()).filter(|run| !run.is_empty())
    }

    /// The zone from the target up, the grid and its numbers.
    fn ground(&self, pen: &mut Pen) {
        let Plot { left, right, top, .. } = self.plot;
        if let Some(target) = self.options.target {
            pen.rect((left, top), (right, self.axis.at(target)), Ink::Zone, 1.0);
        }
        self.plot.grid(pen, &self.axis, format::whole_percent);
    }

    fn target(&self, pen: &mut Pen) {
        let Some((share, text)) = self.options.target.zip(target(self.options)) else {
            return;
        };
        let y = self.axis.at(share);
        self.plot.target_line(pen, y);
        let text = self.options.words().target(&text);
        let style = TextStyle::new(12.0, Ink::Text).semibold();
        let Plot { right, top, .. } = self.plot;
        match self.size {
            Size::Desk => pen.text((right + 8.0, y), &text, style),
            Size::Phone => pen.text((right, top - 11.0), &text, style.right()),
        }
    }

    /// The intervals of one unbroken run; one period alone gets a bar.
    fn band(&self, pen: &mut Pen, run: &[(f64, &RateRow)]) {
        let ends = |(x, row): &(f64, &RateRow)| {
            let Interval(low, high) = row.shown_interval()?;
            Some((*x, self.axis.at(low), self.axis.at(high)))
        };
        let ends: Vec<_> = run.iter().filter_map(ends).collect();
        if let [(x, low, high)] = ends.as_slice() {
            pen.rect((x - 5.0, *high), (x + 5.0, *low), Ink::Series, 0.2);
        } else if !ends.is_empty() {
            let upper = ends.iter().map(|(x, _, high)| (*x, *high));
            let lower = ends.iter().rev().map(|(x, low, _)| (*x, *low));
            pen.polygon(upper.chain(lower), Ink::Series, 0.2);
        }
    }

    /// The last, the lowest and the highest figure, where they do not overlap: the lowest below its
    /// mark, the others above.
    fn figures(&self, pen: &mut Pen) {
        let known = self.periods.iter().filter_map(|(x, row)| Some((*x, row.shown()?, *row)));
        let known: Vec<(f64, f64, &RateRow)> = known.collect();
        let lowest = known.iter().min_by(|one, other| one.1.total_cmp(&other.1));
        let highest = known.iter().max_by(|one, other| one.1.total_cmp(&other.1));
        let style = TextStyle::new(13.0, Ink::Text).semibold().centred();
        let mut taken: Vec<Point> = Vec::new();
        for period in [known.last(), lowest, highest].into_iter().flatten() {
            let (x, share, row) = *period;
            let text = row.figure(self.options);
            let half = style.width(&text) / 2.0 + 3.0;
            let x = x.clamp(self.plot.left + half, pen.width - half);
            let below = lowest.is_some_and(|lowest| std::ptr::eq(lowest, period));
            let y = self.axis.at(share) + if below { 17.0 } else { -16.0 };
            let free =
                |(other, level): &Point| (other - x).abs() > 2.0 * half || (level - y).abs() > 16.0;
            if taken.iter().all(free) {
                pen.rect((x - half, y - 8.0), (x + half, y + 8.0), Ink::Paper, 0.8);
                pen.text((x, y), &text, style);
                taken.push((x, y));
            }
        }
    }

    /// Names of periods below: all, or every n-th so that none touch, counted from the last.
    fn names(&self, pen: &mut Pen) {
        let style = TextStyle::new(12.0, Ink::Muted).centred();
        let half = |row: &RateRow| style.width(&row.label) / 2.0;
        let widest = self.periods.iter().map(|(_, row)| half(row)).fold(0.0, f64::max) * 2.0;
        let apart = |every: &usize| real(*every as u64) * self.step >= widest + 10.0;
        let most = self.periods.len().max(1);
        let every = (1..=most).find(apart).unwrap_or(most);
        for (x, row) in self.periods.iter().rev().step_by(every) {
            let half = half(row);
            let x = x.clamp(half, (pen.width - half).max(half));
            pen.text((x, self.plot.bottom + 16.0), &row.label, style);
        }
    }
}

/// The keys that these rows need.
fn keys<'a>(options: &ChartOptions<'a>, rows: &[RateRow]) -> Vec<(Key, &'a str)> {
    let words = options.words();
    let mut keys: Vec<_> = [Verdict::Reached, Verdict::Missed, Verdict::Open]
        .into_iter()
        .filter(|verdict| rows.iter().any(|row| row.shown_verdict() == Some(*verdict)))
        .map(|verdict| (Key::Mark(verdict), verdict_name(verdict, options.lang)))
        .collect();
    if rows.iter().any(|row| row.shown_interval().is_some()) {
        keys.push((Key::Band, words.interval));
    }
    if rows.iter().any(|row| row.suppressed) {
        keys.push((Key::Hidden, options.hidden));
    }
    keys
}

/// The latest figure, then what a chart of rates says.
fn sentence(options: &ChartOptions<'_>, rows: &[RateRow]) -> String {
    let rest = rate::sentence(options, rows);
    match rate::shown(rows).as_slice() {
        [_, .., (label, share)] => {
            let share = format::percent(*share, options.lang);
            format!("{} {rest}", options.words().latest(label, &share))
        }
        _ => rest,
    }
}
