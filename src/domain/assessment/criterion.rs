//! A row of the sheet: an area, a heading or a criterion.

use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::base::{Text, enum_codes};

/// What is declared with a score (số liệu kê khai).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Declares {
    /// Nothing.
    Nothing,
    /// A number.
    Number,
    /// "x of y".
    Share,
}

enum_codes!(pub Declares);

/// A row of the sheet of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Criterion {
    /// The year of the sheet.
    pub year: i32,
    /// As printed, `1.4.2`; its first part is the area.
    pub number: String,
    /// What it is called.
    pub title: Text,
    /// The most points in hundredths; `None` of an area or a heading, which are sums.
    pub most: Option<u64>,
    /// What is declared with it.
    pub declares: Declares,
    /// How points are given.
    pub rule: Text,
    /// Number of the plan's task that it is about; its evidence counts here. Empty without one.
    pub task: String,
    /// Where the criterion and its points were read.
    pub source: String,
}

impl Criterion {
    /// Whether it is scored.
    pub fn is_scored(&self) -> bool {
        self.most.is_some()
    }

    /// The number of its area.
    pub fn area(&self) -> &str {
        self.number.split('.').next().unwrap_or_default()
    }
}
