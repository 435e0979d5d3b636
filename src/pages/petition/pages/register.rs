//! The register, for staff.

use maud::{Markup, html};

use super::parts;
use crate::base::calendar::{Chosen, Period};
use crate::base::{Lang, format};
use crate::domain::petition::{Rates, State, Urgency};
use crate::domain::unit::Unit;
use crate::pages::petition::filter::Asked;
use crate::pages::petition::view::Entry;
use crate::pages::petition::words::{OfficeWords, Words};
use crate::pages::shared::period;
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
    /// A page of what fits.
    pub(crate) entries: &'a [Entry],
    /// The number that the rest is behind.
    pub(crate) next: Option<u64>,
    pub(crate) rates: &'a Rates,
    /// How many are overdue and how many are due soon, of those that fit but for urgency.
    pub(crate) pressing: (u64, u64),
    pub(crate) units: &'a [Unit],
    pub(crate) asked: &'a Asked,
    pub(crate) faults: &'a [FieldError],
    /// The query as it came.
    pub(crate) fields: &'a [(String, String)],
    pub(crate) periods: [Period; 4],
    pub(crate) lang: Lang,
}

impl Register<'_> {
    fn field(&self, name: &str) -> &str {
        first(self.fields, name)
    }

    /// The query without language, with one field set anew; a blank one is taken out.
    fn address(&self, path: &str, (name, value): (&str, &str)) -> String {
        let is_kept = |each: &str| each != "lang" && each != name && each != "before";
        let kept = self.fields.iter().filter(|(each, _)| is_kept(each));
        let kept = kept.map(|(name, value)| (name.as_str(), value.as_str()));
        paths::with_query(path, kept.chain([(name, value)]))
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
    let before = shown.asked.before.map(|number| number.to_string()).unwrap_or_default();
    let own = shown.address(&paths::register(), ("before", &before));
    let frame = Frame {
        title: words.title,
        lang,
        path: if shown.fields.is_empty() { "/office/petitions" } else { &own },
        audience: Audience::Office,
    };
    let next =
        shown.next.map(|number| shown.address(&paths::register(), ("before", &number.to_string())));
    let first = shown.asked.before.map(|_| shown.address(&paths::register(), ("before", "")));
    let main = html! {
        h1 { (words.title) }
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
            (downloads(words.download, |ending| shown.address(&paths::register_file(ending), ("before", ""))))
        }
        (filters(shown))
        @if shown.entries.is_empty() { (nothing(shown)) } @else {
            (table(shown, shown.entries.iter()))
        }
        (parts::turn(first, next, lang))
        (parts::rates(shown.rates, lang))
    };
    page(&frame, &main)
}

/// Why the list is empty; a reader who looks for a name is told that names cannot be found.
fn nothing(shown: &Register<'_>) -> Markup {
    let words = OfficeWords::of(shown.lang);
    let is_narrowed = shown.fields.iter().any(|(name, value)| name != "lang" && !value.is_empty());
    html! {
        p { (parts::nothing(is_narrowed, shown.next.is_some(), shown.lang)) }
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
    let (overdue, soon) = shown.pressing;
    let link = |urgency: &str| {
        paths::in_lang(&shown.address(&paths::register(), ("urgency", urgency)), shown.lang)
    };
    html! {
        p {
            a href=(link("overdue")) { (overdue) " " (words.overdue) }
            " · "
            a href=(link("warn")) { (soon) " " (words.due_soon) }
        }
    }
}

fn filters(shown: &Register<'_>) -> Markup {
    let (words, shared) = (OfficeWords::of(shown.lang), Words::of(shown.lang));
    let states = State::ALL.map(|state| (state.code().to_owned(), shared.state(state).to_owned()));
    let units = shown.units.iter();
    let units: Vec<_> =
        units.map(|unit| (unit.code.clone(), unit.name.in_lang(shown.lang).to_owned())).collect();
    let urgencies = [("warn", Urgency::Warn), ("overdue", Urgency::Overdue)];
    let urgencies =
        urgencies.map(|(code, urgency)| (code.to_owned(), shared.urgency(urgency).to_owned()));
    let periods = shown
        .periods
        .map(|each| (each.to_string(), period::name(Chosen::Report(each), shown.lang)));
    let field = |name, label, kind| Field::new((name, label), shown.field(name), kind);
    let choice = |name, label, options: Vec<(String, String)>| {
        field(name, label, Kind::Choice(Some(words.all), options))
    };
    let all_time = Kind::Choice(Some(shared.all_time), periods.into());
    let is_narrowed = shown.fields.iter().any(|(name, _)| name != "lang");
    let filters = Filters {
        lang: shown.lang,
        path: &paths::register(),
        label: words.filter,
        show: shared.show,
        clear: is_narrowed.then(|| (paths::in_lang(&paths::register(), shown.lang), words.clear)),
        hint: None,
        refused: shared.bad_filter,
        faults: shown.faults.iter().map(|fault| fault.field.as_str()).collect(),
        fields: vec![
            field("q", shared.search, Kind::Search),
            choice("state", shared.state, states.into()),
            choice("unit", shared.unit, units),
            choice("urgency", words.urgency, urgencies.into()),
            field("period", shared.period, all_time),
        ],
    };
    filters.markup()
}

fn table<'a>(shown: &Register<'_>, entries: impl Iterator<Item = &'a Entry>) -> Markup {
    let (words, shared) = (OfficeWords::of(shown.lang), Words::of(shown.lang));
    let heads = [shared.received, shared.unit, shared.state, shared.reply_due, words.urgency];
    let mut columns = vec![listing::words(shared.subject), listing::numbers(shared.number)];
    columns.extend(heads.map(listing::words));
    let listing = Listing {
        label: words.title,
        class: "register",
        columns,
        rows: entries.map(|entry| row(shown, entry).into()).collect(),
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
