//! What a spreadsheet says of its table beside the rows.

use super::Cell;

/// The figures on a sheet of their own.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// Lines of a label and a value.
    pub facts: Vec<(String, Cell<'static>)>,
    /// Tables below them.
    pub parts: Vec<Part>,
}

/// A table of the summary.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its heading.
    pub title: String,
    /// The heads of its columns.
    pub heads: Vec<String>,
    /// Its rows; choices are not among the cells.
    pub rows: Vec<Vec<Cell<'static>>>,
    /// A chart beside it.
    pub chart: Option<Chart>,
}

/// A bar chart of a column of a [`Part`], one bar a row.
#[derive(Clone, Copy, Debug)]
pub struct Chart {
    /// The column of names.
    pub names: u16,
    /// The column of values.
    pub values: u16,
    /// The ends of the axis of values.
    pub ends: Option<(f64, f64)>,
}
