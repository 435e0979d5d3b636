//! Measures: changes, reports, and `hailong measure`.

mod change;
mod commands;
mod reports;
