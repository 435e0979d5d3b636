//! Figures that others publish (kết quả chính thức), kept beside our own and never mixed with them.

mod import;
mod read;

pub use import::OfficialImport;
pub use read::OfficialWanted;
