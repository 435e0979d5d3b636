//! What several stories need.

pub mod databases;
pub mod sample;
pub mod server;
