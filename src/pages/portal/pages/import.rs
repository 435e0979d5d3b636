//! The form that brings the portal's figures in, and what a file would change.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::base::calendar::CivilPeriod;
use crate::base::{Lang, Text};
use crate::domain::portal::table::COLUMNS;
use crate::domain::portal::{PortalChanges, PortalFigure};
use crate::pages::portal::words::{ImportWords, period_name};
use crate::web::components::listing;
use crate::web::components::listing::Listing;
use crate::web::csrf::csrf_field;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// Faults and corrections shown at most; the rest are counted.
const SHOWN: usize = 200;

/// A file that was read and not kept.
#[derive(Clone, Debug)]
pub(crate) struct Preview {
    /// Name of the file.
    pub(crate) name: String,
    pub(crate) figures: Vec<PortalFigure>,
    pub(crate) changes: PortalChanges,
    pub(crate) notes: Vec<Text>,
    /// The figures as rows, which the second step sends.
    pub(crate) rows: String,
}

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Import<'a> {
    pub(crate) lang: Lang,
    pub(crate) today: NaiveDate,
    /// The period chosen.
    pub(crate) period: Option<CivilPeriod>,
    pub(crate) faults: &'a [String],
    pub(crate) preview: Option<&'a Preview>,
}

/// The page.
pub(crate) fn import(shown: &Import<'_>) -> Markup {
    let words = ImportWords::of(shown.lang);
    let marked = format!("{}{}", words.error, words.title);
    let path = paths::portal_import();
    let main = html! {
        p.links { a href=(paths::in_lang(&paths::portal_board(), shown.lang)) { (words.back) } }
        (faults(shown))
        h1 { (words.title) }
        @if let Some(preview) = shown.preview { (preview_of(shown, preview)) }
        p { (words.lead) }
        p { (words.columns) " " code.lines { (COLUMNS.join(",")) } }
        form.stacked method="post" enctype="multipart/form-data" action=(paths::in_lang(&path, shown.lang)) {
            (csrf_field())
            label for="period" { (words.period) }
            select #period name="period" {
                option value="" { "–" }
                @for period in periods(shown.today) {
                    option value=(period) selected[Some(period) == shown.period] { (period_name(period, shown.lang)) }
                }
            }
            label for="file" { (words.file) }
            input #file name="file" type="file" accept=".csv,.xlsx,.json" required;
            button type="submit" { (words.preview) }
        }
    };
    let frame = Frame {
        title: if shown.faults.is_empty() { words.title } else { &marked },
        lang: shown.lang,
        path: &path,
        audience: Audience::Office,
    };
    page(&frame, &main)
}

/// The periods that have begun of this year and of the two before it.
fn periods(today: NaiveDate) -> impl Iterator<Item = CivilPeriod> {
    let [year, ..] = CivilPeriod::around(today);
    let years = (0..3).map(move |back| year.year() - back);
    let all = years.flat_map(CivilPeriod::all_of);
    all.filter(move |it| it.days().is_some_and(|days| days.first <= today))
}

fn faults(shown: &Import<'_>) -> Markup {
    let words = ImportWords::of(shown.lang);
    let more = shown.faults.len().saturating_sub(SHOWN);
    html! {
        @if !shown.faults.is_empty() {
            div.sum role="alert" {
                h2 { (words.refused) }
                ul {
                    @for fault in shown.faults.iter().take(SHOWN) { li { (fault) } }
                    @if more > 0 { li { (words.more(more)) } }
                }
            }
        }
    }
}

/// What the file would change, and the button that keeps it.
fn preview_of(shown: &Import<'_>, preview: &Preview) -> Markup {
    let words = ImportWords::of(shown.lang);
    let agencies: BTreeSet<&str> = preview.figures.iter().map(|it| it.agency.as_str()).collect();
    let PortalChanges { added, corrected, same } = &preview.changes;
    let action = paths::in_lang(&paths::portal_import(), shown.lang);
    html! {
        section.note aria-labelledby="preview" {
            h2 #preview { (words.preview_title) }
            p { (words.counts(preview.figures.len(), agencies.len())) " " (words.changes(added.len(), corrected.len(), *same)) }
            @if !preview.notes.is_empty() {
                ul { @for note in &preview.notes { li { (note.in_lang(shown.lang)) } } }
            }
            @if preview.changes.is_empty() { p { (words.nothing) } }
            @else {
                @if !corrected.is_empty() { (replaced(corrected, words)) }
                form method="post" enctype="multipart/form-data" action=(action) {
                    (csrf_field())
                    input type="hidden" name="name" value=(preview.name);
                    textarea name="rows" hidden { (preview.rows) }
                    button type="submit" { (words.keep) }
                }
            }
        }
    }
}

fn replaced(corrected: &[(PortalFigure, PortalFigure)], words: &ImportWords) -> Markup {
    let rows = corrected.iter().take(SHOWN).map(|(before, after)| {
        let cells = [
            html! { (after.name()) },
            html! { (before.audit_line()) },
            html! { (after.audit_line()) },
        ];
        cells.map(listing::Cell::from).into()
    });
    let listing = Listing {
        label: words.replaced,
        class: "",
        columns: [words.figure, words.before, words.after].map(listing::words).into(),
        rows: rows.collect(),
        foot: None,
    };
    listing.markup()
}
