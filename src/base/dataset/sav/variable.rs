//! A column as a variable of SPSS.

use crate::base::Lang;
use crate::base::dataset::{Choice, Column, Kind};

/// The widest text of SPSS, in bytes.
const WIDEST: usize = 32_767;

/// The widest string that is one variable; wider ones are stored as several.
pub(super) const ONE: usize = 255;

/// Bytes of the text that each of several variables holds, but the last.
const OF_SEVERAL: usize = 252;

/// What stands for "no opinion" and "not asked" among choices that are numbers; no choice has two digits.
const MISSING: [f64; 2] = [98.0, 99.0];

/// A variable.
pub(super) struct Variable {
    /// Its place among the variables.
    place: usize,
    /// Its name.
    pub(super) name: String,
    /// Its label.
    pub(super) label: String,
    /// What it holds.
    pub(super) holds: Holds,
    /// Values with their labels.
    pub(super) labels: Vec<(Value, String)>,
    /// Values that are no answers.
    pub(super) missing: Vec<Value>,
    /// How it may be computed with.
    pub(super) measure: Measure,
    /// The value of each choice.
    pub(super) choices: Vec<Value>,
}

/// What a variable holds.
#[derive(Clone, Copy)]
pub(super) enum Holds {
    /// A number, shown so.
    Number(NumberFormat),
    /// Text of this many bytes.
    Text(usize),
}

/// How a number is shown: type, width, decimals.
#[derive(Clone, Copy)]
pub(super) struct NumberFormat(pub(super) i32, pub(super) i32, pub(super) i32);

/// A value of a choice.
#[derive(Clone)]
pub(super) enum Value {
    Number(f64),
    Text(String),
}

/// The level of measurement.
#[derive(Clone, Copy)]
pub(super) enum Measure {
    Nominal = 1,
    Ordinal = 2,
    Scale = 3,
}

impl Variable {
    /// The column at a place.
    pub(super) fn of(column: &Column, place: usize, lang: Lang) -> Self {
        let is_numbered = column.is_numbered();
        let (holds, measure) = match &column.kind {
            Kind::Text(most) => (Holds::Text((*most).clamp(1, WIDEST)), Measure::Nominal),
            // F, F, SDATE.
            Kind::Whole => (Holds::Number(NumberFormat(5, 8, 0)), Measure::Scale),
            Kind::Decimal => (Holds::Number(NumberFormat(5, 12, 4)), Measure::Scale),
            Kind::Day => (Holds::Number(NumberFormat(39, 10, 0)), Measure::Scale),
            Kind::Choice(_) if is_numbered => {
                (Holds::Number(NumberFormat(5, 2, 0)), Measure::Ordinal)
            }
            Kind::Choice(choices) => (Holds::Text(widest(choices)), Measure::Nominal),
            Kind::Choices(choices) => {
                let all: usize = choices.iter().map(|choice| choice.code.len() + 1).sum();
                (Holds::Text(all.clamp(1, WIDEST)), Measure::Nominal)
            }
        };
        let choices = match &column.kind {
            Kind::Choice(choices) => values(choices, is_numbered),
            _ => Vec::new(),
        };
        let of_choices = || choices.iter().zip(column.choices());
        let labels = of_choices().filter(|(value, _)| value.is_short());
        let labels =
            labels.map(|(value, choice)| (value.clone(), choice.label.in_lang(lang).to_owned()));
        let missing = of_choices().filter(|(value, choice)| choice.is_missing && value.is_short());
        Self {
            place,
            name: column.code.clone(),
            label: column.label.in_lang(lang).to_owned(),
            holds,
            labels: labels.collect(),
            missing: missing.map(|(value, _)| value.clone()).take(3).collect(),
            measure,
            choices,
        }
    }

    /// The widths of the variables it is stored as; 0 is a number.
    pub(super) fn stored(&self) -> Vec<usize> {
        match self.holds {
            Holds::Number(_) => vec![0],
            Holds::Text(width) if width <= ONE => vec![width],
            Holds::Text(width) => {
                let several = width.div_ceil(OF_SEVERAL);
                let last = width - (several - 1) * OF_SEVERAL;
                (1..several).map(|_| ONE).chain([last]).collect()
            }
        }
    }

    /// The name of the part that a variable is stored as, for one eight bytes of ASCII: `V00001`, and `W` with the
    /// number of the part.
    pub(super) fn short_name(&self, part: usize) -> String {
        if part == 0 {
            format!("V{:05}", self.place + 1)
        } else {
            format!("W{:04}{part:03}", self.place + 1)
        }
    }
}

impl Value {
    /// Whether it fits the eight bytes that labels and missing values are kept for.
    fn is_short(&self) -> bool {
        match self {
            Self::Number(_) => true,
            Self::Text(text) => text.len() <= 8,
        }
    }

    /// The eight bytes.
    pub(super) fn bytes(&self) -> [u8; 8] {
        match self {
            Self::Number(number) => number.to_le_bytes(),
            Self::Text(text) => {
                let mut bytes = [b' '; 8];
                for (to, from) in bytes.iter_mut().zip(text.bytes()) {
                    *to = from;
                }
                bytes
            }
        }
    }
}

fn widest(choices: &[Choice]) -> usize {
    choices.iter().map(|choice| choice.code.len()).max().unwrap_or(1).clamp(1, WIDEST)
}

fn values(choices: &[Choice], is_numbered: bool) -> Vec<Value> {
    if !is_numbered {
        return choices.iter().map(|choice| Value::Text(choice.code.clone())).collect();
    }
    let mut missing = MISSING.into_iter();
    let number = |choice: &Choice| match choice.digit() {
        Some(digit) if !choice.is_missing => f64::from(digit),
        _ => missing.next().unwrap_or(MISSING[1]),
    };
    choices.iter().map(number).map(Value::Number).collect()
}
