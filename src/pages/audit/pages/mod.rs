//! The page of the audit log; the one of integrity below.

pub(super) mod integrity;

use maud::{Markup, html};

use crate::base::Lang;
use crate::base::calendar::office_time;
use crate::domain::remark::Topics;
use crate::domain::survey::Catalogue;
use crate::domain::unit::Unit;
use crate::pages::audit::asked::Asked;
use crate::pages::audit::difference::{Change, changes};
use crate::pages::audit::words::{GROUPS, Words};
use crate::pages::audit::{subject, terms};
use crate::pages::shared::{remarks, settings};
use crate::store::{Actor, Entry, Recorded};
use crate::web::components::downloads::downloads;
use crate::web::components::filters::{Field, Filters, Kind};
use crate::web::components::listing;
use crate::web::components::listing::{Cell, Listing};
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown<'a> {
    pub(super) asked: &'a Asked,
    /// Newest first.
    pub(super) entries: &'a [Recorded],
    /// The office's units, to name those of the entries.
    pub(super) units: &'a [Unit],
    /// The instruments, to name those of targets.
    pub(super) instruments: &'a Catalogue,
    /// The topics of remarks, to name those of targets.
    pub(super) topics: &'a Topics,
    /// Whether there are older ones.
    pub(super) older: bool,
    pub(super) lang: Lang,
}

impl Shown<'_> {
    fn unit<'a>(&'a self, code: &'a str) -> &'a str {
        let found = self.units.iter().find(|unit| unit.code == code);
        found.map_or(code, |unit| unit.name.in_lang(self.lang))
    }

    fn instrument(&self, id: &str) -> String {
        let newest = self.instruments.newest(id);
        newest.map_or_else(|| id.to_owned(), |it| it.title.in_lang(self.lang).to_owned())
    }

    /// What an entry is about.
    fn subject(&self, entry: &Entry) -> String {
        let unit = |code: &str| self.unit(code).to_owned();
        let instrument = |id: &str| self.instrument(id);
        let topic = |code: &str| remarks::name(self.topics, code, self.lang).to_owned();
        let settings = settings::Named { instrument: &instrument, unit: &unit };
        subject::subject(entry, subject::Named { settings, topic: &topic }, self.lang)
    }

    /// A value in words; a unit by its name.
    fn value(&self, entry: &Entry, value: &str) -> String {
        let action = entry.action.as_str();
        if entry.subject_kind == "setting" {
            return settings::value(
                &entry.subject,
                &terms::value(action, value, self.lang),
                self.lang,
            );
        }
        let code = value.strip_prefix("unit:").unwrap_or(value);
        match self.units.iter().find(|unit| unit.code == code) {
            Some(unit) => unit.name.in_lang(self.lang).to_owned(),
            None => terms::value(action, value, self.lang),
        }
    }
}

/// The whole page.
pub(super) fn list(shown: &Shown<'_>) -> Markup {
    let words = Words::of(shown.lang);
    let path = address(shown, shown.asked.field("below"));
    let frame =
        Frame { title: words.title, lang: shown.lang, path: &path, audience: Audience::Office };
    let main = html! {
        h1 { (words.title) }
        p.lead { (words.lead) }
        (filters(shown, words))
        @if shown.asked.faults.is_empty() {
            p { (downloads(words.as_file, |ending| with_file(&path, ending))) }
            @if shown.entries.is_empty() { p { (words.nothing) } } @else { (table(shown, words)) }
        }
        @if let (true, Some(last)) = (shown.older, shown.entries.last()) {
            p { a href=(paths::in_lang(&address(shown, &last.number.to_string()), shown.lang)) { (words.older) } }
        }
    };
    page(&frame, &main)
}

