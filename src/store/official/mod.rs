//! Figures that others publish (kết quả chính thức), kept beside our own and never mixed with them.

mod figure;
mod import;
mod read;

pub use figure::{Level, OfficialFigure, OfficialIndex};
pub use import::OfficialImport;
pub use read::OfficialWanted;
