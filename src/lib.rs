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

/// glibc's own serves threads slowly that free what another has allocated, and keeps memory that was read through.
/// Here and not in `main.rs`, so that benches measure it; SQLite's memory comes from it too.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
