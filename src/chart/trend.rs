//! A rate over periods, with its band of intervals, against the target.

use crate::format;
use crate::measure::{Interval, Verdict};

use super::axis::Axis;
use super::face::{Face, Row, Size};
use super::font::{Weight, width};
use super::header::Header;
use super::legend::Key;
use super::mark;
use super::palette::Ink;
use super::pen::{Pen, Place, Type};
use super::picture::Picture;
use super::table;
use super::words::Words;

/// A line over the rows, which are periods from the earliest to the latest.
///
/// A period without answers, or hidden, breaks the line: nothing is drawn that is not known.
pub fn trend(face: &Face<'_>, rows: &[Row]) -> Picture {
    Picture::new(face, table::rates(face, rows), sentence(face, rows), |pen, size| {
        Sheet::new(face, rows, size).draw(pen);
    })
}

const LABEL: f64 = 12.0;
const FIGURE: f64 = 13.0;

/// All that is to be drawn, laid out.
struct Sheet<'a> {
    face: &'a Face<'a>,
    rows: &'a [Row],
    size: Size,
    header: Header,
    /// Shares from the bottom to the top.
    axis: Axis,
    /// The middle of the first period, and from one to the next.
    first: f64,
    step: f64,
    left: f64,
    right: f64,
    height: f64,
}

impl<'a> Sheet<'a> {
    fn new(face: &'a Face<'a>, rows: &'a [Row], size: Size) -> Self {
        let (plot, right) = match size {
            Size::Desk => (230.0, size.width() - 100.0),
            Size::Phone => (190.0, size.width() - 4.0),
        };
        let left = 42.0;
        let unplaced = Axis::over(rows, face.target, (0.0, 1.0));
        let words = Words::of(face.lang);
        let mut note = Vec::new();
        if unplaced.start > 0.0 {
            note.push(words.axis_from(&format::whole_percent(unplaced.start)));
        }
        if rows.iter().any(|row| row.shown().is_none()) {
            note.push(words.gap.to_owned());
        }
        let header = Header::new(face, size, &note.join(" "), keys(face, rows));
        let top = header.height + 18.0;
        let step = (right - left) / rows.iter().map(|_| 1.0).sum::<f64>().max(1.0);
        Self {
            face,
            rows,
            size,
            axis: Axis { pixels: (top + plot, top), ..unplaced },
            header,
            first: left + step / 2.0,
            step,
            left,
            right,
            height: top + plot + 30.0,
        }
    }

    fn draw(&self, pen: &mut Pen) {
        self.header.draw(pen);
        pen.height = self.height;
        self.ground(pen);
        for run in runs(self.rows) {
            self.band(pen, &run);
        }
        self.target(pen);
        for run in runs(self.rows) {
            let places: Vec<Place> = run.iter().filter_map(|each| self.place(*each)).collect();
            pen.path(&places, Ink::Series, 2.0);
        }
        let radius = if self.step < 16.0 { 3.5 } else { 5.0 };
        for (at, row) in self.rows.iter().enumerate() {
            if let Some(place) = self.place(at) {
                mark::mark(pen, place, radius, table::verdict(row));
            } else if row.suppressed {
                mark::hidden(pen, (self.x(at), self.axis.at(self.axis.start) - 8.0));
            }
        }
        self.figures(pen);
        self.periods(pen);
    }

    fn x(&self, at: usize) -> f64 {
        // Periods are few: counted in steps, so that no cast is needed.
        self.rows.iter().take(at).fold(self.first, |x, _| x + self.step)
    }

    fn place(&self, at: usize) -> Option<Place> {
        let share = self.rows.get(at)?.shown()?;
        Some((self.x(at), self.axis.at(share)))
    }

    /// The zone from the target up, the grid and its numbers.
    fn ground(&self, pen: &mut Pen) {
        if let Some(target) = self.face.target {
            let corner = (self.right, self.axis.at(target));
            pen.rect((self.left, self.axis.at(1.0)), corner, Ink::Zone, 1.0);
        }
        self.axis.grid(pen, (self.left, self.right));
    }

    fn target(&self, pen: &mut Pen) {
        let Some(target) = self.face.target else {
            return;
        };
        let y = self.axis.at(target);
        pen.line((self.left, y), (self.right, y), Ink::Target, 1.5);
        let goal = table::goal(target, self.face.lang);
        let text = Words::of(self.face.lang).target(&goal);
        let set = Type::new(LABEL, Ink::Text).semibold();
        match self.size {
            Size::Desk => pen.text((self.right + 8.0, y), &text, set),
            Size::Phone => {
                let y = self.axis.at(1.0) - 11.0;
                pen.text((self.right, y), &text, set.right());
            }
        }
    }

