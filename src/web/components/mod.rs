//! Parts that pages are made of.

pub mod blank;
pub mod downloads;
pub mod filters;
pub mod labelled;
pub mod listing;
pub mod part;
pub mod picture;
pub mod refusal;
pub mod sheet;
pub mod wide;
