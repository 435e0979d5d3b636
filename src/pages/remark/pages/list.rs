//! The list of remarks.

use maud::{Markup, html};

use super::bulk::bulk;
use crate::base::calendar::Chosen;
use crate::base::{Lang, format};
use crate::domain::remark::{State, Tone, Topics};
use crate::domain::survey::Instrument;
use crate::pages::remark::words::Words;
use crate::pages::shared::period::PagePeriod;
use crate::pages::shared::places::{Places, choices};
use crate::pages::shared::remarks::{Gathered, name, span, text, tone, topic_links};
use crate::store::{Publication, Remark, RemarkKey};
use crate::web::assets;
use crate::web::components::downloads::downloads;
use crate::web::components::filters::{Field, Filters, Kind};
use crate::web::errors::problem::FieldError;
use crate::web::fields::first;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// Remarks of one page.
pub(crate) const PAGE: u32 = 25;

/// What the page shows.
#[derive(Debug)]
pub(crate) struct List<'a> {
    pub(crate) may_act: bool,
    pub(crate) may_decide: bool,
    /// Counts of all that fit, and the remarks of this page.
    pub(crate) gathered: &'a Gathered,
    pub(crate) topics: &'a Topics,
    pub(crate) places: &'a Places,
    /// Names of the accounts a remark can be handed to.
    pub(crate) officers: &'a [String],
    pub(crate) instruments: Vec<&'a Instrument>,
    /// What the page is behind, and what the rest is behind.
    pub(crate) behind: Option<&'a RemarkKey>,
    pub(crate) next: Option<&'a RemarkKey>,
    pub(crate) faults: &'a [FieldError],
    /// The days the list is of.
    pub(crate) period: PagePeriod,
    /// The query, with the period it is of.
    pub(crate) fields: &'a [(String, String)],
    pub(crate) lang: Lang,
}

impl List<'_> {
    pub(super) fn words(&self) -> &'static Words {
        Words::of(self.lang)
    }

    fn field(&self, name: &str) -> &str {
        first(self.fields, name)
    }

    /// `path` with the query without language, some fields set anew; a blank one is taken out.
    fn address(&self, path: &str, changes: &[(&str, &str)]) -> String {
        let is_changed = |name: &str| changes.iter().any(|(each, _)| *each == name);
        let is_kept = |name: &str| !["lang", "after"].contains(&name) && !is_changed(name);
        let kept = self.fields.iter().filter(|(name, _)| is_kept(name));
        let kept = kept.map(|(name, value)| (name.as_str(), value.as_str()));
        paths::with_query(path, kept.chain(changes.iter().copied()))
    }

    fn links(&self, changes: &[(&str, &str)]) -> String {
        paths::in_lang(&self.address(&paths::remarks(), changes), self.lang)
    }

    fn link(&self, changed: &str, value: &str) -> String {
        self.links(&[(changed, value)])
    }

    /// The query of this very page.
    pub(super) fn query(&self) -> String {
        self.address("", &[("after", &after(self.behind))]).trim_start_matches('?').to_owned()
    }

    /// Whether it is filtered by more than days.
    fn is_filtered(&self) -> bool {
        let is_given = |(name, value): &(String, String)| {
            !["lang", "after", "period", "from", "to"].contains(&name.as_str())
                && !value.trim().is_empty()
        };
        self.fields.iter().any(is_given)
    }
}

/// The whole page.
pub(crate) fn list(shown: &List<'_>) -> Markup {
    let (words, lang) = (shown.words(), shown.lang);
    let own = shown.address(&paths::remarks(), &[("after", &after(shown.behind))]);
    let frame = Frame { title: words.title, lang, path: &own, audience: Audience::Office };
    let main = html! {
        (shown.period.bar(words.title, shown.fields, |changes| shown.links(changes), lang))
        p.links {
            @if shown.faults.is_empty() {
                (downloads(words.download, |ending| shown.address(&paths::remarks_file(ending), &[])))
                " · "
            }
            @if shown.may_decide { a href=(paths::in_lang(&paths::remarks_release(), lang)) { (words.release) } " · " }
            a href=(paths::in_lang(&paths::public_remarks(), lang)) { (words.public) }
        }
        (filters(shown))
        @if shown.faults.is_empty() { (found(shown)) }
        p.hint { (words.lead) }
    };
    page(&frame, &main)
}

/// The counts and a page of the remarks.
fn found(shown: &List<'_>) -> Markup {
    let (words, lang, counts) = (shown.words(), shown.lang, &shown.gathered.counts);
    html! {
        h2 { (format::count(counts.all, lang)) " " (words.found) }
        ul.sums {
            @for (state, count) in &counts.states {
                li { a href=(shown.link("state", state.code())) { (words.state(*state)) } " " (format::count(*count, lang)) }
            }
        }
        (by_topic(shown))
        @if shown.gathered.newest.is_empty() { (nothing(shown)) } @else { (remarks(shown)) }
        (turn(shown))
    }
}

/// Complaints and praise by topic, folded: the remarks come first.
fn by_topic(shown: &List<'_>) -> Markup {
    let (counts, lang) = (&shown.gathered.counts, shown.lang);
    let with = |tone: Tone| {
        let fitting = counts.tones.iter().filter(|(each, _)| each.has(tone));
        format::count(fitting.map(|(_, count)| count).sum::<u64>(), lang)
    };
    html! {
        @if !counts.topics.is_empty() {
            details.by-topic {
                summary { (shown.words().by_topic(&with(Tone::Complaint), &with(Tone::Praise))) }
                (topic_links(counts, shown.topics, lang, |topic, tone| {
                    shown.links(&[("topic", topic), ("tone", tone.code())])
                }))
            }
        }
    }
}

