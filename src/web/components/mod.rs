//! Parts that pages are made of.

pub mod blank;
pub mod filters;
pub mod listing;
pub mod picture;
pub mod wide;
