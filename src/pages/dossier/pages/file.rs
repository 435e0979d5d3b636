//! The form that brings in a file.

use maud::{Markup, html};

use super::parts::Seen;
use crate::base::Text;
use crate::domain::dossier::table::COLUMNS;
use crate::store::DossierImport;
use crate::web::csrf::csrf_field;
use crate::web::paths;

/// Faults shown at most; the rest are counted.
const SHOWN: usize = 200;

/// What became of a file.
#[derive(Clone, Debug)]
pub(crate) enum Outcome {
    /// One sentence a fault.
    Faults(Vec<String>),
    /// What the store says, and what was taken for what.
    Import(DossierImport, Vec<Text>),
}

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Import<'a> {
    pub(crate) seen: &'a Seen,
    pub(crate) outcome: Option<&'a Outcome>,
}

/// The page.
pub(crate) fn import(shown: Import<'_>) -> Markup {
    let seen = shown.seen;
    let (words, path) = (seen.words(), paths::import_dossiers());
    let failed = matches!(
        shown.outcome,
        Some(Outcome::Faults(_) | Outcome::Import(DossierImport::Conflicts(_), _))
    );
    let marked = format!("{}{}", words.error, words.import_title);
    let title = if failed { &marked } else { words.import_title };
    let main = html! {
        p.links { a href=(paths::in_lang(&paths::dossiers(), seen.lang)) { (words.back) } }
        (import_result(shown))
        h1 { (words.import_title) }
        p { (words.import_lead) }
        p { code.lines { (COLUMNS.join(",")) } }
        p.hint { (words.import_note) }
        p.hint { (words.no_names) }
        p.files { a href=(paths::in_lang(&paths::import_of("dossiers"), seen.lang)) { (words.preview_first) } }
        form.stacked method="post" enctype="multipart/form-data" action=(paths::in_lang(&path, seen.lang)) {
            (csrf_field())
            label for="file" { (words.file) }
            input #file name="file" type="file" accept=".csv,.xlsx" required;
            button type="submit" { (words.send) }
        }
    };
    seen.page(title, &path, &main)
}

fn import_result(shown: Import<'_>) -> Markup {
    let words = shown.seen.words();
    html! {
        @match shown.outcome {
            None => {},
            Some(Outcome::Faults(faults)) => (summary(words.import_faults, faults, shown.seen)),
            Some(Outcome::Import(DossierImport::Conflicts(codes), _)) => {
                (summary(&format!("{} {} {}", words.import_faults, codes.len(), words.conflict), codes, shown.seen))
            },
            Some(Outcome::Import(DossierImport::Taken { added, changed, unchanged }, notes)) => {
                div.note role="status" {
                    @if *added == 0 && *changed == 0 { p { (words.taken_same) } }
                    p { @for (place, (n, name)) in [added, changed, unchanged].iter().zip(words.taken).enumerate() {
                        @if place > 0 { ", " } strong { (n) } " " (name)
                    } "." }
                    @if !notes.is_empty() {
                        ul { @for note in notes { li { (note.in_lang(shown.seen.lang)) } } }
                    }
                }
            },
        }
    }
}

fn summary(head: &str, faults: &[String], seen: &Seen) -> Markup {
    let more = faults.len().saturating_sub(SHOWN);
    html! {
        div.sum role="alert" {
            h2 { (head) }
            ul {
                @for fault in faults.iter().take(SHOWN) { li { (fault) } }
                @if more > 0 {
                    li { (seen.words().more_faults(more)) }
                }
            }
        }
    }
}
