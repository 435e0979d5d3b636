//! The groups of the board and their lines, both sides beside one another.

use maud::{Markup, html};

use super::board::Shown;
use super::card::{card, points};
use crate::base::{Lang, format};
use crate::domain::measure::ServiceRate;
use crate::domain::portal::{Group, Side, Sides};
use crate::web::components::blank::none_yet;
use crate::web::components::listing;
use crate::web::components::listing::{Cell, Listing};

/// The points of each group.
pub(super) fn sums(shown: &Shown<'_>) -> Markup {
    let (words, lang) = (shown.words(), shown.lang);
    let sides = shown.sides(&shown.seen.now);
    let has_portal = sides.has_portal();
    let rows = shown.board.groups.iter().map(|group| {
        let side = sides.group(group);
        let name = html! { (group.name.in_lang(lang)) " " span.soft { "/ " (group.most) } };
        let mut cells = vec![name.into(), score(side.own_points, lang)];
        if has_portal {
            cells.push(score(side.portal_points.or(side.by_rule), lang));
            cells.push(apart(&side, lang));
        }
        cells
    });
    let mut columns = vec![listing::words(words.group), listing::numbers(words.own_points)];
    if has_portal {
        columns.extend([words.portal_points, words.difference].map(listing::numbers));
    }
    Listing { label: words.sums, class: "", columns, rows: rows.collect(), foot: None }.markup()
}

fn apart(side: &Side, lang: Lang) -> Cell {
    match side.difference() {
        Some(apart) => html! { (signed(apart, lang)) }.into(),
        None => none_yet(lang).into(),
    }
}

/// Each group with its lines.
pub(super) fn groups(shown: &Shown<'_>) -> Markup {
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
        cells.push(apart(side, lang));
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
pub(super) fn signed(hundredths: i64, lang: Lang) -> String {
    let number = format::of_hundredths(hundredths.abs(), lang);
    match hundredths.signum() {
        1 => format!("+{number}"),
        -1 => format!("−{number}"),
        _ => number,
    }
}