/// Why there is none on this page, and the way on.
fn nothing(shown: &List<'_>) -> Markup {
    let (words, lang) = (shown.words(), shown.lang);
    let clear = html! { " " a href=(paths::in_lang(&paths::remarks(), lang)) { (words.clear) } };
    html! {
        p {
            @if shown.next.is_some() { (words.nothing) }
            @else if !shown.is_filtered() && shown.behind.is_none() {
                (if shown.period.chosen == Some(Chosen::All) { words.none_yet } else { words.none_then })
            } @else if shown.behind.is_some() { (words.no_more) }
            @else { (words.nothing) (clear) }
        }
    }
}

fn filters(shown: &List<'_>) -> Markup {
    let (words, lang) = (shown.words(), shown.lang);
    let pair = |code: &str, name: &str| (code.to_owned(), name.to_owned());
    let states = State::ALL.map(|state| pair(state.code(), words.state(state)));
    let topics = shown.topics.all().iter();
    let topics: Vec<_> = topics.map(|it| pair(&it.code, it.name.in_lang(lang))).collect();
    let units = shown.places.unit_choices(lang);
    let touchpoints = choices(&shown.places.touchpoints, lang);
    let instruments: Vec<_> =
        shown.instruments.iter().map(|it| pair(&it.id, it.title.in_lang(lang))).collect();
    let publications = [Publication::Chosen, Publication::Released, Publication::TakenBack];
    let publications = publications.map(|it| pair(it.code(), words.publication(it)));
    let field = |name, label, kind| Field::new((name, label), shown.field(name), kind);
    let choice = |name, label, options: Vec<(String, String)>| {
        field(name, label, Kind::Choice(Some(words.all), options))
    };
    let kept = |name| field(name, "", Kind::Kept);
    let tones = [Tone::Complaint, Tone::Praise].map(|it| pair(it.code(), words.tone(it)));
    let officers = shown.officers.iter().map(|name| pair(name, name)).collect();
    let filters = Filters {
        lang,
        path: &paths::remarks(),
        label: words.filter,
        show: words.show,
        clear: shown.is_filtered().then(|| (paths::in_lang(&paths::remarks(), lang), words.clear)),
        hint: Some(words.search_hint),
        refused: words.bad_filter,
        faults: shown.faults.iter().map(|fault| fault.field.as_str()).collect(),
        fields: vec![
            field("q", words.search, Kind::Search),
            choice("topic", words.topic, topics),
            choice("tone", words.tone_name, tones.into()),
            choice("state", words.state_name, states.into()),
            choice("unit", words.unit, units),
            choice("touchpoint", words.touchpoint, touchpoints),
            choice("instrument", words.instrument, instruments),
            choice("officer", words.officer, officers),
            choice("publication", words.publication_name, publications.into()),
            kept("period"),
            kept("from"),
            kept("to"),
        ],
    };
    filters.markup()
}

/// The remarks; those who act tick some or take all that fit.
fn remarks(shown: &List<'_>) -> Markup {
    html! {
        @if shown.may_act { (bulk(shown)) }
        div.remarks { @for remark in &shown.gathered.newest { (item(shown, remark)) } }
        @if shown.may_act { script src=(assets::remarks_script()) defer {} }
    }
}

fn item(shown: &List<'_>, remark: &Remark) -> Markup {
    let (words, lang) = (shown.words(), shown.lang);
    let place = match (&remark.touchpoint, &remark.unit) {
        (Some(code), _) => shown.places.touchpoint(code, lang),
        (None, Some(unit)) => shown.places.unit(unit, lang),
        (None, None) => words.not_told,
    };
    html! {
        article.remark tabindex="-1" {
            p.lines { (text(remark, lang)) }
            p.soft {
                (span(remark, lang)) " · " (place)
                @for topic in &remark.topics { " · " (name(shown.topics, topic, lang)) }
                @if !remark.by_hand && !remark.topics.is_empty() { " (" (words.suggested) ")" }
            }
            p {
                span.status.done[remark.state == State::Done] { (words.state(remark.state)) }
                " " (tone(remark.tone, lang))
                @if remark.publication != Publication::None { " " span.status { (words.publication(remark.publication)) } }
                " "
                a href=(paths::in_lang(&paths::remark(&remark.id), lang)) {
                    (words.open) span.hidden { ": " (text(remark, lang).chars().take(60).collect::<String>()) }
                }
            }
            @if shown.may_act {
                label.pick { input type="checkbox" form="bulk" name="remark" value=(remark.id); (words.tick) span.hidden { ": " (text(remark, lang).chars().take(60).collect::<String>()) } }
            }
        }
    }
}

/// A key as it stands in addresses.
fn after(key: Option<&RemarkKey>) -> String {
    key.map(|(batch_to, id)| format!("{batch_to} {id}")).unwrap_or_default()
}

/// The way back to the beginning, and on to what follows.
fn turn(shown: &List<'_>) -> Markup {
    let words = shown.words();
    html! {
        @if shown.behind.is_some() || shown.next.is_some() {
            nav aria-label=(words.page) {
                @if shown.behind.is_some() { a href=(shown.link("after", "")) { (words.to_first) } " " }
                @if shown.next.is_some() {
                    a href=(shown.link("after", &after(shown.next))) rel="next" { (words.next) }
                }
            }
        }
    }
}
