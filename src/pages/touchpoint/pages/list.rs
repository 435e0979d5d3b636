//! The list of touchpoints. Pure.

use maud::{Markup, html};

use crate::base::{Lang, format};
use crate::domain::import::FileKind;
use crate::domain::touchpoint::Activity;
use crate::pages::shared::imports;
use crate::pages::touchpoint::view::Row;
use crate::pages::touchpoint::words::{ListWords, Words};
use crate::web::components::downloads::downloads;
use crate::web::components::filters::{Field, Filters, Kind};
use crate::web::components::listing::{Listing, numbers, words as texts};
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// What the page shows.
#[derive(Debug)]
pub(crate) struct List<'a> {
    /// The touchpoints of this part of the list.
    pub(crate) rows: Vec<Row<'a>>,
    /// How many fit the filter.
    pub(crate) found: usize,
    /// The code that the next part begins behind.
    pub(crate) next: Option<String>,
    /// Words looked for, and the unit.
    pub(crate) asked: (&'a str, &'a str),
    /// Whether those that are closed are listed.
    pub(crate) is_closed: bool,
    pub(crate) units: Vec<(String, String)>,
    pub(crate) may: Allowed,
    /// Whether the public address opens on the server alone.
    pub(crate) stays_here: bool,
    pub(crate) lang: Lang,
}

/// What the reader may do with the list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Allowed {
    pub(crate) add: bool,
    pub(crate) import: bool,
}

/// The page.
pub(crate) fn list(shown: &List<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let path = paths::touchpoints();
    let frame = Frame { title: words.title, lang, path: &path, audience: Audience::Office };
    let main = html! {
        h1 { (words.title) }
        p.lead { (words.lead) }
        @if shown.stays_here { p.note { (words.stays_here) } }
        (ways(shown))
        (filters(shown))
        @if shown.rows.is_empty() {
            p { (if shown.found == 0 && shown.asked == ("", "") { words.none } else { ListWords::of(lang).none_found }) }
        } @else {
            (table(shown))
            p.hint { (ListWords::of(lang).basis) }
            @if let Some(next) = &shown.next {
                p { a href=(paths::in_lang(&address(shown, next), lang)) { (ListWords::of(lang).further) } }
            }
        }
    };
    page(&frame, &main)
}

/// What can be done with all of them.
fn ways(shown: &List<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    html! {
        p.buttons {
            @if shown.may.add {
                a.button href=(paths::in_lang(&paths::setup_step("counters"), lang)) { (ListWords::of(lang).add) }
            }
        }
        p.links {
            (words.all_posters) ": "
            a href=(paths::touchpoint_posters("a5")) { "A5 PDF" }
            " · "
            a href=(paths::touchpoint_posters("a4")) { "A4 PDF" }
            " · "
            a href=(paths::in_lang(&paths::procedures(), lang)) { (ListWords::of(lang).procedures) }
            " · "
            a href=(paths::in_lang(&paths::hours(), lang)) { (words.hours) }
            " · "
            (downloads(ListWords::of(lang).as_file, |ending| format!("{}.{ending}", paths::touchpoints())))
            @if shown.may.import { " · " (imports::link(FileKind::Touchpoints, lang)) }
        }
    }
}

fn address(shown: &List<'_>, after: &str) -> String {
    let closed = if shown.is_closed { "yes" } else { "" };
    let (q, unit) = shown.asked;
    paths::with_query(
        &paths::touchpoints(),
        [("q", q), ("unit", unit), ("closed", closed), ("after", after)],
    )
}

fn filters(shown: &List<'_>) -> Markup {
    let (words, own, lang) = (Words::of(shown.lang), ListWords::of(shown.lang), shown.lang);
    let (q, unit) = shown.asked;
    let closed = if shown.is_closed { "yes" } else { "" };
    let states = vec![("yes".to_owned(), own.closed.to_owned())];
    let is_asked = !q.is_empty() || !unit.is_empty() || shown.is_closed;
    Filters {
        lang,
        path: &paths::touchpoints(),
        label: own.find,
        show: own.show,
        clear: is_asked.then(|| (paths::in_lang(&paths::touchpoints(), lang), own.all)),
        hint: None,
        refused: "",
        faults: Vec::new(),
        fields: vec![
            Field::new(("q", own.name_or_code), q, Kind::Search),
            Field::new(
                ("unit", words.unit),
                unit,
                Kind::Choice(Some(own.all_units), shown.units.clone()),
            ),
            Field::new(("closed", own.state), closed, Kind::Choice(Some(own.open), states)),
        ],
    }
    .markup()
}

fn table(shown: &List<'_>) -> Markup {
    let (words, own, lang) = (Words::of(shown.lang), ListWords::of(shown.lang), shown.lang);
    let row = |row: &Row<'_>| {
        let touchpoint = row.touchpoint;
        let address = paths::in_lang(&paths::touchpoint(&touchpoint.code), lang);
        let name = html! {
            a href=(address) { (touchpoint.name.in_lang(lang)) } " " span.soft { "(" (touchpoint.code) ")" }
            @if let Some(day) = touchpoint.closed { " – " (own.closed_from(&format::day(day, lang))) }
        };
        let instrument = row.instrument.map_or(&*touchpoint.instrument, |it| it.in_lang(lang));
        let unit = row.unit.map_or(&*touchpoint.unit, |unit| unit.in_lang(lang));
        vec![
            name.into(),
            html! { (unit) }.into(),
            html! { (instrument) }.into(),
            html! { (format::count(row.activity.week, lang)) }.into(),
            html! { (format::count(row.activity.month, lang)) }.into(),
            pace(row.activity, lang).into(),
            last(row.activity, lang).into(),
        ]
    };
    Listing {
        label: words.title,
        class: "",
        columns: vec![
            texts(own.name),
            texts(words.unit),
            texts(words.instrument),
            numbers(own.week),
            numbers(own.month),
            texts(own.pace),
            texts(own.last),
        ],
        rows: shown.rows.iter().map(row).collect(),
        foot: None,
    }
    .markup()
}

/// Answers a week, and how that was before.
pub(super) fn pace(activity: Activity, lang: Lang) -> Markup {
    let own = ListWords::of(lang);
    let (now, before) = (activity.pace(), activity.pace_before());
    let text = |number| format::count(number, lang);
    html! {
        @if activity.month == 0 && activity.month_before == 0 { "–" }
        @else if activity.month_before == 0 { (own.a_week(&text(now))) }
        @else { (own.a_week_before(&text(now), &text(before))) }
    }
}

/// The last day with answers.
pub(super) fn last(activity: Activity, lang: Lang) -> Markup {
    html! {
        @match activity.last {
            Some(day) => (format::day(day, lang)),
            None => (ListWords::of(lang).long_ago),
        }
    }
}
