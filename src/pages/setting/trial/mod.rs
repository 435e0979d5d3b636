//! The trial: its answers, shown at once, and the start in earnest.

pub(super) mod handlers;
mod pages;
mod words;
