//! A sentence whose figures stay figures: what is printed can be traced to what was counted.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::base::{Lang, format};

/// A printed figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Number {
    /// In full precision, in the unit that is printed: percent, points or a count.
    pub value: f64,
    /// As it is printed, read as a number.
    pub printed: f64,
    /// As it is printed, with its sign of unit.
    pub shown: String,
}

/// A part of a sentence or of a table's cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Piece {
    /// Words, with codes and numbers of documents.
    Text(String),
    /// A figure.
    Number(Number),
    /// A day.
    Day(NaiveDate),
}

impl Piece {
    /// As it is printed.
    pub fn shown(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.shown.clone(),
            Self::Day(day) => format::day(*day, Lang::Vi),
        }
    }
}

/// A sentence, a paragraph or a cell.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Line(pub Vec<Piece>);

impl Line {
    /// One that begins with these words.
    pub fn of(text: impl Into<String>) -> Self {
        Self::default().text(text)
    }

    /// Adds words.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        let text = text.into();
        match self.0.last_mut() {
            Some(Piece::Text(last)) => last.push_str(&text),
            _ => self.0.push(Piece::Text(text)),
        }
        self
    }

    /// Adds a whole number.
    #[must_use]
    pub fn count(self, n: u64) -> Self {
        self.number(float(n), format::count(n, Lang::Vi))
    }

    /// Adds a share (0…1) in percent with two decimals.
    #[must_use]
    pub fn percent(self, share: f64) -> Self {
        self.number(share * 100.0, format::percent(share, Lang::Vi))
    }

    /// Adds a share (0…1) in percent, without decimals it does not need.
    #[must_use]
    pub fn target(self, share: f64) -> Self {
        self.number(share * 100.0, format::share_in_short(share, Lang::Vi))
    }

    /// Adds points with two decimals.
    #[must_use]
    pub fn points(self, points: f64) -> Self {
        self.number(points, format::two_decimals(points, Lang::Vi))
    }

    /// Adds points without decimals they do not need.
    #[must_use]
    pub fn whole_points(self, points: f64) -> Self {
        let shown = format::two_decimals(points, Lang::Vi);
        let shown = shown.strip_suffix(",00").unwrap_or(&shown).to_owned();
        self.number(points, shown)
    }

    /// Adds a difference that is exact in hundredths, without its sign.
    #[must_use]
    pub fn hundredths(self, hundredths: i64) -> Self {
        let hundredths = hundredths.abs();
        let value = float(hundredths.unsigned_abs()) / 100.0;
        self.number(value, format::of_hundredths(hundredths, Lang::Vi))
    }

    /// Adds a day.
    #[must_use]
    pub fn day(mut self, day: NaiveDate) -> Self {
        self.0.push(Piece::Day(day));
        self
    }

    /// Adds another line.
    #[must_use]
    pub fn then(mut self, other: Self) -> Self {
        for piece in other.0 {
            match piece {
                Piece::Text(text) => self = self.text(text),
                piece => self.0.push(piece),
            }
        }
        self
    }

    /// Adds a figure that is printed as `shown`.
    #[must_use]
    fn number(mut self, value: f64, shown: String) -> Self {
        let printed = read(&shown).unwrap_or(value);
        self.0.push(Piece::Number(Number { value, printed, shown }));
        self
    }

    /// As it is printed.
    pub fn shown(&self) -> String {
        self.0.iter().map(Piece::shown).collect()
    }

    /// Its figures as they are printed, in their order.
    pub fn figures(&self) -> Vec<String> {
        let told = self.0.iter().filter(|piece| !matches!(piece, Piece::Text(_)));
        told.map(Piece::shown).collect()
    }
}

/// A figure as it is printed in Vietnamese, read back: `1.234,50%` is 1234.5.
fn read(shown: &str) -> Option<f64> {
    let digits: String = shown
        .chars()
        .filter_map(|letter| match letter {
            '0'..='9' | '-' => Some(letter),
            ',' => Some('.'),
            _ => None,
        })
        .collect();
    digits.parse().ok()
}

/// A count as a double.
#[expect(clippy::cast_precision_loss, reason = "counts stay far below 2⁵³")]
pub(super) fn float(n: u64) -> f64 {
    n as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_keeps_what_it_is_beside_what_is_printed() {
        let line = Line::of("đạt ").percent(0.899_949).text(" trên ").count(1_234_567);
        assert_eq!(line.shown(), "đạt 89,99% trên 1.234.567");
        assert_eq!(line.figures(), ["89,99%", "1.234.567"]);
        let Piece::Number(number) = &line.0[1] else { panic!("a number") };
        assert!((number.value - 89.9949).abs() < 1e-9);
        assert!((number.printed - 89.99).abs() < 1e-12);
        let json = serde_json::to_string(&line).unwrap();
        assert_eq!(serde_json::from_str::<Line>(&json).unwrap().shown(), line.shown());
    }

    #[test]
    fn differences_are_exact_in_hundredths() {
        assert_eq!(Line::default().hundredths(-1).shown(), "0,01");
        assert_eq!(Line::default().hundredths(231).shown(), "2,31");
    }
}
