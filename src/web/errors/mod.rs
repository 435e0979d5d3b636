//! What a page or the API answers when it cannot do what was asked.

mod copied;
pub mod failure;
pub mod problem;
pub mod unavailable;
