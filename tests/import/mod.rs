//! Bringing in files: templates, previews, columns named by hand.

mod commands;
mod pages;
mod templates;
