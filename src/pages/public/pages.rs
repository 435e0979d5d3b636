//! The public pages.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::privacy::Privacy;
use super::view::{Latest, Released};
use super::words::Words;
use crate::base::calendar::{Chosen, Period};
use crate::base::{Lang, format};
use crate::config::Config;
use crate::domain::batch;
use crate::domain::measure::Breakdown;
use crate::domain::survey::Instrument;
use crate::domain::unit::{Office, Touchpoint};
use crate::pages::shared::board::Shown;
use crate::pages::shared::{board, codes, period, restated};
use crate::web::lang::lang_field;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// What the public start shows.
#[derive(Clone, Debug)]
pub(super) struct Home<'a> {
    pub(super) offices: &'a [Office],
    pub(super) latest: &'a Latest<'a>,
    pub(super) today: NaiveDate,
    pub(super) config: &'a Config,
    pub(super) lang: Lang,
}

/// The public start: the answer, then what one can do, then how it is measured for those who ask.
pub(super) fn home(home: &Home<'_>) -> Markup {
    let Home { offices, latest, today, config, lang } = home;
    let words = Words::of(*lang);
    let path = paths::home();
    let frame = frame(words.home_title, &path, *lang);
    let main = html! {
        h1 { (words.home_title) }
        (about(offices, latest.period, *today, *lang))
        @if latest.released.is_empty() { p { (words.no_answers) } }
        div.cards { @for each in &latest.released { (card(each, config, words, *lang)) } }
        h2 { (words.take_part) }
        p { (words.take_part_how) }
        ul {
            @for (path, name) in [
                (paths::new_petition(), words.petition),
                (paths::petitions(), words.answered_petitions),
                (paths::codes(), codes::title(*lang)),
            ] {
                li { a href=(paths::in_lang(&path, *lang)) { (name) } }
            }
        }
        details #method {
            summary { (words.how) }
            p { (words.home_lead) }
            (board::basis(config.staff_cell, true, *lang))
            ul { @for point in words.how_points { li { (point) } } }
        }
        details {
            summary { (words.data) }
            p { (words.data_lead) }
            ul {
                li { a href="/api/v1/instruments" { "/api/v1/instruments" } }
                @for each in &latest.released {
                    @let address = paths::scorecard(&each.instrument.id);
                    li { a href=(address) { (address) } }
                }
            }
        }
    };
    page(&frame, &main)
}

/// Whose figures, and of which days.
fn about(offices: &[Office], period: Option<Period>, today: NaiveDate, lang: Lang) -> Markup {
    let words = Words::of(lang);
    html! {
        p.lead {
            @for office in offices { strong { (office.name.in_lang(lang)) } " · " }
            @match period {
                Some(period) => { (period::name(Chosen::Report(period), lang)) " (" (days(period, today, lang)) ")" }
                None => (words.all_time),
            }
        }
    }
}

/// The days of a period; its end is "nay" while it goes on.
fn days(period: Period, today: NaiveDate, lang: Lang) -> String {
    let Some((first, last)) = period.days() else { return String::new() };
    let last =
        if last < today { format::day(last, lang) } else { Words::of(lang).to_date.to_owned() };
    format!("{} – {last}", format::day(first, lang))
}

fn card(released: &Released<'_>, config: &Config, words: &Words, lang: Lang) -> Markup {
    let shown = Shown {
        instrument: released.instrument,
        card: &released.card,
        k: config.public_cell,
        a_year: released.a_year,
        pooled: released.pooled,
        lang,
    };
    let address = paths::results_of(&released.instrument.id);
    let title = released.instrument.title.in_lang(lang);
    html! {
        article.card {
            h2 { (title) }
            (board::headline(shown, None))
            p { a href=(paths::in_lang(&address, lang)) { (words.all_results) span.hidden { ": " (title) } } }
        }
    }
}

/// What the page of results shows.
#[derive(Clone, Debug)]
pub(super) struct Results<'a> {
    /// Those with anything released.
    pub(super) instruments: Vec<&'a Instrument>,
    /// The one requested, or the most answered.
    pub(super) chosen: Option<&'a Instrument>,
    /// Its figures in the period, if there are any.
    pub(super) shown: Option<&'a Released<'a>>,
    /// By touchpoint.
    pub(super) by_touchpoint: Option<&'a Breakdown<Option<String>>>,
    /// For their names.
    pub(super) touchpoints: &'a [Touchpoint],
    /// For whose they are.
    pub(super) offices: &'a [Office],
    /// The period shown; all time without one.
    pub(super) period: Option<Period>,
    pub(super) today: NaiveDate,
    /// The periods of this reporting year that have begun.
    pub(super) periods: Vec<Period>,
    /// Whether the period that is asked for is none of reporting.
    pub(super) is_refused: bool,
    /// What the operator set.
    pub(super) config: &'a Config,
    pub(super) lang: Lang,
}

