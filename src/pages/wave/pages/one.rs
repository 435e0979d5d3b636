//! One wave: its figure, its answers against its quotas, and the ways to change it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::base::{Lang, format};
use crate::domain::wave::{Wave, WaveState};
use crate::pages::shared::board::{self, Shown};
use crate::pages::shared::places::Places;
use crate::pages::shared::waves;
use crate::pages::wave::view::Progress;
use crate::pages::wave::words::Words;
use crate::stats::Counted;
use crate::web::components::listing;
use crate::web::components::listing::{Cell, Listing};
use crate::web::csrf::csrf_field;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// What the page shows.
#[derive(Debug)]
pub(crate) struct One<'a> {
    pub(crate) wave: &'a Wave,
    pub(crate) progress: &'a Progress<'a>,
    /// Its progress in a few sentences.
    pub(crate) pace: String,
    /// The places that the reader may see.
    pub(crate) places: &'a Places,
    pub(crate) today: NaiveDate,
    /// Items of fewer answers are not judged.
    pub(crate) k: u64,
    pub(crate) is_whole: bool,
    /// Whether the reader may take single responses, and so sees answers by procedure.
    pub(crate) is_full: bool,
    pub(crate) may_write: bool,
    /// The code that its touchpoints are shown behind; empty for the first.
    pub(crate) behind: &'a str,
    pub(crate) lang: Lang,
}

/// Touchpoints on a page.
const MOST: usize = 100;

/// The page.
pub(crate) fn one(shown: &One<'_>) -> Markup {
    let (words, lang, wave) = (Words::of(shown.lang), shown.lang, shown.wave);
    let path = paths::wave(&wave.code);
    let figures = paths::with_query(
        &paths::office_instrument(&wave.instrument),
        [("wave", wave.code.as_str())],
    );
    let title = shown.progress.instrument.as_ref().map(|of| of.title.in_lang(lang));
    let main = html! {
        p.links { a href=(paths::in_lang(&paths::waves(), lang)) { (words.back) } }
        h1 { (wave.name) }
        dl.about {
            div { dt { (words.code) } dd { (wave.code) } }
            div { dt { (words.instrument) } dd { (title.unwrap_or(&wave.instrument)) } }
            div { dt { (words.days) } dd { (waves::days(wave, lang)) } }
            div { dt { (words.state) } dd { (waves::state(wave, shown.today, lang)) } }
        }
        h2 { (words.progress) }
        p.standing { (shown.pace) }
        p.hint { (words.settled) }
        @if shown.is_whole { (figure(shown)) }
        p.files { a href=(paths::in_lang(&figures, lang)) { (words.figures) } }
        (by_touchpoint(shown))
        (by_procedure(shown))
        @if shown.may_write { (manage(shown)) }
    };
    let frame = Frame { title: &wave.name, lang, path: &path, audience: Audience::Office };
    page(&frame, &main)
}

fn figure(shown: &One<'_>) -> Markup {
    let of = shown.progress.instrument.as_deref().zip(shown.progress.card.as_ref());
    html! {
        @if let Some((instrument, card)) = of && card.responses > 0 {
            @let a_year = shown.progress.a_year;
            (board::headline(Shown { instrument, card, k: shown.k, a_year, pooled: None, lang: shown.lang }, None))
        }
    }
}

/// A row of counts: what it is of, how many there are and how many are wanted.
fn row(name: &str, n: &str, of: (u64, Option<u64>), lang: Lang) -> Vec<Cell> {
    let (found, wanted) = of;
    let share = wanted.and_then(|trials| Counted { successes: found, trials }.share());
    let cells = [
        html! { (name) },
        html! { (n) },
        html! { @if let Some(wanted) = wanted { (format::count(wanted, lang)) } },
        html! { @if let Some(share) = share { (format::percent(share, lang)) } },
    ];
    cells.map(Cell::from).into()
}

