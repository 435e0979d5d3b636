//! Hài Lòng: satisfaction surveys for Vietnamese public offices.
//!
//! The wings, innermost first: each imports only wings above it. `tests/architecture.rs` holds the
//! table.

pub mod app;
pub mod base;
pub mod cli;
pub mod config;
pub mod demo;
pub mod domain;
pub mod intake;
pub mod pages;
pub mod stats;
pub mod store;
pub mod web;
