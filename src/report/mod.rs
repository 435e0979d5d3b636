//! What leaves the house as a file: settled responses for an analyst's own tools.

mod csv;
mod rows;
mod table;

pub use rows::{Failed, csv_rows};
pub use table::Table;