fn table(label: &str, head: &str, rows: Vec<Vec<Cell>>, lang: Lang) -> Markup {
    let words = Words::of(lang);
    let numbers = [words.count, words.wanted, words.share].map(listing::numbers);
    let columns = [listing::words(head)].into_iter().chain(numbers).collect();
    html! {
        h2 { (label) }
        (Listing { label, class: "", columns, rows, foot: None }.markup())
    }
}

/// Touchpoints of the wave, and others that its answers came from before it was changed.
fn by_touchpoint(shown: &One<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let mut codes: BTreeMap<&str, Option<u64>> =
        shown.wave.touchpoints.iter().map(|(code, wanted)| (&**code, *wanted)).collect();
    for code in shown.progress.touchpoints.keys().flatten() {
        codes.entry(code).or_insert(None);
    }
    let is_seen = |code: &str| shown.places.touchpoints.iter().any(|each| each.code == code);
    let n = |code: Option<&str>| {
        let key = code.map(str::to_owned);
        shown.progress.touchpoints.get(&key).copied().unwrap_or(0)
    };
    let seen: Vec<(&str, Option<u64>)> =
        codes.into_iter().filter(|(code, _)| *code > shown.behind && is_seen(code)).collect();
    let next = seen.get(MOST - 1).filter(|_| seen.len() > MOST).map(|(code, _)| *code);
    let mut rows: Vec<Vec<Cell>> = seen
        .iter()
        .take(MOST)
        .map(|(code, wanted)| {
            let name = format!("{} ({code})", shown.places.touchpoint(code, lang));
            let n = n(Some(code));
            row(&name, &format::count(n, lang), (n, *wanted), lang)
        })
        .collect();
    let together = n(None);
    if together > 0 && shown.is_whole && next.is_none() {
        rows.push(row(words.together, &format::count(together, lang), (together, None), lang));
    }
    html! {
        (table(words.by_touchpoint, words.touchpoint, rows, lang))
        @if let Some(next) = next {
            @let more = paths::with_query(&paths::wave(&shown.wave.code), [("after", next)]);
            p { a href=(paths::in_lang(&more, lang)) rel="next" { (words.more_touchpoints) } }
        }
    }
}

/// Procedures with a quota.
fn by_procedure(shown: &One<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    if shown.wave.procedures.is_empty() || !shown.is_whole {
        return html! {};
    }
    if !shown.is_full {
        return html! {
            h2 { (words.by_procedure) }
            p.hint { (words.procedures_full) }
        };
    }
    let n =
        |code: Option<&String>| shown.progress.procedures.get(&code.cloned()).copied().unwrap_or(0);
    let mut rows: Vec<Vec<Cell>> = shown
        .wave
        .procedures
        .iter()
        .map(|(code, wanted)| {
            let name = format!("{} ({code})", shown.places.procedure(code, lang));
            let n = n(Some(code));
            row(&name, &format::count(n, lang), (n, Some(*wanted)), lang)
        })
        .collect();
    let untold = n(None);
    if untold > 0 {
        rows.push(row(words.untold, &format::count(untold, lang), (untold, None), lang));
    }
    table(words.by_procedure, words.procedure, rows, lang)
}

fn manage(shown: &One<'_>) -> Markup {
    let (words, lang, wave) = (Words::of(shown.lang), shown.lang, shown.wave);
    let to = |step| paths::in_lang(&paths::wave_step(&wave.code, step), lang);
    html! {
        section.work aria-labelledby="manage" {
            h2 #manage { (words.manage) }
            p.files { a href=(to("edit")) { (words.edit) } }
            @if wave.state(shown.today) == WaveState::Open && wave.last > shown.today {
                form method="post" action=(to("end")) {
                    (csrf_field())
                    button.quiet type="submit" { (words.end) }
                }
            }
            @if shown.progress.n == 0 {
                form method="post" action=(to("delete")) {
                    (csrf_field())
                    button.quiet type="submit" { (words.delete) }
                }
                p.hint { (words.delete_hint) }
            }
        }
    }
}
