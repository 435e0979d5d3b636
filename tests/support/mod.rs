//! What several stories need.

pub mod server;
