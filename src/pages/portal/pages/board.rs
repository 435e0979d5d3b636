//! The board: what it comes to, its groups and lines on both sides, and the periods of the year.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::card::points;
use super::lines::{groups, signed, sums};
use crate::base::calendar::CivilPeriod;
use crate::base::{Lang, format};
use crate::domain::portal::{Board, Sides};
use crate::pages::portal::asked::Asked;
use crate::pages::portal::view::{OfPeriod, Seen};
use crate::pages::portal::words::Words;
use crate::pages::shared::civil_period::period_name;
use crate::web::components::blank::none_yet;
use crate::web::components::downloads::downloads;
use crate::web::components::filters::{Field, Filters, Kind};
use crate::web::components::listing;
use crate::web::components::listing::{Cell, Listing};
use crate::web::errors::problem::FieldError;
use crate::web::fields::first;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shown<'a> {
    pub(crate) board: &'a Board,
    pub(crate) seen: &'a Seen,
    pub(crate) asked: &'a Asked,
    pub(crate) fields: &'a [(String, String)],
    pub(crate) faults: &'a [FieldError],
    pub(crate) today: NaiveDate,
    pub(crate) may_import: bool,
    pub(crate) lang: Lang,
}

impl<'a> Shown<'a> {
    pub(super) fn words(&self) -> &'static Words {
        Words::of(self.lang)
    }

    /// `path` with what was asked.
    fn address(&self, path: &str) -> String {
        let kept = self.fields.iter().filter(|(name, _)| name != "lang");
        paths::with_query(path, kept.map(|(name, value)| (name.as_str(), value.as_str())))
    }

    pub(super) fn sides(&self, of: &'a OfPeriod) -> Sides<'a> {
        Sides::of(self.board, &of.own, &of.portal)
    }
}

/// The page.
pub(crate) fn board(shown: &Shown<'_>) -> Markup {
    let words = shown.words();
    let file = |ending: &str| {
        paths::in_lang(&shown.address(&paths::portal_board_file(ending)), shown.lang)
    };
    let main = html! {
        h1 { (words.title) }
        @if shown.faults.is_empty() { (answer(shown)) }
        (form(shown))
        @if shown.faults.is_empty() {
            (sums(shown))
            details.narrowed {
                summary { (words.lines) }
                (groups(shown))
            }
            p.hint { (words.lead) " " (words.silence) " " (words.rounding) " " (words.practice) }
            h2 { (words.periods) }
            details.narrowed {
                summary { (words.periods_table) }
                (periods(shown))
            }
            p.hint { (words.periods_lead) }
            p.files { (downloads(words.download, file)) }
        }
    };
    let frame = Frame {
        title: words.title,
        lang: shown.lang,
        path: &shown.address(&paths::portal_board()),
        audience: Audience::Office,
    };
    page(&frame, &main)
}

/// What both sides come to, in sentences.
fn answer(shown: &Shown<'_>) -> Markup {
    let (words, lang) = (shown.words(), shown.lang);
    let sides = shown.sides(&shown.seen.now);
    let period = period_name(shown.asked.period, lang);
    html! {
        p.lead {
            @match sides.total(|side| side.own_points) {
                Some((sum, most)) => {
                    strong { (words.own_total(&period, &points(sum, lang), &points(most, lang))) }
                    (assumed(shown))
                },
                None => { strong { (period) ". " } (words.no_own) },
            }
            " "
            @match sides.total(|side| side.portal_points) {
                Some((sum, most)) => { (words.portal_total(&points(sum, lang), &points(most, lang))) },
                None => { (words.no_portal) },
            }
            @if let Some(apart) = sides.difference() { " " (words.apart(&signed(apart, lang))) }
        }
        p.hint {
            (words.as_of) " " (format::day(shown.seen.day, lang)) "."
            @if shown.may_import {
                " " a href=(paths::in_lang(&paths::import_of("board"), lang)) { (words.import_link) }
            }
        }
    }
}

/// That figures of the portal which nobody typed in are taken for 0.
fn assumed(shown: &Shown<'_>) -> Markup {
    let words = shown.words();
    let blank = |name: &str| first(shown.fields, name).trim().is_empty();
    let told = match (blank("disliked"), blank("unsatisfied")) {
        (true, true) => words.assumed_both,
        (true, false) => words.assumed_dossiers,
        (false, true) => words.assumed_petitions,
        (false, false) => return html! {},
    };
    html! { " " (told) }
}

fn form(shown: &Shown<'_>) -> Markup {
    let (words, lang) = (shown.words(), shown.lang);
    let path = paths::portal_board();
    let begun = |period: &CivilPeriod| period.days().is_some_and(|days| days.first <= shown.today);
    let years = shown.seen.years.iter().rev();
    let periods = years.flat_map(|year| CivilPeriod::all_of(*year)).filter(begun);
    let periods = periods.map(|each| (each.to_string(), period_name(each, lang)));
    let agencies = shown.seen.agencies.iter().map(|each| (each.clone(), each.clone()));
    let number = |name, label| Field::new((name, label), first(shown.fields, name), Kind::Text);
    let agency = shown.seen.agency.clone().unwrap_or_default();
    let choice = |name, label, value, all, options| {
        Field::new((name, label), value, Kind::Choice(all, options))
    };
    let filters = Filters {
        lang,
        path: &path,
        label: words.filter,
        show: words.show,
        clear: None,
        hint: Some(words.typed),
        refused: words.bad_filter,
        faults: shown.faults.iter().map(|fault| fault.field.as_str()).collect(),
        fields: vec![
            choice("period", words.period, shown.asked.period.to_string(), None, periods.collect()),
            choice("agency", words.agency, agency, Some(words.own_agency), agencies.collect()),
            number("disliked", words.disliked),
            number("unsatisfied", words.unsatisfied),
        ],
    };
    filters.markup()
}

/// Every period of the year on both sides.
fn periods(shown: &Shown<'_>) -> Markup {
    let (words, lang) = (shown.words(), shown.lang);
    let of = |sum: Option<(u64, u64)>| -> Cell {
        match sum {
            Some((sum, most)) => html! { (points(sum, lang)) " / " (points(most, lang)) }.into(),
            None => none_yet(lang).into(),
        }
    };
    let rows = shown.seen.year.iter().map(|each| {
        let sides = shown.sides(each);
        let path = paths::portal_board();
        let agency = shown.asked.agency.as_deref().unwrap_or_default();
        let period = each.period.to_string();
        let path = paths::with_query(&path, [("period", period.as_str()), ("agency", agency)]);
        vec![
            html! { a href=(paths::in_lang(&path, lang)) { (period_name(each.period, lang)) } }
                .into(),
            of(sides.total(|side| side.own_points)),
            of(sides.total(|side| side.portal_points)),
            match sides.difference() {
                Some(apart) => html! { (signed(apart, lang)) }.into(),
                None => none_yet(lang).into(),
            },
        ]
    });
    let heads = [words.own_points, words.portal_points, words.difference];
    let columns = std::iter::once(listing::words(words.period));
    let listing = Listing {
        label: words.periods,
        class: "",
        columns: columns.chain(heads.map(listing::numbers)).collect(),
        rows: rows.collect(),
        foot: None,
    };
    listing.markup()
}
