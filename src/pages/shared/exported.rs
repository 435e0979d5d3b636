//! Columns of exports under the heads that the import of the same register knows. Pure.

use crate::base::Text;
use crate::base::dataset::{Choice, Column, Kind};
use crate::base::table::Columns;

/// A column, by its code.
pub fn column(of: &Columns, code: &'static str, kind: Kind) -> Column {
    Column::new(code, of.head(code), kind)
}

/// A column whose cells are one of few, in the order of the import's choices.
pub fn choice(of: &Columns, code: &'static str) -> Column {
    let choices = of.choices_of(code).iter();
    let choices = choices.map(|(code, vi, en)| Choice::new(*code, Text::new(*vi, *en)));
    column(of, code, Kind::Choice(choices.collect()))
}
