//! What every page shares: shell, words, addresses, numbers as text, errors.

pub mod paths;
pub mod session;
pub mod shell;

pub use crate::format;
