//! One bundle: what is printed, counted, keyed, and what keeps it from being closed.

use maud::{Markup, html};

use super::{count_faults, count_field};
use crate::base::{Lang, format};
use crate::domain::paper::{BundleState, CloseFault, CountFault, CoverFault, KeyedForm};
use crate::domain::survey::Instrument;
use crate::pages::paper::words::Words;
use crate::pages::shared::places::Places;
use crate::store::{BundleBatch, BundleEntry};
use crate::web::components::listing::{self, Cell, Listing};
use crate::web::components::refusal::refusal;
use crate::web::csrf::csrf_field;
use crate::web::fields::first;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// An act that was refused: what was typed, and why.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Refused<'a> {
    pub(crate) typed: &'a [(String, String)],
    pub(crate) counts: &'a [CountFault],
    pub(crate) cover: &'a [CoverFault],
    pub(crate) is_closed: bool,
    /// Whether nothing counts yet.
    pub(crate) is_trial: bool,
    /// Whether it was not closed.
    pub(crate) kept_open: bool,
}

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct One<'a> {
    pub(crate) entry: &'a BundleEntry,
    pub(crate) instrument: &'a Instrument,
    pub(crate) forms: &'a [KeyedForm],
    /// What keeps it from being closed.
    pub(crate) faults: &'a [CloseFault],
    pub(crate) batches: &'a [BundleBatch],
    /// Whether the reader may open batches.
    pub(crate) reads_batches: bool,
    pub(crate) places: &'a Places,
    pub(crate) refused: Refused<'a>,
    pub(crate) lang: Lang,
}

/// The page.
pub(crate) fn one(shown: &One<'_>) -> Markup {
    let (words, lang, bundle) = (Words::of(shown.lang), shown.lang, &shown.entry.bundle);
    let title = words.one(&bundle.code);
    let path = paths::paper_bundle(&bundle.code);
    let is_open = bundle.state == BundleState::Open;
    let main = html! {
        p.links { a href=(paths::in_lang(&paths::paper(), lang)) { (words.title) } }
        (refusals(shown))
        h1 { (title) }
        (about(shown))
        @if is_open {
            (work(shown))
            (counts(shown))
            (close(shown))
            (cover(shown))
            (forms(shown))
        } @else {
            (outcome(shown))
        }
    };
    page(&Frame { title: &title, lang, path: &path, audience: Audience::Office }, &main)
}

fn refusals(shown: &One<'_>) -> Markup {
    let (words, refused) = (Words::of(shown.lang), shown.refused);
    let cover = refused.cover.iter();
    let cover = cover.map(|fault| html! { (words.cover_fault(fault, shown.instrument)) });
    html! {
        (count_faults(words, refused.counts))
        @if refused.is_closed { div.sum role="alert" { p { (words.not_open) } } }
        @if refused.is_trial { div.sum role="alert" { p { (words.trial) } } }
        @if refused.kept_open { (close_faults(shown)) }
        (refusal(words.refused, cover))
    }
}

fn close_faults(shown: &One<'_>) -> Markup {
    let words = Words::of(shown.lang);
    html! {
        div.sum role="alert" {
            h2 { (words.not_ready) }
            ul { @for fault in shown.faults { li { (words.close_fault(fault, shown.instrument)) } } }
        }
    }
}

fn about(shown: &One<'_>) -> Markup {
    let (words, lang, bundle) = (Words::of(shown.lang), shown.lang, &shown.entry.bundle);
    let row = |name: &str, value: &str| html! { div { dt { (name) } dd { (value) } } };
    let count = |number| format::count(number, lang);
    html! {
        dl.about {
            (row(words.place, shown.places.touchpoint(&bundle.touchpoint, lang)))
            (row(words.instrument, shown.instrument.title.in_lang(lang)))
            (row(words.day, &format::day(bundle.day, lang)))
            (row(words.delivered, &count(bundle.counts.delivered)))
            (row(words.returned, &bundle.counts.returned.map_or_else(|| "–".to_owned(), count)))
            (row(words.spoiled, &count(bundle.counts.spoiled)))
            (row(words.state_name, if shown.entry.taken_back { words.state_taken_back } else { words.state(bundle.state) }))
            @if shown.entry.keyed_alone > 0 { (row(words.alone, &count(shown.entry.keyed_alone))) }
        }
    }
}

fn work(shown: &One<'_>) -> Markup {
    let (words, lang, bundle) = (Words::of(shown.lang), shown.lang, &shown.entry.bundle);
    let link = |path: &str| paths::in_lang(path, lang);
    let code = &bundle.code;
    let print = paths::paper_form(code);
    html! {
        p.links {
            a href=(paths::with_lang(&print, Lang::Vi)) download { (words.print) } " · "
            a href=(paths::with_lang(&print, Lang::En)) download { "PDF " (words.english) }
        }
        p.buttons {
            a.button href=(link(&paths::paper_key(code, 1))) { (words.key_first) }
            @if bundle.keyed_twice {
                a.button href=(link(&paths::paper_key(code, 2))) { (words.key_second) }
                a.button href=(link(&paths::paper_differences(code))) { (words.differences) }
            }
        }
    }
}

