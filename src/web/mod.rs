//! What every page shares: shell, words, addresses, numbers as text, errors.

pub mod paths;

pub use crate::format;
