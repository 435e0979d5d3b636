//! Holds `src/domain/petition/`.

mod deadlines;
mod limits;
mod moves;
mod rates;
mod seal;