/// The address of the same entries as a file.
fn with_file(path: &str, ending: &str) -> String {
    path.replacen(&paths::audit(), &format!("{}.{ending}", paths::audit()), 1)
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
    let kinds = ["account", "token", "command-line", "system"];
    let kinds = kinds.map(|code| (code.to_owned(), words.kind(code).unwrap_or(code).to_owned()));
    let who = Kind::Choice(Some(words.all), kinds.into());
    let mut fields = vec![Field::new(("who", words.who), asked.field("who"), who)];
    let groups = Kind::Choice(Some(words.all), groups(asked.field("action"), words));
    let text = |name| (name, Kind::Text);
    let days = ["from", "to"].map(|name| (name, Kind::Day));
    let more = [text("name"), ("action", groups), text("subject")].into_iter().chain(days);
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

/// What kinds of things are done, and the one action that is asked for.
fn groups(asked: &str, words: &Words) -> Vec<(String, String)> {
    let one = words.action(asked).map(|name| (asked.to_owned(), name.to_owned()));
    let group = |code: &&str| Some(((*code).to_owned(), words.group(code)?.to_owned()));
    GROUPS.iter().filter_map(group).chain(one).collect()
}

fn table(shown: &Shown<'_>, words: &Words) -> Markup {
    let heads = [words.when, words.who, words.action, words.subject, words.changed];
    let mut columns = vec![listing::numbers(words.number)];
    columns.extend(heads.map(listing::words));
    let rows = shown.entries.iter();
    let listing = Listing {
        label: words.title,
        class: "log",
        columns,
        rows: rows.map(|each| row(shown, each, words).into()).collect(),
        foot: None,
    };
    listing.markup()
}

fn row(shown: &Shown<'_>, recorded: &Recorded, words: &Words) -> [Cell; 6] {
    let entry = &recorded.entry;
    let at = office_time(entry.at).format("%d/%m/%Y %H:%M:%S");
    let cells = [
        html! { (recorded.number) },
        html! { time datetime=(entry.at.to_rfc3339()) { (at) } },
        who(&entry.actor, words),
        html! {
            @match words.action(&entry.action) {
                Some(name) => (name),
                None => code { (entry.action) },
            }
        },
        html! {
            (shown.subject(entry))
            @if let Some(unit) = &entry.unit { " (" (shown.unit(unit)) ")" }
        },
        changed(shown, recorded, words),
    ];
    cells.map(Cell::from)
}

/// What the entry changed in words; beside it as it was written, where that reads otherwise.
fn changed(shown: &Shown<'_>, recorded: &Recorded, words: &Words) -> Markup {
    let entry = &recorded.entry;
    let changes = changes(entry.before.as_deref(), entry.after.as_deref());
    let values = |all: &[String]| {
        let named = all.iter().map(|each| shown.value(entry, each));
        let named = named.collect::<Vec<_>>().join(", ");
        if named.is_empty() { "–".to_owned() } else { named }
    };
    let raw = [(words.before, entry.before.as_deref()), (words.after, entry.after.as_deref())];
    let raw = raw.map(|(name, text)| (name, text.unwrap_or("")));
    let is_as_written = |change: &Change| {
        let [before, after] = [&change.before, &change.after].map(|side| {
            let side = side.as_deref();
            side.map_or_else(String::new, values)
        });
        change.field.is_none() && before == raw[0].1 && after == raw[1].1
    };
    html! {
        @if changes.is_empty() { "–" } @else {
            ul.changed { @for change in &changes {
                li {
                    @if let Some(field) = terms::field(&entry.action, change.field.as_deref(), shown.lang) { (field) ": " }
                    @if let Some(before) = &change.before {
                        span.soft { (values(before)) }
                        span aria-hidden="true" { " → " } span.hidden { " " (words.becomes) " " }
                    }
                    strong { @match &change.after { Some(after) => (values(after)), None => "–" } }
                }
            } }
            @if !changes.iter().all(is_as_written) {
                details {
                    summary { (words.as_written) span.hidden { ", " (words.number) " " (recorded.number) } }
                    @for (name, text) in raw { @if !text.is_empty() { p { (name) ": " code { (text) } } } }
                }
            }
        }
    }
}

fn who(actor: &Actor, words: &Words) -> Markup {
    html! {
        @match actor {
            Actor::Account(name) => (name),
            Actor::Token(_) | Actor::CommandLine | Actor::System => {
                (words.kind(actor.kind()).unwrap_or_default()) " " (actor.name())
            }
        }
    }
}
