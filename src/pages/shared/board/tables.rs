//! The figures that are read rather than seen.

use maud::{Markup, html};

use super::Shown;
use super::words::Words;
use crate::base::{Text, format};
use crate::domain::measure::{GroupScore, ItemScore};

/// Factors and domains with their indices; nothing where there are none.
pub fn groups(shown: Shown<'_>) -> Markup {
    let words = Words::of(shown.lang);
    let of = shown.instrument;
    let factors = shown.card.factors.iter().zip(of.factors.iter().map(|each| &each.title));
    let domains = shown.card.domains.iter().zip(of.domains.iter().map(|each| &each.title));
    let all: Vec<(&GroupScore, &Text)> = domains.chain(factors).collect();
    html! {
        @if all.len() > 1 {
            h2 { (words.groups_title) }
            div.scroll tabindex="0" role="region" aria-label=(words.groups_title) {
                table {
                    thead { tr {
                        th scope="col" { (words.group) }
                        th.n scope="col" { (words.index) }
                        th.n scope="col" { (words.n_items) }
                    } }
                    tbody {
                        @for (score, title) in all {
                            tr {
                                th scope="row" { (title.in_lang(shown.lang)) }
                                td.n { (group_index(shown, score)) }
                                td.n { (score.n_items) }
                            }
                        }
                    }
                }
            }
            @if let Some(method) = words.method(&shown.card.index.method) { p.hint { (method) } }
        }
    }
}

fn group_index(shown: Shown<'_>, score: &GroupScore) -> String {
    let words = Words::of(shown.lang);
    match score.index {
        Some(index) => shown.index(index),
        None => words.no_answers.into(),
    }
}

/// Valid answers and blanks of each item: what a rate leaves out stands beside it.
pub fn blanks(shown: Shown<'_>) -> Markup {
    let words = Words::of(shown.lang);
    let items = shown.instrument.items.iter().zip(&shown.card.items);
    html! {
        @if shown.card.responses > 0 {
            details {
                summary { (words.blanks_title) }
                div.scroll tabindex="0" role="region" aria-label=(words.blanks_title) {
                    table {
                        thead { tr {
                            th scope="col" { (words.item) }
                            @for head in [words.valid, words.missing, words.dont_know, words.not_applicable] {
                                th.n scope="col" { (head) }
                            }
                        } }
                        tbody {
                            @for (item, score) in items {
                                tr {
                                    th scope="row" { (item.title.in_lang(shown.lang)) }
                                    @for cell in counts(shown, score) { td.n { (cell) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn counts(shown: Shown<'_>, score: &ItemScore) -> [String; 4] {
    [score.n, score.missing, score.dont_know, score.not_applicable].map(|count| {
        let too_few = || Words::of(shown.lang).too_few.to_owned();
        count.map_or_else(too_few, |count| format::count(count, shown.lang))
    })
}
