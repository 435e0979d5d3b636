//! The published questionnaires, and drafts of others.

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::base::calendar::office_day;
use crate::base::{Lang, format};
use crate::domain::survey::{Catalogue, Instrument};
use crate::domain::unit::Touchpoint;
use crate::pages::survey::words::Words;
use crate::store::DraftHead;
use crate::web::components::listing;
use crate::web::components::listing::Listing;
use crate::web::csrf::csrf_field;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Listed<'a> {
    pub(crate) instruments: &'a Catalogue,
    pub(crate) drafts: &'a [DraftHead],
    /// The key that older drafts are behind.
    pub(crate) older: Option<&'a (i64, String)>,
    pub(crate) touchpoints: &'a [Touchpoint],
    pub(crate) today: NaiveDate,
    pub(crate) may_edit: bool,
    /// Why nothing was begun.
    pub(crate) refused: Option<&'a str>,
    pub(crate) lang: Lang,
}

/// The page.
pub(crate) fn list(shown: &Listed<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let main = html! {
        @if let Some(refused) = shown.refused { p.note role="alert" { (refused) } }
        h1 { (words.title) }
        p.lead { (words.lead) }
        section {
            h2 { (words.drafts) }
            @if shown.drafts.is_empty() { p { (words.no_drafts) } } @else { (drafts(shown)) }
            @if let Some((changed, id)) = shown.older {
                @let key = format!("{changed}~{id}");
                @let older = paths::with_query(&paths::questionnaires(), [("before", key.as_str())]);
                p { a href=(paths::in_lang(&older, lang)) rel="next" { (words.older) } }
            }
        }
        section {
            h2 { (words.surveys) }
            (published(shown))
        }
        @if shown.may_edit { (upload(lang)) }
    };
    let marked = format!("{}{}", words.error, words.title);
    let title = if shown.refused.is_some() { &marked } else { words.title };
    page(&Frame { title, lang, path: &paths::questionnaires(), audience: Audience::Office }, &main)
}

fn drafts(shown: &Listed<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let rows = shown.drafts.iter().map(|draft| {
        let path = paths::in_lang(&paths::survey_draft(&draft.id), lang);
        let when = format::day(office_day(draft.changed_at), lang);
        let cells = [
            html! { a href=(path) { (named(draft.title.in_lang(lang), &draft.instrument)) } },
            html! { (draft.version) },
            html! { (words.state(draft.state)) },
            html! { (draft.changed_by) ", " (when) },
        ];
        cells.map(listing::Cell::from).into()
    });
    let heads = [words.name, words.version, words.state, words.changed];
    let listing = Listing {
        label: words.drafts,
        class: "",
        columns: heads.map(listing::words).into(),
        rows: rows.collect(),
        foot: None,
    };
    listing.markup()
}

/// A title, or the code where there is none yet.
fn named<'a>(title: &'a str, code: &'a str) -> &'a str {
    if title.is_empty() { code } else { title }
}

fn published(shown: &Listed<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let versions = shown.instruments.ids().into_iter();
    let versions = versions.flat_map(|id| shown.instruments.versions(id).rev());
    let rows = versions.map(|it| {
        let asked = shown.instruments.on(&it.id, shown.today).is_some_and(|now| now == it);
        let at = shown.touchpoints.iter().filter(|point| asked && point.instrument == it.id);
        let file = paths::questionnaire_file(&it.id, &it.version, "toml");
        let cells = [
            html! { (it.title.in_lang(lang)) },
            html! { (it.version) },
            html! { (days(it, words, lang)) },
            html! { (it.items.len()) },
            html! { (at.count()) },
            html! {
                a href=(file) download { (words.download) span.hidden { ": " (it.title.in_lang(lang)) " " (it.version) } }
                " · "
                a href=(paths::questionnaire_file(&it.id, &it.version, "xlsx")) download { "XLSForm" span.hidden { ": " (it.title.in_lang(lang)) " " (it.version) } }
                " · "
                a href=(paths::questionnaire_file(&it.id, &it.version, "lss")) download { "LimeSurvey" span.hidden { ": " (it.title.in_lang(lang)) " " (it.version) } }
                @if shown.may_edit { (copy(it, words, lang)) }
            },
        ];
        cells.map(listing::Cell::from).into()
    });
    let columns = [words.name, words.version, words.days].map(listing::words).into_iter();
    let columns = columns.chain([words.items, words.counters].map(listing::numbers));
    let listing = Listing {
        label: words.surveys,
        class: "",
        columns: columns.chain([listing::words(words.acts)]).collect(),
        rows: rows.collect(),
        foot: None,
    };
    listing.markup()
}

fn days(of: &Instrument, words: &Words, lang: Lang) -> String {
    let first = format::day(of.valid_from, lang);
    match of.valid_to {
        Some(last) => words.between(&first, &format::day(last, lang)),
        None => words.since(&first),
    }
}

/// Begins a copy.
fn copy(of: &Instrument, words: &Words, lang: Lang) -> Markup {
    let name = format!("{}@{}", of.id, of.version);
    let field = format!("title-{name}");
    html! {
        details {
            summary { (words.copy) span.hidden { ": " (of.title.in_lang(lang)) " " (of.version) } }
            form.task method="post" action=(paths::in_lang(&paths::questionnaires(), lang)) {
                (csrf_field())
                input type="hidden" name="from" value=(name);
                label.pick { input type="radio" name="as" value="version" checked; " " (words.as_version) }
                label.pick { input type="radio" name="as" value="own"; " " (words.as_own) }
                label.hidden for=(field) { (words.name) }
                input id=(field) name="title" maxlength="200" autocomplete="off";
                button type="submit" { (words.copy_now) }
            }
        }
    }
}

fn upload(lang: Lang) -> Markup {
    let words = Words::of(lang);
    html! {
        section aria-labelledby="upload" {
            h2 #upload { (words.upload) }
            form.card.task method="post" enctype="multipart/form-data"
                action=(paths::in_lang(&paths::questionnaire_upload(), lang)) {
                (csrf_field())
                p.hint #upload-hint { (words.upload_hint) }
                label for="file" { (words.file) }
                input id="file" name="file" type="file" accept=".toml,.xlsx,.lss" aria-describedby="upload-hint";
                button type="submit" { (words.send) }
            }
        }
    }
}
