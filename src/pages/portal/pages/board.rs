//! The board: what it comes to, its groups and lines on both sides, and the periods of the year.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::card::{card, points};
use crate::base::calendar::CivilPeriod;
use crate::base::{Lang, format};
use crate::domain::measure::ServiceRate;
use crate::domain::portal::{Board, Group, Side, Sides};
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
    fn words(&self) -> &'static Words {
        Words::of(self.lang)
    }

    /// `path` with what was asked.
    fn address(&self, path: &str) -> String {
        let kept = self.fields.iter().filter(|(name, _)| name != "lang");
        paths::with_query(path, kept.map(|(name, value)| (name.as_str(), value.as_str())))
    }

    fn sides(&self, of: &'a OfPeriod) -> Sides<'a> {
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
        (answer(shown))
        (form(shown))
        p.lead { (words.lead) }
        (groups(shown))
        p.hint { (words.silence) " " (words.rounding) " " (words.practice) }
        h2 { (words.periods) }
        p.hint { (words.periods_lead) }
        (periods(shown))
        p.files { (downloads(words.download, file)) }
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

fn groups(shown: &Shown<'_>) -> Markup {
    let words = shown.words();
    let sides = shown.sides(&shown.seen.now);
    let rows = shown.board.groups.iter().flat_map(|group| {
        let head = group_row(shown, group, &sides.group(group));
        let lines = group.lines.iter().map(|line| {
            let why = group.why.as_ref().map(|why| why.in_lang(shown.lang));
            let name = card(shown.board, line, why, shown.lang);
            cells(shown, &sides, name, &sides.line(line))
        });
        std::iter::once(head).chain(lines).collect::<Vec<_>>()
    });
    let rows = rows.collect();
    let mut columns = vec![listing::words(words.line)];
    columns.extend([words.own_count, words.own_points].map(listing::numbers));
    if sides.has_portal() {
        let more = [words.portal_count, words.portal_points, words.difference];
        columns.extend(more.map(listing::numbers));
    }
    Listing { label: words.title, class: "", columns, rows, foot: None }.markup()
}

fn group_row(shown: &Shown<'_>, group: &Group, side: &Side) -> Vec<Cell> {
    let sides = shown.sides(&shown.seen.now);
    let lang = shown.lang;
    let name = html! {
        strong { (group.name.in_lang(lang)) } " " span.soft { "/ " (group.most) }
        @if let Some(why) = &group.only_whole { br; span.soft { (why.in_lang(lang)) } }
    };
    cells(shown, &sides, name, side)
}

/// Both sides after a name.
fn cells(shown: &Shown<'_>, sides: &Sides<'_>, name: Markup, side: &Side) -> Vec<Cell> {
    let lang = shown.lang;
    let mut cells = vec![name.into(), count(side.own, lang), score(side.own_points, lang)];
    if sides.has_portal() {
        let by_rule = side.by_rule.filter(|_| side.portal_points.is_some());
        let differs = by_rule.filter(|points| Some(*points) != side.portal_points);
        cells.push(count(side.portal, lang));
        cells.push(
            html! {
                (score_markup(side.portal_points.or(side.by_rule), lang))
                @if let Some(rule) = differs {
                    br; span.soft { (shown.words().by_rule(&points(rule, lang))) }
                }
            }
            .into(),
        );
        cells.push(match side.difference() {
            Some(apart) => html! { (signed(apart, lang)) }.into(),
            None => none_yet(lang).into(),
        });
    }
    cells
}

fn count(rate: Option<ServiceRate>, lang: Lang) -> Cell {
    let Some(rate) = rate else { return none_yet(lang).into() };
    let counts = format!("{} / {}", format::count(rate.good, lang), format::count(rate.all, lang));
    let percent = rate.percent();
    html! {
        (counts)
        @if let Some(percent) = percent {
            br; span.soft { (format::percent(percent / 100.0, lang)) }
        }
    }
    .into()
}

fn score(hundredths: Option<u64>, lang: Lang) -> Cell {
    score_markup(hundredths, lang).into()
}

fn score_markup(hundredths: Option<u64>, lang: Lang) -> Markup {
    match hundredths {
        Some(hundredths) => html! { (points(hundredths, lang)) },
        None => none_yet(lang),
    }
}

/// A difference with its sign.
fn signed(hundredths: i64, lang: Lang) -> String {
    let number = format::of_hundredths(hundredths.abs(), lang);
    match hundredths.signum() {
        1 => format!("+{number}"),
        -1 => format!("−{number}"),
        _ => number,
    }
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
