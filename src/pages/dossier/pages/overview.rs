//! The rates of dossiers, whole and taken apart.

use maud::{Markup, html};

use super::parts::{self, Seen, badge, interval, share};
use crate::base::calendar::Chosen;
use crate::base::format;
use crate::domain::dossier::{Rates, verdict};
use crate::pages::dossier::view::{Answered, Axis, Overview};
use crate::pages::shared::board;
use crate::stats::{Counted, Verdict};
use crate::web::components::blank::none_yet;
use crate::web::components::listing;
use crate::web::components::listing::Listing;
use crate::web::paths;

/// The page.
pub(crate) fn overview(seen: &Seen, found: Option<&Overview>) -> Markup {
    let (words, path) = (seen.words(), paths::dossiers());
    let main = html! {
        (seen.top(words.title, &path))
        (seen.form(&path, ("", &[])))
        @if let Some(found) = found { (headline(seen, found)) }
        p.files {
            a href=(paths::in_lang(&paths::late_dossiers(), seen.lang)) { (words.late_link) }
            @if seen.is_whole {
                a href=(paths::in_lang(&paths::one_stop(), seen.lang)) { (words.points_link) }
                a href=(paths::in_lang(&paths::portal_board(), seen.lang)) { (words.portal_link) }
            }
            @if seen.may_handle && seen.is_whole { a href=(paths::in_lang(&paths::import_of("dossiers"), seen.lang)) { (words.import_link) } }
        }
        p.hint { (words.lead) }
        @if let Some(found) = found { (figures(seen, found)) }
    };
    seen.page(words.title, &path, &main)
}

fn figures(seen: &Seen, found: &Overview) -> Markup {
    let words = seen.words();
    html! {
        @if found.rates.all() == 0 { p.lead { (words.nothing) } } @else {
            @for (axis, rows) in &found.by {
                h2 { (words.by(*axis)) }
                (parts::rates(seen, words.axis(*axis), &named(seen, *axis, rows)))
            }
        }
        h2 { (words.by_period) }
        (parts::rates(seen, words.period, &by_period(seen, found)))
        @if !found.answered.is_empty() {
            h2 { (words.answers_title) }
            p.hint { (words.answers_lead) }
            (answered(seen, &found.answered))
            (board::basis(seen.k, seen.is_whole, seen.lang))
        }
    }
}

fn headline(seen: &Seen, found: &Overview) -> Markup {
    let (words, rates, waiting) = (seen.words(), &found.rates, found.waiting);
    let all = Chosen::All.to_string();
    let link = |state: &str| {
        let changes = [("state", state), ("period", &all), ("from", ""), ("to", "")];
        seen.link(&paths::late_dossiers(), &changes)
    };
    html! {
        div.cards {
            (rate(seen, (words.on_time, words.on_time_note), rates.on_time, verdict(rates.on_time)))
            (rate(seen, (words.apologised, words.apologised_note), rates.apologised, Some(rates.apology_verdict())))
            article.card {
                h2 { (words.open) }
                p { strong { (format::count(waiting.open, seen.lang)) } }
                p { a.late[waiting.overdue > 0] href=(link("overdue")) { (format::count(waiting.overdue, seen.lang)) " " (words.overdue) } }
                p { a href=(link("soon")) { (format::count(waiting.soon, seen.lang)) " " (words.soon) } " " span.soft { "(" (words.soon_note) ")" } }
                p.hint { (words.of_all_days(&format::day(seen.today, seen.lang))) }
            }
        }
    }
}

fn rate(
    seen: &Seen,
    (name, note): (&str, &str),
    counted: Counted,
    found: Option<Verdict>,
) -> Markup {
    let (words, lang) = (seen.words(), seen.lang);
    html! {
        article.card {
            h2 { (name) }
            @if let Some(percent) = counted.share() {
                p.figure { span.big { (format::percent(percent, lang)) } (badge(found, lang)) }
                p { (share(counted, lang).unwrap_or_default()) br; span.soft { (words.interval) ": " (interval(counted, lang).unwrap_or_default()) } }
            } @else if found.is_some() {
                p.figure { span.big { (words.nothing_arose) } (badge(found, lang)) }
            } @else {
                p { (words.none_yet) }
            }
            p.hint { (note) ". " (words.target) "." }
        }
    }
}

fn named(
    seen: &Seen,
    axis: Axis,
    rows: &[(String, Rates)],
) -> Vec<(String, Option<String>, Rates)> {
    let row = |(code, rates): &(String, Rates)| {
        let link = seen.link(&paths::dossiers(), &[(axis.field(), code)]);
        (name(seen, axis, code).to_owned(), Some(link), *rates)
    };
    rows.iter().map(row).collect()
}

fn name<'a>(seen: &'a Seen, axis: Axis, code: &'a str) -> &'a str {
    match axis {
        Axis::Unit => seen.places.unit(code, seen.lang),
        Axis::Touchpoint => seen.places.touchpoint(code, seen.lang),
        Axis::Procedure => seen.places.procedure(code, seen.lang),
    }
}

fn by_period(seen: &Seen, found: &Overview) -> Vec<(String, Option<String>, Rates)> {
    let row = |(period, rates): &(crate::base::calendar::Period, Rates)| {
        let code = period.to_string();
        let link = seen.link(&paths::dossiers(), &[("period", &code), ("from", ""), ("to", "")]);
        (seen.words().period_name(*period), Some(link), *rates)
    };
    found.periods.iter().map(row).collect()
}

fn answered(seen: &Seen, rows: &[Answered]) -> Markup {
    let (words, lang) = (seen.words(), seen.lang);
    let label = format!("{}: {}", words.answers_title, words.axis(Axis::Touchpoint));
    let heads = [words.completed, words.answers, words.answer_rate];
    let rows = rows.iter().map(|row| {
        let mut cells = vec![
            html! {
                @match &row.code {
                    Some(code) => (name(seen, Axis::Touchpoint, code)),
                    None => (words.together),
                }
            }
            .into(),
            match &row.code {
                Some(_) => html! { (format::count(row.completed, lang)) }.into(),
                None => none_yet(lang).into(),
            },
        ];
        match row.answers {
            0 => cells.extend([none_yet(lang).into(), none_yet(lang).into()]),
            answers => cells.extend([
                html! { (format::count(answers, lang)) }.into(),
                match per(answers, row.completed) {
                    Some(each) => html! { (format::two_decimals(each, lang)) }.into(),
                    None => none_yet(lang).into(),
                },
            ]),
        }
        cells
    });
    let named = listing::words(words.axis(Axis::Touchpoint));
    let listing = Listing {
        label: &label,
        class: "",
        columns: [named].into_iter().chain(heads.map(listing::numbers)).collect(),
        rows: rows.collect(),
        foot: None,
    };
    html! { @if !listing.rows.is_empty() { (listing.markup()) } }
}

/// Answers to a dossier, which may be more than one.
fn per(answers: u64, completed: u64) -> Option<f64> {
    Counted { successes: answers, trials: completed }.share()
}
