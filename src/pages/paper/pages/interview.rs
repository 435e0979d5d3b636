//! Where those who help somebody answer begin.

use maud::{Markup, html};

use crate::base::Lang;
use crate::domain::survey::{Catalogue, Tier};
use crate::domain::unit::Touchpoint;
use crate::pages::paper::words::Words;
use crate::pages::shared::places::Places;
use crate::web::components::listing::{self, Cell, Listing};
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// Touchpoints on a page.
const MOST: usize = 100;

/// The page, from behind a code on.
pub(crate) fn interview(
    places: &Places,
    instruments: &Catalogue,
    (behind, lang): (&str, Lang),
) -> Markup {
    let words = Words::of(lang);
    let path = paths::interview();
    let all = places.touchpoints.iter().filter(|each| each.tier != Tier::Paper);
    let rest: Vec<&Touchpoint> = all.filter(|each| each.code.as_str() > behind).collect();
    let next = rest.get(MOST - 1).filter(|_| rest.len() > MOST);
    let rows = rest.iter().take(MOST).map(|each| {
        let form = paths::assisted_form(&each.code);
        let instrument = instruments.newest(&each.instrument);
        let cells = [
            html! { (each.name.in_lang(lang)) " (" (each.code) ")" },
            html! { (places.unit(&each.unit, lang)) },
            html! { (instrument.map_or(each.instrument.as_str(), |it| it.title.in_lang(lang))) },
            html! {
                a href=(paths::with_lang(&form, Lang::Vi)) { (words.open_form) span.hidden { ", " (each.code) } }
                " · "
                a href=(paths::with_lang(&form, Lang::En)) { (words.english) span.hidden { ", " (each.code) } }
            },
        ];
        cells.map(Cell::from).into()
    });
    let unit = lang.pick("Đơn vị", "Unit");
    let columns = [words.place, unit, words.instrument, words.open_form];
    let listing = Listing {
        label: words.interview,
        class: "",
        columns: columns.map(listing::words).into(),
        rows: rows.collect(),
        foot: None,
    };
    let main = html! {
        h1 { (words.interview) }
        p.lead { (words.interview_lead) }
        p.note { (words.interview_rules) }
        (listing.markup())
        @if let Some(last) = next {
            @let more = paths::with_query(&path, [("after", last.code.as_str())]);
            p { a href=(paths::in_lang(&more, lang)) rel="next" { (words.more_places) } }
        }
    };
    page(&Frame { title: words.interview, lang, path: &path, audience: Audience::Office }, &main)
}
