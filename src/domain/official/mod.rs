//! Official figures (SIPAS, PAR Index, PAPI results) as published, and the file that brings them. Pure.

mod figure;
pub mod papi;
mod province;
pub mod table;

pub use figure::{Level, OfficialFigure, OfficialIndex, OtherFigure};

pub(crate) use figure::Key;
