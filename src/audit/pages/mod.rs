//! The page of the audit log; the one of integrity below.

pub(super) mod integrity;

use maud::{Markup, html};

use crate::audit::asked::Asked;
use crate::audit::words::{Words, words};
use crate::calendar::office_time;
use crate::store::{Actor, Recorded};
use crate::survey::Lang;
use crate::web::filters::{Field, Filters, Kind};
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown<'a> {
    pub(super) asked: &'a Asked,
    /// Newest first.
    pub(super) entries: &'a [Recorded],
    /// Whether there are older ones.
    pub(super) older: bool,
    pub(super) lang: Lang,
    pub(super) demo: bool,
    /// Who is signed in.
    pub(super) staff: &'a str,
}

/// The whole page.
pub(super) fn list(shown: &Shown<'_>) -> Markup {
    let words = words(shown.lang);
    let path = address(shown, shown.asked.field("below"));
    let frame = Frame {
        title: words.title,
        lang: shown.lang,
        path: &path,
        demo: shown.demo,
        audience: Audience::Office(shown.staff),
    };
    let main = html! {
        h1 { (words.title) }
        p.lead { (words.lead) }
        (filters(shown, words))
        @if shown.entries.is_empty() { p { (words.nothing) } } @else { (table(shown, words)) }
        @if let (true, Some(last)) = (shown.older, shown.entries.last()) {
            p { a href=(paths::in_lang(&address(shown, &last.number.to_string()), shown.lang)) { (words.older) } }
        }
    };
    page(&frame, &main)
}

/// The page's address with its query, for the entries below a number.
fn address(shown: &Shown<'_>, below: &str) -> String {
    let kept = shown
        .asked
        .fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .filter(|(name, value)| !["below", "lang"].contains(name) && !value.is_empty());
    let below = Some(("below", below)).filter(|_| !below.is_empty());
    let query: Vec<String> = kept
        .chain(below)
        .map(|(name, value)| format!("{}={}", paths::escaped(name), paths::escaped(value)))
        .collect();
    if query.is_empty() {
        paths::audit()
    } else {
        format!("{}?{}", paths::audit(), query.join("&"))
    }
}

/// The GET form that narrows the page.
fn filters(shown: &Shown<'_>, words: &Words) -> Markup {
    let asked = shown.asked;
    let kinds = words
        .kinds
        .map(|(code, name)| (code.to_owned(), name.to_owned()));
    let who = Kind::Choice(Some(words.all), kinds.into());
    let mut fields = vec![Field::new(("who", words.who), asked.field("who"), who)];
    let text = ["name", "action", "subject"].map(|name| (name, Kind::Text));
    let days = ["from", "to"].map(|name| (name, Kind::Day));
    let more = text.into_iter().chain(days);
    fields.extend(
        more.map(|(name, kind)| Field::new((name, words.field(name)), asked.field(name), kind)),
    );
    let is_narrowed = asked.fields.iter().any(|(name, _)| name != "lang");
    let filters = Filters {
        lang: shown.lang,
        path: &paths::audit(),
        label: words.filter_title,
        show: words.show,
        clear: is_narrowed.then(|| (paths::in_lang(&paths::audit(), shown.lang), words.clear)),
        hint: None,
        refused: words.bad_filter,
        faults: asked.faults.clone(),
        fields,
    };
    filters.markup()
}

fn table(shown: &Shown<'_>, words: &Words) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(words.title) {
            table.stack {
                thead { tr {
                    th.n scope="col" { (words.number) }
                    th scope="col" { (words.when) }
                    th scope="col" { (words.who) }
                    th scope="col" { (words.action) }
                    th scope="col" { (words.subject) }
                    th scope="col" { (words.before) }
                    th scope="col" { (words.after) }
                } }
                tbody { @for each in shown.entries { (row(each, words)) } }
            }
        }
    }
}

fn row(recorded: &Recorded, words: &Words) -> Markup {
    let entry = &recorded.entry;
    let at = office_time(entry.at);
    html! {
        tr {
            td.n data-head=(words.number) { (recorded.number) }
            td data-head=(words.when) { time datetime=(entry.at.to_rfc3339()) { (at.format("%d/%m/%Y %H:%M:%S")) } }
            td data-head=(words.who) { (who(&entry.actor, words)) }
            td data-head=(words.action) {
                @if let Some(told) = words.told(&entry.action) { (told) " " }
                code { (entry.action) }
            }
            td data-head=(words.subject) { (entry.subject) @if let Some(unit) = &entry.unit { " (" (unit) ")" } }
            td data-head=(words.before) { (value(entry.before.as_deref())) }
            td data-head=(words.after) { (value(entry.after.as_deref())) }
        }
    }
}

fn who(actor: &Actor, words: &Words) -> Markup {
    html! {
        @match actor {
            Actor::Account(name) => (name),
            Actor::Token(_) | Actor::CommandLine | Actor::System => {
                (words.kind(actor.kind())) " " (actor.name())
            }
        }
    }
}

fn value(value: Option<&str>) -> Markup {
    html! { @match value { Some(value) => code { (value) }, None => "–" } }
}