/// One instrument's figures.
pub(super) fn results(results: &Results<'_>) -> Markup {
    let words = Words::of(results.lang);
    let id = results.chosen.map_or("", |instrument| &instrument.id);
    let period = results.period.map(|period| period.to_string()).unwrap_or_default();
    let path = format!("{}&period={}", paths::results_of(id), paths::escaped(&period));
    let frame = frame(words.results_title, &path, results.lang);
    let main = html! {
        h1 { (words.results_title) }
        (about(results.offices, results.period, results.today, results.lang))
        @if results.is_refused { p.say role="alert" { (words.bad_period) } }
        details open[results.is_refused] {
            summary { (words.choose) }
            (filters(results, words))
        }
        p.hint { (words.results_lead) }
        @if let Some(instrument) = results.chosen { h2 { (instrument.title.in_lang(results.lang)) } }
        @match results.shown {
            Some(released) => {
                (figures(results, released, words))
                (open_data(&released.instrument.id, &period, results, words))
            },
            None if results.is_refused => {},
            None => p { (words.no_answers) },
        }
    };
    page(&frame, &main)
}

/// The same figures for programs, with the licence and the record of all of them.
fn open_data(id: &str, period: &str, results: &Results<'_>, words: &Words) -> Markup {
    html! {
        p.files {
            (words.open_data) ":"
            @for (ending, name) in [("csv", "CSV"), ("json", "JSON")] {
                " " a href=(paths::open_data(id, ending, period)) download { (name) }
            }
            " " a href=(paths::open_catalogue()) { (words.open_catalogue) }
            " " a href=(results.config.licence) rel="license" { (words.licence) }
        }
    }
}

/// A GET form: what is chosen stands in the address, so a view can be mailed.
fn filters(results: &Results<'_>, words: &Words) -> Markup {
    let chosen = results.chosen.map(|instrument| &instrument.id);
    let elsewhen = results.period.filter(|period| !results.periods.contains(period));
    html! {
        form.filters method="get" action=(paths::results()) {
            (lang_field(results.lang))
            div {
                label for="instrument" { (words.instrument) }
                select #instrument name="instrument" {
                    @for each in &results.instruments {
                        option value=(each.id) selected[Some(&each.id) == chosen] { (each.title.in_lang(results.lang)) }
                    }
                }
            }
            div {
                label for="period" { (words.period) }
                select #period name="period" {
                    option value="" selected[results.period.is_none()] { (words.all_time) }
                    @for period in results.periods.iter().copied().chain(elsewhen) {
                        @let name = period.to_string();
                        option value=(name) selected[Some(period) == results.period] {
                            (period::name(Chosen::Report(period), results.lang))
                        }
                    }
                }
            }
            button type="submit" { (words.show) }
        }
    }
}

fn figures(results: &Results<'_>, released: &Released<'_>, words: &Words) -> Markup {
    let shown = Shown {
        instrument: released.instrument,
        card: &released.card,
        k: results.config.public_cell,
        a_year: released.a_year,
        pooled: released.pooled,
        lang: results.lang,
    };
    html! {
        (board::headline(shown, None))
        (restated::note(&released.restated, batch::Audience::Public, results.lang))
        (board::basis(results.config.staff_cell, true, results.lang))
        (board::items(shown, &|_| None))
        (board::spreads(shown, &|_| None))
        (board::blanks(shown))
        (board::groups(shown))
        @if let Some(by_touchpoint) = results.by_touchpoint {
            h2 { (words.by_touchpoint) }
            (board::cells(shown, words.touchpoint, &named(results, by_touchpoint), Some(&by_touchpoint.total)))
            @if by_touchpoint.rows.iter().any(|(code, _)| code.is_none()) { (board::merged(results.lang)) }
        }
    }
}

/// The rows with the touchpoints' names.
fn named(
    results: &Results<'_>,
    by_touchpoint: &Breakdown<Option<String>>,
) -> Vec<(String, Option<String>, crate::domain::measure::Cell)> {
    let words = Words::of(results.lang);
    let name = |code: &Option<String>| {
        let Some(code) = code else { return words.merged.to_owned() };
        let mut all = results.touchpoints.iter();
        all.find(|each| each.code == *code)
            .map_or_else(|| code.clone(), |each| each.name.in_lang(results.lang).to_owned())
    };
    let rows = by_touchpoint.rows.iter();
    rows.map(|(code, cell)| (name(code), None, *cell)).collect()
}

fn frame<'a>(title: &'a str, path: &'a str, lang: Lang) -> Frame<'a> {
    Frame { title, lang, path, audience: Audience::Public }
}

/// What becomes of citizens' data, where answers are settled by `k` at least.
pub(super) fn privacy(k: u64, lang: Lang) -> Markup {
    let words = Privacy::of(lang);
    let path = paths::privacy();
    let frame = Frame { title: words.title, lang, path: &path, audience: Audience::Public };
    let main = html! {
        h1 { (words.title) }
        p.lead { (words.lead) }
        h2 { (words.answers) }
        ul {
            li { (words.shuffled(k.saturating_sub(1))) }
            @for point in words.answers_points { li { (point) } }
        }
        h2 { (words.petitions) }
        ul { @for point in words.petitions_points { li { (point) } } }
        h2 { (words.rights) }
        p { (words.rights_text) }
        p { (words.ask) " " a href=(paths::in_lang(&paths::new_petition(), lang)) { (words.petition) } }
    };
    page(&frame, &main)
}
