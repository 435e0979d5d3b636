//! What a page was requested, and the GET form to ask for something else.

use std::sync::Arc;

use chrono::NaiveDate;
use maud::{Markup, html};

use crate::base::Lang;
use crate::base::calendar::Span;
use crate::config::Config;
use crate::domain::measure::Filter;
use crate::domain::survey::Tier;
use crate::domain::wave::{OUTSIDE, Wave};
use crate::pages::dashboard::axis::{Axis, Names};
use crate::pages::dashboard::grid::Cut;
use crate::pages::dashboard::view::Figures;
use crate::pages::dashboard::words::{DrillWords, WaveWords, Words};
use crate::pages::shared::board;
use crate::pages::shared::board::Shown;
use crate::pages::shared::period::PagePeriod;
use crate::pages::shared::places::{Places, choices};
use crate::pages::shared::waves;
use crate::store::{Instruments, Staff};
use crate::web::components::filters::{Field, Filters, Kind};
use crate::web::fields::first;
use crate::web::shell::{Audience, Frame, page};
use crate::web::{assets, paths};

/// The field that keeps days of few answers alone.
const POOL: &str = "pool";

/// Its value.
const ALONE: &str = "no";

/// A request for figures.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) staff: Staff,
    pub(crate) lang: Lang,
    /// The query as it came.
    pub(crate) fields: Vec<(String, String)>,
    /// What was read of it.
    pub(crate) filter: Filter,
    pub(crate) places: Places,
    /// Whether the reader may take single responses, and so sees procedures in full.
    pub(crate) is_full: bool,
    /// Whether the account is of the whole office.
    pub(crate) is_whole: bool,
    /// The office's day.
    pub(crate) today: NaiveDate,
    /// What stands for the batches the page shows.
    pub(crate) mark: String,
    /// The instruments, for their names.
    pub(crate) instruments: Instruments,
    /// The period of the figures.
    pub(crate) period: PagePeriod,
    /// The waves of the page's instrument; none on pages of several.
    pub(crate) waves: Vec<Wave>,
    /// How far the wave that was asked for has come.
    pub(crate) progress: Option<String>,
    pub(crate) config: Arc<Config>,
}

impl Asked {
    /// Whether days of too few answers are pooled with earlier ones: never those of a wave.
    pub(crate) fn pools(&self) -> bool {
        self.field(POOL) != ALONE && self.filter.wave.is_none()
    }

