//! What every page shares: shell, words, addresses, numbers as text, errors.

pub mod assets;
pub mod blank;
pub mod board;
pub mod caller;
pub mod casework;
pub mod evidence;
pub mod failure;
pub mod fields;
pub mod figures;
pub mod filters;
pub mod forgery;
pub mod headers;
pub mod health;
pub mod lang;
pub mod listing;
pub mod matters;
pub mod narrowing;
pub mod origin;
pub mod paths;
pub mod permission;
pub mod picture;
pub mod places;
pub mod posted;
pub mod problem;
pub mod qr;
pub mod remarks;
pub mod scope;
pub mod screen;
pub mod session;
pub mod shell;
pub mod told;
pub mod wide;
mod words;

pub use crate::format;
