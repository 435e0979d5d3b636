//! The page of the trial.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::words::Words;
use crate::base::calendar::office_time;
use crate::base::{Lang, Text, format};
use crate::domain::measure::Scorecard;
use crate::store::TrialAnswer;
use crate::web::csrf::csrf_field;
use crate::web::lang::lang_field;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// Newest answers that are listed.
const LISTED: usize = 30;

/// What the page shows.
pub(super) struct Shown<'a> {
    pub(super) instruments: Vec<OfInstrument>,
    pub(super) answers: &'a [TrialAnswer],
    /// Names of the touchpoints, by code.
    pub(super) names: BTreeMap<String, Text>,
    pub(super) is_trial: bool,
    /// The box that confirms the start was not ticked.
    pub(super) is_unsure: bool,
    pub(super) words: &'static Words,
    pub(super) lang: Lang,
}

/// The figures of one instrument.
pub(super) struct OfInstrument {
    pub(super) title: Text,
    pub(super) card: Scorecard,
    /// The questions that were answered, with how many were satisfied and how many answered.
    pub(super) items: Vec<(Text, u64, u64)>,
}

/// The page.
pub(super) fn trial(shown: &Shown<'_>) -> Markup {
    let (words, lang) = (shown.words, shown.lang);
    let frame =
        Frame { title: words.title, lang, path: &paths::trial(), audience: Audience::Office };
    let main = html! {
        h1 { (words.title) }
        p.lead { (if shown.is_trial { words.lead } else { words.after }) }
        @if shown.answers.is_empty() { p { (words.none) } }
        @for each in &shown.instruments { (figure(shown, each)) }
        @if !shown.answers.is_empty() { (places(shown)) (newest(shown)) }
        @if shown.is_trial { (start(shown)) }
    };
    page(&frame, &main)
}

fn figure(shown: &Shown<'_>, each: &OfInstrument) -> Markup {
    let words = shown.words;
    html! {
        article.card {
            h2 { (each.title.in_lang(shown.lang)) " " span.verdict { (words.mark) } }
            p { (words.answers(each.card.responses)) }
            @if let Some(value) = each.card.index.value {
                p.big { (format::two_decimals(value, shown.lang)) @if each.card.index.target.is_some() { "%" } }
            }
            ul {
                @for (title, satisfied, of) in &each.items {
                    li { (title.in_lang(shown.lang)) " – " b { (words.satisfied(*satisfied, *of)) } }
                }
            }
        }
    }
}

/// How many came in at each touchpoint.
fn places(shown: &Shown<'_>) -> Markup {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for answer in shown.answers {
        *counts.entry(&answer.touchpoint).or_default() += 1;
    }
    html! {
        h2 { (shown.words.by_counter) }
        ul { @for (code, count) in counts { li { (named(shown, code)) ": " (count) } } }
    }
}

fn named<'a>(shown: &'a Shown<'_>, code: &'a str) -> &'a str {
    shown.names.get(code).map_or(code, |name| name.in_lang(shown.lang))
}

fn newest(shown: &Shown<'_>) -> Markup {
    html! {
        h2 { (shown.words.newest) }
        ul {
            @for answer in shown.answers.iter().take(LISTED) {
                li {
                    (office_time(answer.at).format("%d/%m/%Y %H:%M")) " – " (named(shown, &answer.touchpoint))
                    @if let Some(remark) = &answer.remark { ": " q { (remark) } }
                    " " span.soft { "(" (shown.words.mark) ")" }
                }
            }
        }
    }
}

fn start(shown: &Shown<'_>) -> Markup {
    let words = shown.words;
    html! {
        section.work {
            h2 { (words.start) }
            p { (words.start_hint) }
            @if shown.is_unsure { p.say role="alert" { (words.unsure) } }
            form.stacked method="post" action=(paths::trial()) {
                (csrf_field()) (lang_field(shown.lang))
                label.tick { input type="checkbox" name="sure" value="yes"; span { (words.sure) } }
                button type="submit" { (words.start) }
            }
        }
    }
}