    pub(crate) fn words(&self) -> &'static Words {
        Words::of(self.lang)
    }

    /// A field of the query; empty when it is not there.
    pub(crate) fn field(&self, name: &str) -> &str {
        first(&self.fields, name)
    }

    /// The heads of a cross-table's file.
    pub(crate) fn cross_heads(&self, cut: Cut) -> [&'static str; 4] {
        let words = self.words();
        let columns = cut.columns.map_or(words.items, |axis| axis.name(words));
        let more = DrillWords::of(self.lang);
        [cut.rows.name(words), columns, more.rate, more.responses]
    }

    pub(crate) fn names(&self) -> Names<'_> {
        Names {
            units: &self.places.units,
            touchpoints: &self.places.touchpoints,
            procedures: &self.places.procedures,
            words: self.words(),
            lang: self.lang,
        }
    }

    pub(crate) fn shown<'a>(&self, figures: &'a Figures<'_>) -> Shown<'a> {
        Shown {
            instrument: figures.instrument,
            card: &figures.card,
            k: self.config.staff_cell,
            a_year: figures.a_year,
            pooled: figures.pooled,
            lang: self.lang,
        }
    }

    /// `path` with the query, and with `changes` in it: a blank one is taken out.
    pub(super) fn address(&self, path: &str, changes: &[(&str, &str)]) -> String {
        let is_new = |name: &str| changes.iter().any(|(each, _)| *each == name);
        let kept = self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let kept = kept.filter(|(name, _)| !is_new(name) && *name != "lang");
        paths::with_query(path, kept.chain(changes.iter().copied()))
    }

    /// The same in the page's language, for a link.
    pub(super) fn link(&self, path: &str, changes: &[(&str, &str)]) -> String {
        paths::in_lang(&self.address(path, changes), self.lang)
    }

    /// The way to the days that were asked for alone, and back; nothing where they suffice.
    pub(super) fn pooling(&self, figures: &Figures<'_>, path: &str) -> Markup {
        let words = DrillWords::of(self.lang);
        html! {
            @if figures.pooled.is_some() {
                p.hint { a href=(self.link(path, &[(POOL, ALONE)])) { (words.alone) } }
            } @else if self.field(POOL) == ALONE {
                p.hint { a href=(self.link(path, &[(POOL, "")])) { (words.together) } }
            }
        }
    }

    /// Which days are counted on a page without a headline.
    pub(super) fn pooled(&self, figures: &Figures<'_>, path: &str) -> Markup {
        html! {
            @if let Some(pooled) = &figures.pooled { p.note { (board::pooled_days(pooled, self.lang)) "." } }
            (self.pooling(figures, path))
        }
    }

    /// A criterion's name and the address of its page.
    pub(super) fn item_link(&self, figures: &Figures<'_>, code: &str) -> (String, String) {
        let item = figures.instrument.item(code);
        let title = item.map_or(code, |item| item.title.in_lang(self.lang)).to_owned();
        (title, self.link(&paths::office_item(&figures.instrument.id, code), &[]))
    }

    /// A unit's or touchpoint's name and the address of the survey's page of it alone.
    pub(super) fn place_link(
        &self,
        figures: &Figures<'_>,
        (axis, key): (Axis, &str),
    ) -> (String, String) {
        let path = paths::office_instrument(&figures.instrument.id);
        (self.names().of(axis, key), self.link(&path, &[(axis.code(), key)]))
    }

    /// The page around `main`, at `path` with this query.
    pub(super) fn page(&self, title: &str, path: &str, main: &Markup) -> Markup {
        let frame = Frame {
            title,
            lang: self.lang,
            path: &self.address(path, &[]),
            audience: Audience::Office,
        };
        let script = html! {
            script src=(assets::live_script()) data-since=(self.mark) defer {}
        };
        page(&frame, &html! { (main) p.hint { (self.basis()) } (script) })
    }

    /// What days and small counters mean.
    pub(super) fn basis(&self) -> String {
        board::basis_line(self.config.staff_cell, self.is_whole, self.lang)
    }

    /// The days compared with earlier ones: those of the filter, or the last three months.
    pub(super) fn span(&self, filter: &Filter) -> Option<Span> {
        match (filter.from, filter.to) {
            (Some(first), last) => {
                Some(Span { first, last: last.unwrap_or(self.today).max(first) })
            }
            (None, Some(last)) => Span::three_months_to(last),
            (None, None) => Span::three_months_to(self.today),
        }
    }

    /// The top of the page at `path`: its title and its period.
    pub(super) fn top(&self, title: &str, path: &str) -> Markup {
        html! {
            (self.period.bar(title, &self.fields, |changes| self.link(path, changes), self.lang))
            (self.wave_bar(path))
        }
    }

    /// The waves of the instrument to choose from, and how far the chosen one has come.
    fn wave_bar(&self, path: &str) -> Markup {
        let (words, lang) = (WaveWords::of(self.lang), self.lang);
        let asked = self.filter.wave.as_deref();
        let chosen = self.waves.iter().find(|wave| Some(&*wave.code) == asked);
        let name = match (chosen, asked) {
            (Some(wave), _) => wave.name.as_str(),
            (None, Some(_)) => words.outside,
            (None, None) => words.all,
        };
        let link = |code: &str| {
            self.link(
                path,
                &[("wave", code), ("period", ""), ("from", ""), ("to", ""), ("after", "")],
            )
        };
        let here = |code: Option<&str>| (asked == code).then_some("true");
        html! {
            @if !self.waves.is_empty() {
                details.choose.waves {
                    summary {
                        strong { (words.wave) ": " (name) }
                        @if let Some(wave) = chosen { " " span { (waves::days(wave, lang)) } }
                    }
                    nav.choices aria-label=(words.wave) {
                        a href=(link("")) aria-current=[here(None)] { (words.all) }
                        @for wave in &self.waves {
                            a href=(link(&wave.code)) aria-current=[here(Some(&wave.code))] { (wave.name) }
                        }
                        a href=(link(OUTSIDE)) aria-current=[here(Some(OUTSIDE))] { (words.outside) }
                    }
                }
                @if let Some((wave, progress)) = chosen.zip(self.progress.as_ref()) {
                    p.standing {
                        (progress) " "
                        a href=(paths::in_lang(&paths::wave(&wave.code), lang)) { (words.of_wave) }
                    }
                }
            }
        }
    }

    /// The form that narrows the page at `path`; `more` are its fields before the common ones.
    pub(super) fn form(&self, path: &str, more: Vec<Field<'_>>) -> Markup {
        let words = self.words();
        let choice = |name: &'static str, label: &'static str, options| {
            Field::new((name, label), self.field(name), Kind::Choice(Some(words.all), options))
        };
        let kept = |name| Field::new((name, ""), self.field(name), Kind::Kept);
        let mut fields = more;
        fields.extend(["period", "from", "to", "wave", POOL].map(kept));
        fields.extend([
            choice("unit", words.unit, self.places.unit_choices(self.lang)),
            choice("touchpoint", words.touchpoint, choices(&self.places.touchpoints, self.lang)),
            choice("tier", words.tier, self.tiers()),
        ]);
        if self.is_full {
            fields.push(choice("procedure", words.procedure, self.procedures()));
        }
        let narrowing = ["unit", "touchpoint", "tier", "procedure"];
        let is_narrowed = narrowing.iter().any(|name| !self.field(name).is_empty());
        let filters = Filters {
            lang: self.lang,
            path,
            label: words.filter_title,
            show: words.show,
            clear: is_narrowed
                .then(|| (self.link(path, &narrowing.map(|name| (name, ""))), words.clear)),
            hint: None,
            refused: "",
            faults: Vec::new(),
            fields,
        };
        html! { div.folded { (filters.markup()) } }
    }

    /// Those that are done at a touchpoint of the page.
    fn procedures(&self) -> Vec<(String, String)> {
        let touchpoints = &self.places.touchpoints;
        let done = |code: &String| touchpoints.iter().any(|each| each.procedures.contains(code));
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
}
