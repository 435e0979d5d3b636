//! One table, many writers: what a table is, apart from its rows, and the files it becomes.
//!
//! A [`Dataset`] describes the columns; rows come in runs ([`Rows`]). Text formats ([`Lines`]) are written run by
//! run; formats that have a place for everything ([`Binary`]) go to a file whose beginning is written last.

mod binary;
mod codebook;
mod csv;
mod ddi;
mod failed;
mod json;
mod lines;
mod parquet;
mod sav;
mod stream;
mod summary;
mod xlsx;

use std::borrow::Cow;

use chrono::NaiveDate;

use super::{Lang, Text};

pub use binary::{Binary, BinaryForm};
pub use codebook::codebook;
pub use ddi::{Study, ddi};
pub use failed::Failed;
pub use lines::{Lines, LinesForm};
pub use stream::{Whole, in_lines};
pub use summary::{Chart, Part, Summary};

/// What a table is.
#[derive(Clone, Debug)]
pub struct Dataset {
    /// What the table is of.
    pub title: Text,
    /// Its columns, in order.
    pub columns: Vec<Column>,
    /// The language of labels and of spreadsheets' sheets.
    pub lang: Lang,
    /// What a spreadsheet and CSV show in row 1 and of choices.
    pub shown: Shown,
}

/// What people read of columns and choices in a spreadsheet and in CSV.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The codes, for analysts; the codebook has the labels.
    Codes,
    /// The labels, for readers of a register.
    Labels,
}

/// A column (variable) of a table.
#[derive(Clone, Debug)]
pub struct Column {
    /// Stable name: a letter, then letters, digits and `_`.
    pub code: String,
    /// What it is called.
    pub label: Text,
    /// The question as it was asked, if it was one.
    pub question: Option<Text>,
    /// What its cells are.
    pub kind: Kind,
    /// Whether it repeats the labels of another one, for files that show codes.
    pub repeats: bool,
}

/// What the cells of a column are.
#[derive(Clone, Debug)]
pub enum Kind {
    /// Text of at most so many bytes of UTF-8.
    Text(usize),
    /// Whole numbers.
    Whole,
    /// Numbers.
    Decimal,
    /// Days.
    Day,
    /// One of these.
    Choice(Vec<Choice>),
    /// Any number of these: their codes with a space between, or the code of one that is missing.
    Choices(Vec<Choice>),
}

/// One value of a [`Kind::Choice`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What files hold.
    pub code: String,
    /// What it means.
    pub label: Text,
    /// Whether it says that there is no answer.
    pub is_missing: bool,
}

impl Dataset {
    /// The columns that a spreadsheet and CSV show, with their places.
    fn shown_columns(&self) -> impl Iterator<Item = (usize, &Column)> {
        let all = self.columns.iter().enumerate();
        all.filter(|(_, column)| self.shown == Shown::Codes || !column.repeats)
    }

    /// What stands above a column.
    fn head<'a>(&self, column: &'a Column) -> &'a str {
        match self.shown {
            Shown::Codes => &column.code,
            Shown::Labels => column.label.in_lang(self.lang),
        }
    }

    /// What is shown of a choice.
    fn value<'a>(&self, choice: &'a Choice) -> &'a str {
        match self.shown {
            Shown::Codes => &choice.code,
            Shown::Labels => choice.label.in_lang(self.lang),
        }
    }
}

impl Choice {
    /// A value that is an answer.
    pub fn new(code: impl Into<String>, label: Text) -> Self {
        Self { code: code.into(), label, is_missing: false }
    }

    /// The values of a list of codes with their words in Vietnamese and English.
    pub fn all_of(codes: &[(&str, &str, &str)]) -> Vec<Self> {
        codes.iter().map(|(code, vi, en)| Self::new(*code, Text::new(*vi, *en))).collect()
    }

    /// The number of a code of one digit.
    fn digit(&self) -> Option<u8> {
        match self.code.as_bytes() {
            [digit @ b'0'..=b'9'] => Some(digit - b'0'),
            _ => None,
        }
    }
}

impl Column {
    /// A column that is no question.
    pub fn new(code: impl Into<String>, label: Text, kind: Kind) -> Self {
        Self { code: code.into(), label, question: None, kind, repeats: false }
    }

    /// A column called this in Vietnamese and in English.
    pub fn called(code: &str, (vi, en): (&str, &str), kind: Kind) -> Self {
        Self::new(code, Text::new(vi, en), kind)
    }

    /// The same, which repeats the labels of another column.
    #[must_use]
    pub fn repeating(mut self) -> Self {
        self.repeats = true;
        self
    }

    /// The values of a choice; none of other kinds.
    fn choices(&self) -> &[Choice] {
        match &self.kind {
            Kind::Choice(choices) | Kind::Choices(choices) => choices,
            _ => &[],
        }
    }

    /// Whether all answers of a choice are digits, so that files may hold them as numbers.
    fn is_numbered(&self) -> bool {
        let mut answers = self.choices().iter().filter(|choice| !choice.is_missing).peekable();
        matches!(self.kind, Kind::Choice(_))
            && answers.peek().is_some()
            && answers.all(|choice| choice.digit().is_some())
    }
}

/// One cell of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// Text, or the codes of [`Kind::Choices`].
    Text(Cow<'a, str>),
    /// A whole number.
    Whole(i64),
    /// A number.
    Decimal(f64),
    /// A day.
    Day(NaiveDate),
    /// The value at this place of the column's choices.
    Choice(u16),
}

impl<'a> Cell<'a> {
    /// Text; nothing for the empty one.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// The value of a choice whose values are `all`, in their order.
    pub fn choice<T: PartialEq>(all: &[T], value: &T) -> Self {
        let place = all.iter().position(|each| each == value);
        place.and_then(|place| u16::try_from(place).ok()).map_or(Self::Empty, Self::Choice)
    }

    /// The value of this code of a choice whose values are `all`, in their order.
    pub fn code(all: &[(&str, &str, &str)], code: &str) -> Self {
        let place = all.iter().position(|(each, ..)| *each == code);
        place.and_then(|place| u16::try_from(place).ok()).map_or(Self::Empty, Self::Choice)
    }

    /// A day that may lack.
    pub fn day(day: Option<NaiveDate>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }

    /// A number that may lack.
    pub fn decimal(number: Option<f64>) -> Self {
        number.filter(|number| number.is_finite()).map_or(Self::Empty, Self::Decimal)
    }

    /// A number of two decimals that may lack, from its hundredths.
    #[expect(clippy::cast_precision_loss, reason = "exact to 90,000,000,000,000.00")]
    pub fn hundredths(number: Option<i64>) -> Self {
        number.map_or(Self::Empty, |number| Self::Decimal(number as f64 / 100.0))
    }

    /// A count that may lack.
    pub fn count(count: Option<u64>) -> Self {
        count.and_then(|count| i64::try_from(count).ok()).map_or(Self::Empty, Self::Whole)
    }
}

/// What takes the rows of a run, one after the other.
pub type EachRow<'w> = dyn FnMut(&[Cell<'_>]) -> Result<(), Failed> + 'w;

/// A run of rows, each with a cell a column.
pub trait Rows: Send + 'static {
    /// Hands on every row; the first failure ends it.
    fn each(&self, row: &mut EachRow<'_>) -> Result<(), Failed>;
}

impl Rows for Vec<Vec<Cell<'static>>> {
    fn each(&self, row: &mut EachRow<'_>) -> Result<(), Failed> {
        self.iter().try_for_each(|cells| row(cells))
    }
}
