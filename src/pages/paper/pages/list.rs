//! The bundles, and the form that makes one.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::{count_faults, count_field, field};
use crate::base::{Lang, format};
use crate::domain::paper::{BundleState, CountFault};
use crate::domain::survey::Catalogue;
use crate::domain::touchpoint::asked;
use crate::pages::paper::words::Words;
use crate::pages::shared::places::Places;
use crate::store::BundleEntry;
use crate::web::components::labelled::Line;
use crate::web::components::listing::{self, Cell, Listing};
use crate::web::csrf::csrf_field;
use crate::web::fields::{first, given};
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct List<'a> {
    pub(crate) bundles: &'a [BundleEntry],
    /// The key that older ones are behind.
    pub(crate) older: Option<&'a (i64, String)>,
    /// A form that was refused, and why.
    pub(crate) typed: &'a [(String, String)],
    pub(crate) faults: &'a [CountFault],
    pub(crate) instruments: &'a Catalogue,
    pub(crate) places: &'a Places,
    pub(crate) today: NaiveDate,
    pub(crate) lang: Lang,
}

/// The page.
pub(crate) fn list(shown: &List<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let marked = format!("{}{}", words.error, words.title);
    let path = paths::paper();
    let main = html! {
        (count_faults(words, shown.faults))
        h1 { (words.title) }
        p.lead { (words.lead) }
        p.links {
            a href=(paths::in_lang(&paths::paper_import(), lang)) { (words.import) } " · "
            a href=(paths::in_lang(&paths::interview(), lang)) { (words.interview) }
        }
        @if shown.bundles.is_empty() { p { (words.none) } } @else { (table(shown)) }
        @if let Some((made, code)) = shown.older {
            @let key = format!("{made}~{code}");
            @let older = paths::with_query(&path, [("before", key.as_str())]);
            p { a href=(paths::in_lang(&older, lang)) rel="next" { (words.older) } }
        }
        (make(shown))
        (blank(shown))
    };
    let frame = Frame {
        title: if shown.faults.is_empty() { words.title } else { &marked },
        lang,
        path: &path,
        audience: Audience::Office,
    };
    page(&frame, &main)
}

fn title<'a>(instruments: &'a Catalogue, id: &'a str, lang: Lang) -> &'a str {
    instruments.newest(id).map_or(id, |instrument| instrument.title.in_lang(lang))
}

fn table(shown: &List<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let rows = shown.bundles.iter().map(|BundleEntry { bundle, keyed, taken_back, .. }| {
        let count = |number| format::count(number, lang);
        let returned = bundle.counts.returned.map_or_else(|| "–".to_owned(), count);
        let keyed = match bundle.state {
            BundleState::Open if bundle.keyed_twice => {
                words.keyed_of(&count(keyed[0]), &count(keyed[1]))
            }
            BundleState::Open => count(keyed[0]),
            _ => count(bundle.forms),
        };
        let cells = [
            html! { a href=(paths::in_lang(&paths::paper_bundle(&bundle.code), lang)) { (bundle.code) } },
            html! { (shown.places.touchpoint(&bundle.touchpoint, lang)) },
            html! { (title(shown.instruments, &bundle.instrument, lang)) },
            html! { (format::day(bundle.day, lang)) },
            html! { (count(bundle.counts.delivered)) " / " (returned) },
            html! { (keyed) },
            html! { (if *taken_back { words.state_taken_back } else { words.state(bundle.state) }) },
        ];
        cells.map(Cell::from).into()
    });
    let mut columns: Vec<_> =
        [words.bundle, words.place, words.instrument, words.day].map(listing::words).into();
    let counts = lang.pick("Phát ra / thu về", "Out / back");
    columns.extend([listing::numbers(counts), listing::numbers(words.keyed)]);
    columns.push(listing::words(words.state_name));
    let listing =
        Listing { label: words.title, class: "", columns, rows: rows.collect(), foot: None };
    listing.markup()
}

/// The form that makes a bundle.
fn make(shown: &List<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let places = shown.places.touchpoints.iter();
    let places: Vec<(String, String)> = places
        .map(|each| (each.code.clone(), format!("{} – {}", each.code, each.name.in_lang(lang))))
        .collect();
    let instruments: Vec<(String, String)> = shown
        .instruments
        .ids()
        .into_iter()
        .map(|id| (id.to_owned(), title(shown.instruments, id, lang).to_owned()))
        .collect();
    let (typed, faults) = (shown.typed, shown.faults);
    let with = (typed, faults);
    let today = shown.today.to_string();
    let day = given(typed, "day").unwrap_or(&today);
    let choice = |name, usual: &str, options| {
        let chosen = given(typed, name).unwrap_or(usual).to_owned();
        field(words, name, &chosen, faults).choice(options)
    };
    let usual = asked(&shown.places.touchpoints, shown.today).first().copied().unwrap_or_default();
    let line = Line { kind: Some("date"), ..Line::default() };
    html! {
        section aria-labelledby="make" {
            h2 #make { (words.make) }
            p.hint { (words.make_lead) }
            form.stacked method="post" action=(paths::in_lang(&paths::paper(), lang)) {
                (csrf_field())
                (choice("touchpoint", "", &places))
                (choice("instrument", usual, &instruments))
                (field(words, "day", day, faults).line(line))
                (count_field(words, "delivered", with, ("", None)))
                (count_field(words, "returned", with, ("", Some(words.returned_hint))))
                (count_field(words, "spoiled", with, ("", None)))
                label.tick {
                    input type="checkbox" name="twice" value="yes" checked[typed.is_empty() || first(typed, "twice") == "yes"];
                    (words.twice)
                }
                p.hint { (words.twice_hint) }
                button type="submit" { (words.make_button) }
            }
        }
    }
}

/// Questionnaires of no bundle.
fn blank(shown: &List<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    html! {
        section aria-labelledby="blank" {
            h2 #blank { (words.blank_forms) }
            ul {
                @for id in shown.instruments.ids() {
                    @let file = paths::paper_blank(id);
                    li {
                        (title(shown.instruments, id, lang)) ": "
                        a href=(paths::with_lang(&file, Lang::Vi)) download { "PDF " (words.vietnamese) } " · "
                        a href=(paths::with_lang(&file, Lang::En)) download { "PDF " (words.english) }
                    }
                }
            }
        }
    }
}
