//! What a page was asked for, and the GET form to ask for something else.

use std::sync::Arc;

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::calendar::{Period, Report, Span};
use crate::config::Config;
use crate::dashboard::axis::Names;
use crate::dashboard::view::Figures;
use crate::dashboard::words::{Words, words};
use crate::measure::Filter;
use crate::store::{Staff, Tier};
use crate::survey::{Catalogue, Lang};
use crate::web::assets;
use crate::web::board::Shown;
use crate::web::paths;
use crate::web::places::{Places, choices};
use crate::web::problem::FieldError;
use crate::web::shell::{Audience, Frame, page};

/// A request for figures.
#[derive(Clone, Debug)]
pub(in crate::dashboard) struct Asked {
    pub(in crate::dashboard) staff: Staff,
    pub(in crate::dashboard) lang: Lang,
    /// The query as it came.
    pub(in crate::dashboard) fields: Vec<(String, String)>,
    /// What could be read of it.
    pub(in crate::dashboard) filter: Filter,
    /// What could not.
    pub(in crate::dashboard) faults: Vec<FieldError>,
    pub(in crate::dashboard) places: Places,
    /// The office's day.
    pub(in crate::dashboard) today: NaiveDate,
    /// What stands for the batches the page shows.
    pub(in crate::dashboard) mark: String,
    /// The instruments, to name those that matters are about.
    pub(in crate::dashboard) instruments: Arc<Catalogue>,
    /// The periods of this reporting year.
    pub(in crate::dashboard) periods: [Period; 4],
    pub(in crate::dashboard) config: Arc<Config>,
}

impl Asked {
    pub(super) fn words(&self) -> &'static Words {
        words(self.lang)
    }

    /// A field of the query; empty when it is not there.
    pub(in crate::dashboard) fn field(&self, name: &str) -> &str {
        let found = self.fields.iter().find(|(each, _)| each == name);
        found.map_or("", |(_, value)| value)
    }

    pub(super) fn names(&self) -> Names<'_> {
        Names {
            units: &self.places.units,
            touchpoints: &self.places.touchpoints,
            procedures: &self.places.procedures,
            words: self.words(),
            lang: self.lang,
        }
    }

    pub(super) fn shown<'a>(&self, figures: &'a Figures<'_>) -> Shown<'a> {
        Shown {
            instrument: figures.instrument,
            card: &figures.card,
            k: self.config.staff_cell,
            lang: self.lang,
        }
    }

    /// `path` with the query, and with `changes` in it: a blank one is taken out.
    pub(super) fn address(&self, path: &str, changes: &[(&str, &str)]) -> String {
        let is_new = |name: &str| changes.iter().any(|(each, _)| *each == name);
        let kept = self
            .fields
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()));
        let kept = kept.filter(|(name, _)| !is_new(name) && *name != "lang");
        paths::with_query(path, kept.chain(changes.iter().copied()))
    }

    /// The same in the page's language, for a link.
    pub(super) fn link(&self, path: &str, changes: &[(&str, &str)]) -> String {
        paths::in_lang(&self.address(path, changes), self.lang)
    }

    /// The page around `main`, at `path` with this query.
    pub(super) fn page(&self, title: &str, path: &str, main: &Markup) -> Markup {
        let frame = Frame {
            title,
            lang: self.lang,
            path: &self.address(path, &[]),
            demo: self.config.demo,
            audience: Audience::Office(&self.staff.name),
        };
        let script = html! {
            script src=(assets::live_script()) data-since=(self.mark) defer {}
        };
        page(&frame, &html! { (main) (script) })
    }

    /// The days compared with earlier ones: those of the filter, or the last three months.
    pub(super) fn span(&self, filter: &Filter) -> Option<Span> {
        match (filter.from, filter.to) {
            (Some(first), last) => Some(Span {
                first,
                last: last.unwrap_or(self.today).max(first),
            }),
            (None, Some(last)) => Span::three_months_to(last),
            (None, None) => Span::three_months_to(self.today),
        }
    }

    /// The form that narrows the page at `path`; `more` are its fields beside the common ones.
    pub(super) fn form(&self, path: &str, more: &Markup) -> Markup {
        let words = self.words();
        html! {
            @for fault in &self.faults { p.say role="alert" { (words.bad_filter) " " (fault.field) } }
            form.filters method="get" action=(path) aria-label=(words.filter_title) {
                @if self.lang == Lang::En { input type="hidden" name="lang" value="en"; }
                (more)
                (self.period())
                div { label for="from" { (words.from) } input #from type="date" name="from" value=(self.field("from")); }
                div { label for="to" { (words.to) } input #to type="date" name="to" value=(self.field("to")); }
                (self.choice("unit", words.unit, &choices(&self.places.units, self.lang)))
                (self.choice("touchpoint", words.touchpoint, &choices(&self.places.touchpoints, self.lang)))
                (self.choice("procedure", words.procedure, &self.procedures()))
                (self.choice("tier", words.tier, &self.tiers()))
                button type="submit" { (words.show) }
                @if self.filter != Filter::default() { a href=(paths::in_lang(path, self.lang)) { (words.clear) } }
            }
        }
    }

    fn period(&self) -> Markup {
        let words = self.words();
        let periods: Vec<_> = self
            .periods
            .iter()
            .map(|period| (period.to_string(), period_name(*period, words)))
            .collect();
        self.choice("period", words.period, &periods)
    }

    /// Those that are done at a touchpoint of the page.
    fn procedures(&self) -> Vec<(String, String)> {
        let touchpoints = &self.places.touchpoints;
        let done = |code: &String| {
            touchpoints
                .iter()
                .any(|each| each.procedures.contains(code))
        };
        let procedures = self.places.procedures.iter();
        choices(procedures.filter(|each| done(&each.code)), self.lang)
    }

    fn tiers(&self) -> Vec<(String, String)> {
        let words = self.words();
        Tier::ALL
            .into_iter()
            .map(|tier| (tier.code().to_owned(), words.tier(tier).to_owned()))
            .collect()
    }

    /// One list to choose from, "all" first.
    pub(super) fn choice(&self, name: &str, label: &str, options: &[(String, String)]) -> Markup {
        let chosen = self.field(name);
        html! {
            div {
                label for=(name) { (label) }
                select id=(name) name=(name) {
                    option value="" { (self.words().all) }
                    @for (value, text) in options {
                        option value=(value) selected[value == chosen] { (text) }
                    }
                }
            }
        }
    }
}

fn period_name(period: Period, words: &Words) -> String {
    let report = match period.report {
        Report::FirstQuarter => words.quarter,
        Report::SixMonths => words.half,
        Report::ThirdQuarter => words.third,
        Report::Year => words.year,
    };
    format!("{report} {}", period.year)
}
