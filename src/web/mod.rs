//! What every page shares: shell, words, addresses, numbers as text, errors.

pub mod format;
pub mod paths;
