//! Holds `src/domain/official/`.

mod figure;
mod table;
