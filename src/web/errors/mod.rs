//! What a page or the API answers when it cannot do what was asked.

pub mod failure;
pub mod problem;
pub mod unavailable;
