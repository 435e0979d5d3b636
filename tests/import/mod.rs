//! Bringing in files: templates, previews, columns named by hand.

mod commands;
mod office;
mod pages;
mod round_trip;
mod templates;
