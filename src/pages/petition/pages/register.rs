//! The register, for staff.

use maud::{Markup, html};

use super::parts;
use crate::base::calendar::Chosen;
use crate::base::{Lang, format};
use crate::domain::petition::{Rates, State, Urgency};
use crate::domain::unit::{Ended, Unit};
use crate::pages::petition::filter::Asked;
use crate::pages::petition::view::Entry;
use crate::pages::petition::words::{OfficeWords, Words};
use crate::pages::shared::period::PagePeriod;
use crate::pages::shared::places::unit_choices;
use crate::store::WaitingAnswer;
use crate::web::components::downloads::downloads;
use crate::web::components::filters::{Field, Filters, Kind};
use crate::web::components::listing;
use crate::web::components::listing::{Cell, Listing};
use crate::web::errors::problem::FieldError;
use crate::web::fields::first;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// What the page shows.
#[derive(Debug)]
pub(crate) struct Register<'a> {
    pub(crate) may_act: bool,
    /// How many wait outside of the register.
    pub(crate) waiting: u64,
    /// Answers that wait for a second person, the first.
    pub(crate) proposed: &'a [WaitingAnswer],
    pub(crate) found: &'a Found,
    pub(crate) units: &'a [Unit],
    /// The units that are no more.
    pub(crate) ended: &'a [Ended],
    pub(crate) asked: &'a Asked,
    pub(crate) faults: &'a [FieldError],
    /// The days the list and the rates are of.
    pub(crate) period: PagePeriod,
    /// The query, with the period it is of.
    pub(crate) fields: &'a [(String, String)],
    pub(crate) lang: Lang,
}

/// What fits.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// A page of it.
    pub(crate) entries: Vec<Entry>,
    /// The number that the rest is behind.
    pub(crate) next: Option<u64>,
    pub(crate) rates: Rates,
    /// How many are overdue and how many are due soon, of all days and whatever their urgency.
    pub(crate) pressing: (u64, u64),
}

impl Register<'_> {
    fn field(&self, name: &str) -> &str {
        first(self.fields, name)
    }

    /// The query without language, with some fields set anew; a blank one is taken out.
    fn address(&self, path: &str, changes: &[(&str, &str)]) -> String {
        let is_changed = |name: &str| changes.iter().any(|(each, _)| *each == name);
        let is_kept = |name: &str| !["lang", "before"].contains(&name) && !is_changed(name);
        let kept = self.fields.iter().filter(|(name, _)| is_kept(name));
        let kept = kept.map(|(name, value)| (name.as_str(), value.as_str()));
        paths::with_query(path, kept.chain(changes.iter().copied()))
    }

    fn link(&self, changes: &[(&str, &str)]) -> String {
        paths::in_lang(&self.address(&paths::register(), changes), self.lang)
    }

    /// Whether it is filtered by more than days.
    fn is_filtered(&self) -> bool {
        let is_of_days = |name: &str| ["lang", "period", "from", "to", "before"].contains(&name);
        self.fields.iter().any(|(name, value)| !is_of_days(name) && !value.is_empty())
    }

    fn unit(&self, code: Option<&str>) -> &str {
        match code {
            None => OfficeWords::of(self.lang).no_unit,
            Some(code) => self
                .units
                .iter()
                .find(|unit| unit.code == code)
                .map_or("", |unit| unit.name.in_lang(self.lang)),
        }
    }
}

/// The whole page.
pub(crate) fn register(shown: &Register<'_>) -> Markup {
    let lang = shown.lang;
    let words = OfficeWords::of(lang);
    let at = |before: &str| shown.address(&paths::register(), &[("before", before)]);
    let own = at(&shown.asked.before.map(|number| number.to_string()).unwrap_or_default());
    let frame = Frame { title: words.title, lang, path: &own, audience: Audience::Office };
    let found = shown.found;
    let next = found.next.map(|number| at(&number.to_string()));
    let first = shown.asked.before.map(|_| at(""));
    let main = html! {
        (shown.period.bar(words.title, shown.fields, |changes| shown.link(changes), lang))
        p.lead { (words.lead) }
        (pressing(shown))
        (proposed(shown))
        p.links {
            @if shown.may_act { a href=(paths::in_lang(&paths::register_new(), lang)) { (words.enter) } " · " }
            @if shown.may_act && shown.waiting > 0 {
                a href=(paths::in_lang(&paths::register_apart(), lang)) {
                    (words.apart_link(&format::count(shown.waiting, lang)))
                } " · "
            }
            @if shown.faults.is_empty() {
                (downloads(words.download, |ending| shown.address(&paths::register_file(ending), &[])))
            }
        }
        (filters(shown))
        @if shown.faults.is_empty() {
            @if found.entries.is_empty() { (nothing(shown)) } @else { (table(shown)) }
            (parts::turn(first, next, lang))
            (parts::rates(&found.rates, &shown.period.said(lang), lang))
        }
    };
    page(&frame, &main)
}

