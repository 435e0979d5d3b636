//! Figures published by others (kết quả chính thức), kept apart from our own.

mod import;
mod read;

pub use import::OfficialImport;
pub use read::OfficialWanted;
