//! What the documents name is there.

use std::fs;
use std::path::{Path, PathBuf};

use crate::support::sources::files;

/// Folders of the project that documents name with their path from the root.
const ROOTS: [&str; 9] =
    ["src/", "tests/", "surveys/", "seeds/", "migrations/", "assets/", "benches/", "docs/", "ops/"];

#[test]
fn documents_name_files_that_exist() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut named = 0;
    let mut missing = Vec::new();
    for document in documents(root) {
        for path in paths(&fs::read_to_string(&document).unwrap()) {
            named += 1;
            if !root.join(&path).exists() {
                missing.push(format!("{}: {path}", document.display()));
            }
        }
    }
    assert!(named > 60, "only {named} paths found");
    assert!(missing.is_empty(), "\n{}\n", missing.join("\n"));
}

#[test]
fn documents_with_a_path_that_is_gone_are_found() {
    let text = "see `src/base/clock.rs`, `src/no/such.rs:12`, `hailong serve` and <img src=\"docs/a.png\">";
    assert_eq!(paths(text), ["src/base/clock.rs", "src/no/such.rs", "docs/a.png"]);
}

/// The README and all documents below `docs/`.
fn documents(root: &Path) -> Vec<PathBuf> {
    let is_document = |path: &PathBuf| path.extension().is_some_and(|ending| ending == "md");
    files("docs").into_iter().filter(is_document).chain([root.join("README.md")]).collect()
}

/// The paths that stand in code spans of a text, without line numbers, and those of its pictures; `surveys/ID.toml`
/// and the like are no names of files.
fn paths(text: &str) -> Vec<String> {
    let spans = text.split('`').skip(1).step_by(2);
    let pictures = text.split("<img src=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let paths = spans.chain(pictures).filter(|span| {
        let is_placeholder = span.contains([' ', '*', '{']) || span.chars().any(char::is_uppercase);
        ROOTS.iter().any(|root| span.starts_with(root)) && !is_placeholder
    });
    paths.map(|path| path.split(':').next().unwrap_or_default().to_owned()).collect()
}