/// Why the list is empty; a reader who looks for a name is told that names cannot be found.
fn nothing(shown: &Register<'_>) -> Markup {
    let words = OfficeWords::of(shown.lang);
    let is_of_days = !shown.is_filtered() && shown.period.chosen != Some(Chosen::All);
    html! {
        p {
            @if is_of_days { (words.none_then) }
            @else { (parts::nothing(shown.is_filtered(), shown.found.next.is_some(), shown.lang)) }
        }
        @if !shown.asked.words.is_empty() { p.hint { (words.names_are_sealed) } }
    }
}

/// Answers that wait for a second person.
fn proposed(shown: &Register<'_>) -> Markup {
    let (words, shared) = (OfficeWords::of(shown.lang), Words::of(shown.lang));
    html! {
        @if !shown.proposed.is_empty() {
            h2 { (words.to_approve) }
            ul {
                @for answer in shown.proposed {
                    li {
                        a href=(paths::in_lang(&paths::registered_approval(&answer.code), shown.lang)) {
                            (shared.numbered) " " (answer.number) ": " (answer.subject)
                        }
                        " (" (words.written_by) " " (answer.proposed_by) ")"
                    }
                }
            }
        }
    }
}

/// What is to be done today: links to what is late and to what soon will be.
fn pressing(shown: &Register<'_>) -> Markup {
    let words = OfficeWords::of(shown.lang);
    let (overdue, soon) = shown.found.pressing;
    let all = Chosen::All.to_string();
    let link = |urgency: &str| {
        shown.link(&[("urgency", urgency), ("period", &all), ("from", ""), ("to", "")])
    };
    html! {
        @if shown.faults.is_empty() {
            p {
                a href=(link("overdue")) { (overdue) " " (words.overdue) }
                " · "
                a href=(link("warn")) { (soon) " " (words.due_soon) }
                " " span.soft { "(" (words.of_all_days) ")" }
            }
        }
    }
}

fn filters(shown: &Register<'_>) -> Markup {
    let (words, shared) = (OfficeWords::of(shown.lang), Words::of(shown.lang));
    let states = State::ALL.map(|state| (state.code().to_owned(), shared.state(state).to_owned()));
    let units = unit_choices(shown.units, shown.ended, shown.lang);
    let urgencies = [("warn", Urgency::Warn), ("overdue", Urgency::Overdue)];
    let urgencies =
        urgencies.map(|(code, urgency)| (code.to_owned(), shared.urgency(urgency).to_owned()));
    let field = |name, label, kind| Field::new((name, label), shown.field(name), kind);
    let choice = |name, label, options: Vec<(String, String)>| {
        field(name, label, Kind::Choice(Some(words.all), options))
    };
    let kept = |name| field(name, "", Kind::Kept);
    let filters = Filters {
        lang: shown.lang,
        path: &paths::register(),
        label: words.filter,
        show: shared.show,
        clear: shown
            .is_filtered()
            .then(|| (paths::in_lang(&paths::register(), shown.lang), words.clear)),
        hint: None,
        refused: shared.bad_filter,
        faults: shown.faults.iter().map(|fault| fault.field.as_str()).collect(),
        fields: vec![
            field("q", shared.search, Kind::Search),
            choice("state", shared.state, states.into()),
            choice("unit", shared.unit, units),
            choice("urgency", words.urgency, urgencies.into()),
            kept("period"),
            kept("from"),
            kept("to"),
        ],
    };
    filters.markup()
}

fn table(shown: &Register<'_>) -> Markup {
    let (words, shared) = (OfficeWords::of(shown.lang), Words::of(shown.lang));
    let heads = [shared.received, shared.unit, shared.state, shared.reply_due, words.urgency];
    let mut columns = vec![listing::words(shared.subject), listing::numbers(shared.number)];
    columns.extend(heads.map(listing::words));
    let listing = Listing {
        label: words.title,
        class: "register",
        columns,
        rows: shown.found.entries.iter().map(|entry| row(shown, entry).into()).collect(),
        foot: None,
    };
    listing.markup()
}

fn row(shown: &Register<'_>, entry: &Entry) -> [Cell; 7] {
    let (petition, lang) = (&entry.petition, shown.lang);
    let address = paths::in_lang(&paths::registered(&petition.code), lang);
    let cells = [
        html! { a href=(address) { (petition.subject) } },
        html! { (petition.number) },
        html! { (format::day(petition.received, lang)) },
        html! { (shown.unit(petition.unit.as_deref())) },
        html! { (Words::of(lang).state(petition.state)) },
        html! { @if let Some(deadline) = entry.deadline { (format::day(deadline.reply.day, lang)) } @else { "–" } },
        html! {
            @if let Some(urgency) = entry.urgency() {
                (parts::urgency(urgency, lang))
                @if let Some(due) = entry.deadline.and_then(|deadline| deadline.act_due()) {
                    " " span.soft { (owed(petition.state, &format::day(due, lang), lang)) }
                }
            } @else { "–" }
        },
    ];
    cells.map(Cell::from)
}

/// What is owed next of a petition, by its last day.
fn owed(state: State, day: &str, lang: Lang) -> String {
    let words = OfficeWords::of(lang);
    match state {
        State::New | State::Received => words.sort_by(day),
        State::Handled => words.publish_by(day),
        _ => words.answer_by(day),
    }
}
