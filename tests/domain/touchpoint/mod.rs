//! Holds `src/domain/touchpoint/`.

mod changes;
mod seeds;
