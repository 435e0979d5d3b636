//! What several stories need.
#![expect(unreachable_pub, reason = "`pub` says what is meant for the stories")]

pub mod commands;
pub mod databases;
pub mod estimate;
pub mod faults;
pub mod forms;
pub mod house;
pub mod mail;
pub mod platform;
pub mod print;
pub mod python;
pub mod sample;
pub mod server;
pub mod small_disk;
pub mod sources;
pub mod tokens;
pub mod visitors;
pub mod workbook;