    /// The intervals of one unbroken run; one period alone gets a whisker.
    fn band(&self, pen: &mut Pen, run: &[usize]) {
        let ends = |at: usize| {
            let Interval(low, high) = self.rows.get(at)?.range()?;
            Some((self.x(at), self.axis.at(low), self.axis.at(high)))
        };
        let ends: Vec<_> = run.iter().filter_map(|at| ends(*at)).collect();
        if let [(x, low, high)] = ends.as_slice() {
            pen.rect((x - 5.0, *high), (x + 5.0, *low), Ink::Series, 0.2);
        }
        let upper = ends.iter().map(|(x, _, high)| (*x, *high));
        let lower = ends.iter().rev().map(|(x, low, _)| (*x, *low));
        let corners: Vec<Place> = upper.chain(lower).collect();
        if corners.len() > 2 {
            pen.shape(&corners, Ink::Series, 0.2);
        }
    }

    /// The last, the lowest and the highest figure, where they do not run into each other.
    fn figures(&self, pen: &mut Pen) {
        let mut taken: Vec<(f64, f64)> = Vec::new();
        for (at, above) in told(self.rows) {
            let (Some((x, y)), Some(row)) = (self.place(at), self.rows.get(at)) else {
                continue;
            };
            let text = table::figure(self.face, row);
            let half = width(&text, FIGURE, Weight::Semibold) / 2.0 + 3.0;
            let x = x.clamp(self.left + half, self.size.width() - half);
            let y = if above { y - 16.0 } else { y + 17.0 };
            let free = |(other, level): &(f64, f64)| {
                (other - x).abs() > 2.0 * half || (level - y).abs() > 16.0
            };
            if taken.iter().all(free) {
                let (from, to) = ((x - half, y - 8.0), (x + half, y + 8.0));
                pen.rect(from, to, Ink::Paper, 0.8);
                let set = Type::new(FIGURE, Ink::Text).semibold().centred();
                pen.text((x, y), &text, set);
                taken.push((x, y));
            }
        }
    }

    /// Names of periods below: all, or every so many that none touch, and always the last.
    fn periods(&self, pen: &mut Pen) {
        let widest = self
            .rows
            .iter()
            .map(|row| width(&row.label, LABEL, Weight::Regular))
            .fold(0.0, f64::max);
        let every = (1..=self.rows.len())
            .scan(0.0, |wide, every| {
                *wide += self.step;
                Some((every, *wide))
            })
            .find(|(_, wide)| *wide >= widest + 10.0)
            .map_or(self.rows.len(), |(every, _)| every);
        let y = self.axis.at(self.axis.start) + 16.0;
        for (at, row) in self.rows.iter().enumerate() {
            if (self.rows.len() - 1 - at).is_multiple_of(every.max(1)) {
                let half = width(&row.label, LABEL, Weight::Regular) / 2.0;
                let x = self.x(at).clamp(half, (self.size.width() - half).max(half));
                pen.text((x, y), &row.label, Type::new(LABEL, Ink::Muted).centred());
            }
        }
    }
}

/// The keys that this trend needs.
fn keys(face: &Face<'_>, rows: &[Row]) -> Vec<(Key, String)> {
    let words = Words::of(face.lang);
    let mut keys: Vec<_> = [Verdict::Reached, Verdict::Missed, Verdict::Open]
        .into_iter()
        .filter(|verdict| rows.iter().any(|row| table::verdict(row) == Some(*verdict)))
        .map(|verdict| (Key::Mark(verdict), words.verdict(verdict).to_owned()))
        .collect();
    if rows.iter().any(|row| row.range().is_some()) {
        keys.push((Key::Band, words.interval.to_owned()));
    }
    if rows.iter().any(|row| row.suppressed) {
        keys.push((Key::Hidden, face.hidden.to_owned()));
    }
    keys
}

/// Positions of the periods with a figure, split where one has none.
fn runs(rows: &[Row]) -> Vec<Vec<usize>> {
    let mut runs = vec![Vec::new()];
    for (at, row) in rows.iter().enumerate() {
        if row.shown().is_none() {
            runs.push(Vec::new());
        } else if let Some(run) = runs.last_mut() {
            run.push(at);
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// The positions whose figures are told, the most telling first, and whether above the line.
fn told(rows: &[Row]) -> Vec<(usize, bool)> {
    let known = || rows.iter().enumerate().filter_map(|(at, row)| Some((at, row.shown()?)));
    let last = known().next_back();
    let lowest = known().min_by(|one, other| one.1.total_cmp(&other.1));
    let highest = known().max_by(|one, other| one.1.total_cmp(&other.1));
    let mut told: Vec<(usize, bool)> = Vec::new();
    let is_low = |at: usize| lowest.is_some_and(|(low, _)| low == at);
    for (at, _) in [last, lowest, highest].into_iter().flatten() {
        if told.iter().all(|(other, _)| *other != at) {
            told.push((at, !is_low(at)));
        }
    }
    told
}

/// The latest figure, then what a chart of rates says.
fn sentence(face: &Face<'_>, rows: &[Row]) -> String {
    let rest = table::sentence(face, rows);
    let shown = table::shown(rows);
    let Some((label, share)) = shown.last().filter(|_| shown.len() > 1) else {
        return rest;
    };
    let share = format::percent(*share, face.lang);
    let latest = Words::of(face.lang).latest(label, &share);
    format!("{latest} {rest}")
}
