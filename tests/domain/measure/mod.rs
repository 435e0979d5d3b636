//! Holds `src/domain/measure/`.

mod change;
mod reports;
