//! The public pages.

use maud::{Markup, html};

use super::view::Released;
use super::words::Words;
use crate::base::Lang;
use crate::base::calendar::Period;
use crate::config::Config;
use crate::domain::batch;
use crate::domain::measure::Breakdown;
use crate::domain::survey::Instrument;
use crate::domain::unit::Touchpoint;
use crate::pages::shared::board::Shown;
use crate::pages::shared::{board, restated};
use crate::web::errors::problem::FieldError;
use crate::web::lang::lang_field;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// The public start.
pub(super) fn home(released: &[Released<'_>], config: &Config, lang: Lang) -> Markup {
    let words = Words::of(lang);
    let path = paths::home();
    let frame = frame(words.home_title, &path, lang);
    let main = html! {
        h1 { (words.home_title) }
        p.lead { (words.home_lead) }
        h2 { (words.now) }
        @if released.is_empty() { p { (words.no_answers) } }
        div.cards { @for each in released { (card(each, config, words, lang)) } }
        (board::basis(config.staff_cell, true, lang))
        h2 { (words.take_part) }
        p { (words.take_part_how) }
        h2 #method { (words.how) }
        ul { @for point in words.how_points { li { (point) } } }
        h2 { (words.data) }
        p { (words.data_lead) }
        ul {
            li { a href="/api/v1/instruments" { "/api/v1/instruments" } }
            @for each in released {
                @let address = paths::scorecard(&each.instrument.id);
                li { a href=(address) { (address) } }
            }
        }
    };
    page(&frame, &main)
}

fn card(released: &Released<'_>, config: &Config, words: &Words, lang: Lang) -> Markup {
    let shown = Shown {
        instrument: released.instrument,
        card: &released.card,
        k: config.public_cell,
        a_year: released.a_year,
        lang,
    };
    let address = paths::results_of(&released.instrument.id);
    let title = released.instrument.title.in_lang(lang);
    html! {
        article.card {
            h3 { (title) }
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
    /// The period as requested.
    pub(super) period: &'a str,
    /// The periods of this reporting year.
    pub(super) periods: [Period; 4],
    /// What could not be read of the address.
    pub(super) faults: &'a [FieldError],
    /// What the operator set.
    pub(super) config: &'a Config,
    pub(super) lang: Lang,
}

/// One instrument's figures.
pub(super) fn results(results: &Results<'_>) -> Markup {
    let words = Words::of(results.lang);
    let id = results.chosen.map_or("", |instrument| &instrument.id);
    let path = format!("{}&period={}", paths::results_of(id), paths::escaped(results.period));
    let frame = frame(words.results_title, &path, results.lang);
    let main = html! {
        h1 { (words.results_title) }
        p.lead { (words.results_lead) }
        @for fault in results.faults { p.say role="alert" { (words.bad_filter) " " (fault.field) } }
        (filters(results, words))
        @if let Some(instrument) = results.chosen { h2 { (instrument.title.in_lang(results.lang)) } }
        @match results.shown {
            Some(released) => (figures(results, released, words)),
            None => p { (words.no_answers) },
        }
    };
    page(&frame, &main)
}

/// A GET form: what is chosen stands in the address, so a view can be mailed.
fn filters(results: &Results<'_>, words: &Words) -> Markup {
    let chosen = results.chosen.map(|instrument| &instrument.id);
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
                    option value="" { (words.all_time) }
                    @for period in results.periods {
                        @let name = period.to_string();
                        option value=(name) selected[name == results.period] { (period_name(period, words)) }
                    }
                }
            }
            button type="submit" { (words.show) }
        }
    }
}

fn period_name(period: Period, words: &Words) -> String {
    format!("{} {}", words.report(period.report), period.year)
}

fn figures(results: &Results<'_>, released: &Released<'_>, words: &Words) -> Markup {
    let shown = Shown {
        instrument: released.instrument,
        card: &released.card,
        k: results.config.public_cell,
        a_year: released.a_year,
        lang: results.lang,
    };
    html! {
        (board::headline(shown, None))
        (restated::note(&released.restated, batch::Audience::Public, results.lang))
        (board::basis(results.config.staff_cell, true, results.lang))
        (board::items(shown))
        (board::spreads(shown))
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