fn counts(shown: &One<'_>) -> Markup {
    let (words, lang, bundle) = (Words::of(shown.lang), shown.lang, &shown.entry.bundle);
    let refused = shown.refused;
    let typed: &[(String, String)] = if refused.counts.is_empty() { &[] } else { refused.typed };
    let with = (typed, refused.counts);
    let kept = bundle.counts;
    let returned = kept.returned.map(|returned| returned.to_string()).unwrap_or_default();
    let action = paths::in_lang(&paths::paper_act(&bundle.code, "counts"), lang);
    html! {
        section aria-labelledby="counts" {
            h2 #counts { (words.counts) }
            form.stacked method="post" action=(action) {
                (csrf_field())
                (count_field(words, "delivered", with, (&kept.delivered.to_string(), None)))
                (count_field(words, "returned", with, (&returned, Some(words.returned_hint))))
                (count_field(words, "spoiled", with, (&kept.spoiled.to_string(), None)))
                button type="submit" { (words.save) }
            }
        }
    }
}

fn close(shown: &One<'_>) -> Markup {
    let (words, lang, bundle) = (Words::of(shown.lang), shown.lang, &shown.entry.bundle);
    let action = paths::in_lang(&paths::paper_act(&bundle.code, "close"), lang);
    html! {
        section aria-labelledby="close" {
            h2 #close { (words.close) }
            @if shown.faults.is_empty() {
                p { (words.ready) }
                form method="post" action=(action) {
                    (csrf_field())
                    p.hint { (words.close_lead) }
                    button type="submit" { (words.close) }
                }
            } @else {
                p { (words.not_ready) }
                ul { @for fault in shown.faults { li { (words.close_fault(fault, shown.instrument)) } } }
            }
        }
    }
}

/// The totals written on the cover, a row an item.
fn cover(shown: &One<'_>) -> Markup {
    let (words, lang, bundle) = (Words::of(shown.lang), shown.lang, &shown.entry.bundle);
    let refused = shown.refused;
    let action = paths::in_lang(&paths::paper_act(&bundle.code, "cover"), lang);
    let kept = |item: &str, choice: char| {
        if !refused.cover.is_empty() {
            return first(refused.typed, &format!("{item}.{choice}")).to_owned();
        }
        let written = bundle.cover.0.get(item).and_then(|totals| totals.get(&choice));
        written.map(u64::to_string).unwrap_or_default()
    };
    html! {
        details open[!refused.cover.is_empty()] {
            summary { (words.cover) }
            p.hint { (words.cover_lead) }
            form method="post" action=(action) {
                (csrf_field())
                @for item in &shown.instrument.items {
                    fieldset.totals {
                        legend { (item.code) ". " (item.title.in_lang(lang)) }
                        @for choice in shown.instrument.scale_of(item).map_or(&[][..], |scale| &scale.choices) {
                            @let name = format!("{}.{}", item.code, choice.code);
                            label {
                                (choice.code) " " (choice.label.in_lang(lang)) " "
                                input name=(name) type="text" inputmode="numeric" size="4" maxlength="5"
                                    value=(kept(&item.code, choice.code));
                            }
                        }
                    }
                }
                button type="submit" { (words.save) }
            }
        }
    }
}

/// The forms that were keyed.
fn forms(shown: &One<'_>) -> Markup {
    let (words, lang, bundle) = (Words::of(shown.lang), shown.lang, &shown.entry.bundle);
    let keyed = |form: &KeyedForm, entry: i64| {
        let own = if entry == 2 { &form.second } else { &form.first };
        let path = paths::paper_keyed(&bundle.code, entry, form.number);
        html! {
            @if let Some(own) = own {
                a href=(paths::in_lang(&path, lang)) { (own.keyed_by) }
            } @else { (words.not_yet) }
        }
    };
    let action = paths::in_lang(&paths::paper_act(&bundle.code, "remove"), lang);
    let rows = shown.forms.iter().map(|form| {
        let mut cells = vec![html! { (form.number) }, keyed(form, 1)];
        if bundle.keyed_twice {
            let agrees = form.outcome(true).is_some();
            cells.push(keyed(form, 2));
            cells.push(html! {
                @if form.is_open() { strong { (words.differs) } } @else if agrees { (words.agreed) }
            });
        }
        cells.push(html! {
            details {
                summary { (words.remove) }
                form method="post" action=(action) {
                    (csrf_field())
                    input type="hidden" name="number" value=(form.number);
                    button.quiet type="submit" { (words.remove) " " (form.number) }
                }
            }
        });
        cells.into_iter().map(Cell::from).collect()
    });
    let mut columns = vec![listing::words(words.number), listing::words(words.first)];
    if bundle.keyed_twice {
        columns.extend([listing::words(words.second), listing::words(words.differences)]);
    }
    columns.push(listing::words(""));
    let listing =
        Listing { label: words.forms, class: "", columns, rows: rows.collect(), foot: None };
    html! {
        @if !shown.forms.is_empty() {
            section aria-labelledby="forms" {
                h2 #forms { (words.forms) ": " (shown.forms.len()) }
                (listing.markup())
            }
        }
    }
}

/// What became of a closed bundle.
fn outcome(shown: &One<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let waiting = shown.forms.len() as u64;
    html! {
        @for batch in shown.batches {
            @let forms = format::count(batch.forms, lang);
            p {
                (words.settled_in) " "
                @if shown.reads_batches {
                    a href=(paths::in_lang(&paths::batch(batch.batch), lang)) { (batch.batch) }
                } @else { (batch.batch) }
                ": " (words.forms_of(&forms, &format::day(batch.day, lang)))
            }
            @if batch.taken_back { p.note { (words.taken_back) } }
            @if batch.moved { p.note { (words.moved) } }
            @if batch.untold > 0 { p.note { (words.untold(batch.untold)) } }
        }
        @if shown.entry.taken_back {
            p { (words.key_again) " " a href=(paths::in_lang(&paths::paper(), lang)) { (words.title) } }
        }
        @if waiting > 0 { p.note { (words.waiting(&format::count(waiting, lang))) } }
    }
}
