//! The one figure a page begins with, and what may be said about it.

use maud::{Markup, html};

use super::Shown;
use super::distance::{needed, of_all};
use super::print::Print;
use super::standing::standing;
use super::words::Words;
use crate::base::{Lang, format};
use crate::domain::measure::{Figure, Lately, Standing, verdict_name};
use crate::stats::{TargetRule, Verdict};

/// The index with its verdict, where it stands in a sentence, and the caveats that belong to it.
pub fn headline(shown: Shown<'_>, lately: Option<Lately>) -> Markup {
    let words = Words::of(shown.lang);
    let card = shown.card;
    html! {
        @let stands = shown.standing(Figure::Index, lately);
        @if card.index.value.is_some() || stands.is_some() {
            div.figure {
                span.big { (big(shown, stands.as_ref())) }
                @if let Some(found) = card.index.verdict { (verdict(found, shown.lang)) }
            }
            @if let Some(stands) = &stands {
                p.standing { (standing(stands, Print::of(shown))) " " (needed(stands, shown.lang)) }
            }
            p {
                strong { (words.label) } " · "
                (format::count(card.responses, shown.lang)) " " (words.responses)
                (beside(shown, stands.as_ref()))
                @if let Some(rate) = card.response_rate {
                    " · " (words.response_rate(&format::percent(rate, shown.lang)))
                }
            }
            (target(shown))
            @if card.channels.open + card.channels.mixed > 0 { p.hint { (words.self_selected) } }
        } @else {
            p.lead { (words.no_answers) }
        }
        @if let Some(reason) = &shown.instrument.provisional {
            p.note { (words.provisional) (reason.in_lang(shown.lang)) }
        }
    }
}

/// The figure in large: `89,99%`; the counts of so few answers that a rate says little: `15 trên 17`.
pub fn big(shown: Shown<'_>, stands: Option<&Standing>) -> Markup {
    html! {
        @match stands.and_then(|stands| stands.few.as_ref()) {
            Some(few) => span.few { (of_all(few.counted, shown.lang)) },
            None => @if let Some(value) = shown.card.index.value { (shown.index(value)) },
        }
    }
}

/// The interval beside it; beside counts the index, whose interval could not decide.
pub fn beside(shown: Shown<'_>, stands: Option<&Standing>) -> Markup {
    let words = Words::of(shown.lang);
    let is_of_few = stands.is_some_and(|stands| stands.few.is_some());
    html! {
        @if let Some(value) = shown.card.index.value.filter(|_| is_of_few) {
            " · " (words.index_of_few(&shown.index(value)))
        } @else if let Some(interval) = shown.card.index.interval {
            " · " span.wide { (words.interval) ": " } (shown.interval(interval))
        }
    }
}

/// The index of so few answers that their counts stand in its place; `value` is 0…1 for a share.
pub fn index_of_few(shown: Shown<'_>, value: f64) -> String {
    Words::of(shown.lang).index_of_few(&super::cells::value(shown, value))
}

/// The target as the plan words it.
fn target(shown: Shown<'_>) -> Markup {
    let words = Words::of(shown.lang);
    let aim = shown.card.index.target.map(|aim| {
        if shown.is_share() { format::share_in_short(aim, shown.lang) } else { shown.index(aim) }
    });
    let said = shown.instrument.target.zip(aim).map(|(target, aim)| match target.rule {
        TargetRule::AtLeast => words.at_least(&aim),
        TargetRule::MoreThan => words.more_than(&aim),
    });
    html! { @if let Some(said) = said { p { (said) } } }
}

/// A verdict as a badge: its words, its colour and its outline say the same.
pub fn verdict(verdict: Verdict, lang: Lang) -> Markup {
    let class = match verdict {
        Verdict::Reached => "verdict reached",
        Verdict::Missed => "verdict missed",
        Verdict::Open => "verdict open",
    };
    html! { span class=(class) { (verdict_name(verdict, lang)) } }
}

/// What days and small counters mean, in a line; for an account of some units also what it does not see.
pub fn basis(k: u64, is_whole: bool, lang: Lang) -> Markup {
    html! { p.hint { (basis_line(k, is_whole, lang)) } }
}

/// The same as text.
pub fn basis_line(k: u64, is_whole: bool, lang: Lang) -> String {
    let words = Words::of(lang);
    let basis = words.basis(k);
    if is_whole { basis } else { format!("{basis} {}", words.without_merged) }
}

/// What a row of answers that were settled together is.
pub fn merged(lang: Lang) -> Markup {
    html! { p.hint { (Words::of(lang).merged) } }
}

/// What stands in place of the figures of an item of fewer than `k` answers.
pub fn too_few(k: u64, lang: Lang) -> String {
    Words::of(lang).too_few_answers(k)
}
