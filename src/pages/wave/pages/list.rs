//! All waves, each with how far it has come.

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::base::Lang;
use crate::domain::survey::Catalogue;
use crate::domain::wave::Wave;
use crate::pages::shared::waves;
use crate::pages::wave::words::Words;
use crate::web::components::listing;
use crate::web::components::listing::Listing;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// What the page shows.
#[derive(Debug)]
pub(crate) struct List<'a> {
    /// Each with its settled answers and what it comes to.
    pub(crate) lines: Vec<(&'a Wave, u64, Option<String>)>,
    pub(crate) instruments: &'a Catalogue,
    pub(crate) today: NaiveDate,
    pub(crate) may_write: bool,
    pub(crate) lang: Lang,
}

/// The page.
pub(crate) fn list(shown: &List<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let main = html! {
        h1 { (words.title) }
        p.hint { (words.lead) }
        @if shown.may_write {
            p.files { a href=(paths::in_lang(&paths::wave_new(None), lang)) { (words.new) } }
        }
        @if shown.lines.is_empty() { p.note { (words.none) } } @else { (lines(shown)) }
    };
    let frame =
        Frame { title: words.title, lang, path: &paths::waves(), audience: Audience::Office };
    page(&frame, &main)
}

fn lines(shown: &List<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let rows = shown.lines.iter().map(|(wave, n, pace)| {
        let cells = [
            html! { a href=(paths::in_lang(&paths::wave(&wave.code), lang)) { (wave.name) } " " span.soft { (wave.code) } },
            html! { (title(shown.instruments, &wave.instrument, lang)) },
            html! { (waves::days(wave, lang)) },
            html! { (waves::state(wave, shown.today, lang)) },
            html! { (waves::count(*n, wave.wanted(), lang)) },
            html! { @if let Some(pace) = pace { (pace) } },
        ];
        cells.map(listing::Cell::from).into()
    });
    let heads = [words.name, words.instrument, words.days, words.state, words.progress, words.pace];
    let listing = Listing {
        label: words.title,
        class: "",
        columns: heads.map(listing::words).into(),
        rows: rows.collect(),
        foot: None,
    };
    listing.markup()
}

/// What an instrument is called; its id when it is gone.
pub(super) fn title<'a>(instruments: &'a Catalogue, id: &'a str, lang: Lang) -> &'a str {
    instruments.newest(id).map_or(id, |newest| newest.title.in_lang(lang))
}
