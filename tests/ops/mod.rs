//! The recipes of `ops/` and of `docs/operations.md`, run as far as one machine can.

mod command_lines;
mod proxies;
mod running;

use std::fs;
use std::path::Path;

/// A file of the repository.
fn recipe(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The text with each of these replaced; each must be in it.
fn with(text: &str, replaced: &[(&str, &str)]) -> String {
    replaced.iter().fold(text.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "`{from}` in:\n{text}");
        text.replace(from, to)
    })
}
