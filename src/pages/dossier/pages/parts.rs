//! What the pages share: what was asked, the form that narrows it, rates as cells.

use maud::{Markup, html};

use crate::base::calendar::Period;
use crate::base::{Lang, format};
use crate::domain::dossier::{Rates, verdict};
use crate::pages::dossier::asked::Asked;
use crate::pages::dossier::view::Axis;
use crate::pages::dossier::words::Words;
use crate::pages::shared::board;
use crate::pages::shared::period::PagePeriod;
use crate::pages::shared::places::{Places, choices};
use crate::stats::{Counted, Interval, LEVEL, Verdict, wilson};
use crate::web::components::blank::none_yet;
use crate::web::components::filters::{Field, Filters, Kind};
use crate::web::components::listing;
use crate::web::components::listing::{Cell, Listing};
use crate::web::components::part;
use crate::web::errors::problem::FieldError;
use crate::web::fields::first;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// A request, with what dossiers are named by.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) lang: Lang,
    /// Whether the reader brings in files and writes letters.
    pub(crate) may_handle: bool,
    /// Fewest answers that are settled together.
    pub(crate) k: u64,
    /// Whether the account is of the whole office.
    pub(crate) is_whole: bool,
    /// The query as it came.
    pub(crate) fields: Vec<(String, String)>,
    pub(crate) asked: Asked,
    pub(crate) faults: Vec<FieldError>,
    pub(crate) places: Places,
    /// The days of receipt that the page is of.
    pub(crate) period: PagePeriod,
    pub(crate) periods: [Period; 4],
    pub(crate) today: chrono::NaiveDate,
}

impl Seen {
    pub(crate) fn words(&self) -> &'static Words {
        Words::of(self.lang)
    }

    pub(super) fn field(&self, name: &str) -> &str {
        first(&self.fields, name)
    }

    /// `path` with this query, some fields set anew.
    pub(super) fn address(&self, path: &str, changes: &[(&str, &str)]) -> String {
        let is_kept = |name: &str| name != "lang" && changes.iter().all(|(each, _)| *each != name);
        let kept = self.fields.iter().filter(|(name, _)| is_kept(name));
        let kept = kept.map(|(name, value)| (name.as_str(), value.as_str()));
        paths::with_query(path, kept.chain(changes.iter().copied()))
    }

    /// The same in the page's language, for a link.
    pub(super) fn link(&self, path: &str, changes: &[(&str, &str)]) -> String {
        paths::in_lang(&self.address(path, changes), self.lang)
    }

    /// The top of the page at `path`: its title and its period.
    pub(super) fn top(&self, title: &str, path: &str) -> Markup {
        self.period.bar(title, &self.fields, |changes| self.link(path, changes), self.lang)
    }

    /// The page around `main`, at `path` with this query.
    pub(super) fn page(&self, title: &str, path: &str, main: &Markup) -> Markup {
        let frame = Frame {
            title,
            lang: self.lang,
            path: &self.address(path, &[]),
            audience: Audience::Office,
        };
        page(&frame, main)
    }

    /// What could not be read, and the form that narrows the page at `path`; `states` are those of the
    /// list, the one that is shown first.
    pub(super) fn form(&self, path: &str, (state, states): (&str, &[(String, String)])) -> Markup {
        let words = self.words();
        let named = |axis: Axis| match axis {
            Axis::Unit => self.places.unit_choices(self.lang),
            Axis::Touchpoint => choices(&self.places.touchpoints, self.lang),
            Axis::Procedure => choices(&self.places.procedures, self.lang),
        };
        let choice = |name, label, options| {
            Field::new((name, label), self.field(name), Kind::Choice(Some(words.all), options))
        };
        let mut fields = Vec::new();
        if !states.is_empty() {
            let kind = Kind::Choice(None, states.to_vec());
            fields.push(Field::new(("state", words.state), state.to_owned(), kind));
        }
        fields.extend(
            ["period", "from", "to"]
                .map(|name| Field::new((name, ""), self.field(name), Kind::Kept)),
        );
        fields.extend(Axis::ALL.map(|axis| choice(axis.field(), words.axis(axis), named(axis))));
        let is_of_days = |name: &str| ["lang", "period", "from", "to", "after"].contains(&name);
        let is_narrowed = !self.fields.iter().all(|(name, _)| is_of_days(name));
        let filters = Filters {
            lang: self.lang,
            path,
            label: words.filter,
            show: words.show,
            clear: is_narrowed.then(|| (paths::in_lang(path, self.lang), words.clear)),
            hint: None,
            refused: words.bad_filter,
            faults: self.faults.iter().map(|fault| fault.field.as_str()).collect(),
            fields,
        };
        filters.markup()
    }
}

/// A verdict as a badge.
pub(super) fn badge(found: Option<Verdict>, lang: Lang) -> Markup {
    html! {
        @match found {
            Some(found) => (board::verdict(found, lang)),
            None => { span.soft { (Words::of(lang).none_yet) } },
        }
    }
}

/// A share in percent, with its whole numbers before it.
pub(super) fn share(counted: Counted, lang: Lang) -> Option<String> {
    let (part, whole) = (counted.successes, counted.trials);
    let percent = format::percent(counted.share()?, lang);
    let counts = format!("{}/{}", format::count(part, lang), format::count(whole, lang));
    Some(format!("{counts} ({percent})"))
}

/// The interval of a share.
pub(super) fn interval(counted: Counted, lang: Lang) -> Option<String> {
    let Interval(low, high) = wilson(counted.successes, counted.trials, LEVEL)?;
    Some(format::percent_range((low, high), lang))
}

/// A line of rates for each name.
pub(super) fn rates(seen: &Seen, head: &str, rows: &[(String, Option<String>, Rates)]) -> Markup {
    let (words, lang) = (seen.words(), seen.lang);
    let lowest = lowest(rows, lang);
    let heads =
        [words.rate, words.interval, words.target, words.open, words.overdue, words.apologised];
    let rows = rows.iter().map(|(name, address, rates)| {
        let on_time = rates.on_time;
        let cells = [
            html! { @if let Some(address) = address { a href=(address) { (name) } } @else { (name) } },
            html! { @if let Some(share) = share(on_time, lang) { (share) } @else { (none_yet(lang)) } },
            html! { @if let Some(interval) = interval(on_time, lang) { (interval) } @else { (none_yet(lang)) } },
            badge(verdict(on_time), lang),
            html! { (format::count(rates.open, lang)) },
            html! { span.late[rates.overdue > 0] { (format::count(rates.overdue, lang)) } },
            html! { (share(rates.apologised, lang).unwrap_or(words.nothing_arose.to_owned())) },
        ];
        cells.map(Cell::from).into()
    });
    let listing = Listing {
        label: head,
        class: "",
        columns: [head].into_iter().chain(heads).map(listing::words).collect(),
        rows: rows.collect(),
        foot: None,
    };
    part::rows(listing.rows.len(), lowest.as_deref(), listing.markup(), lang)
}

/// The lowest share in time, with its name.
fn lowest(rows: &[(String, Option<String>, Rates)], lang: Lang) -> Option<String> {
    let told = rows.iter().filter_map(|(name, _, rates)| Some((name, rates.on_time.share()?)));
    let (name, least) = told.min_by(|one, other| one.1.total_cmp(&other.1))?;
    Some(format!("{name}, {}", format::percent(least, lang)))
}
