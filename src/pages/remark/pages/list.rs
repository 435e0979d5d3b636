//! The list of remarks.

use maud::{Markup, html};

use crate::base::Lang;
use crate::domain::remark::{State, Topics};
use crate::domain::survey::Instrument;
use crate::pages::remark::words::Words;
use crate::pages::shared::places::{Places, choices};
use crate::pages::shared::remarks::{Gathered, name, span, text, topic_links};
use crate::store::{Publication, Remark, RemarkKey};
use crate::web::components::filters::{Field, Filters, Kind};
use crate::web::csrf::csrf_field;
use crate::web::errors::problem::FieldError;
use crate::web::fields::first;
use crate::web::lang::lang_field;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// Remarks of one page.
pub(crate) const PAGE: u32 = 40;

/// What the page shows.
#[derive(Debug)]
pub(crate) struct List<'a> {
    pub(crate) may_act: bool,
    pub(crate) may_decide: bool,
    /// Counts of all that fit, and the remarks of this page.
    pub(crate) gathered: &'a Gathered,
    pub(crate) topics: &'a Topics,
    pub(crate) places: &'a Places,
    pub(crate) instruments: Vec<&'a Instrument>,
    /// What the page is behind, and what the rest is behind.
    pub(crate) behind: Option<&'a RemarkKey>,
    pub(crate) next: Option<&'a RemarkKey>,
    pub(crate) faults: &'a [FieldError],
    /// The query as it came.
    pub(crate) fields: &'a [(String, String)],
    pub(crate) lang: Lang,
}

impl List<'_> {
    fn words(&self) -> &'static Words {
        Words::of(self.lang)
    }

    fn field(&self, name: &str) -> &str {
        first(self.fields, name)
    }

    /// `path` with the query without language, one field set anew; a blank one is taken out.
    fn address(&self, path: &str, changed: &str, value: &str) -> String {
        let is_kept = |name: &str| name != "lang" && name != changed && name != "after";
        let kept = self.fields.iter().filter(|(name, _)| is_kept(name));
        let kept = kept.map(|(name, value)| (name.as_str(), value.as_str()));
        paths::with_query(path, kept.chain([(changed, value)]))
    }

    fn link(&self, changed: &str, value: &str) -> String {
        paths::in_lang(&self.address(&paths::remarks(), changed, value), self.lang)
    }
}

/// The whole page.
pub(crate) fn list(shown: &List<'_>) -> Markup {
    let (words, lang) = (shown.words(), shown.lang);
    let own = shown.address(&paths::remarks(), "after", &after(shown.behind));
    let frame = Frame { title: words.title, lang, path: &own, audience: Audience::Office };
    let counts = &shown.gathered.counts;
    let main = html! {
        h1 { (words.title) }
        p.lead { (words.lead) }
        p.links {
            a href=(shown.address(&paths::remarks_file(), "after", "")) download { (words.download) }
            @if shown.may_decide { " · " a href=(paths::in_lang(&paths::remarks_release(), lang)) { (words.release) } }
            " · " a href=(paths::in_lang(&paths::public_remarks(), lang)) { (words.public) }
        }
        (filters(shown))
        h2 { (crate::base::format::count(counts.all, lang)) " " (words.found) }
        ul.sums {
            @for (state, count) in &counts.states {
                li { a href=(shown.link("state", state.code())) { (words.state(*state)) } " " (crate::base::format::count(*count, lang)) }
            }
        }
        (topic_links(counts, shown.topics, lang, |topic| shown.link("topic", topic)))
        @if shown.gathered.newest.is_empty() { p { (words.nothing) } } @else { (remarks(shown)) }
        (turn(shown))
    };
    page(&frame, &main)
}

fn filters(shown: &List<'_>) -> Markup {
    let (words, lang) = (shown.words(), shown.lang);
    let pair = |code: &str, name: &str| (code.to_owned(), name.to_owned());
    let states = State::ALL.map(|state| pair(state.code(), words.state(state)));
    let topics = shown.topics.all().iter();
    let topics: Vec<_> = topics.map(|it| pair(&it.code, it.name.in_lang(lang))).collect();
    let units = choices(&shown.places.units, lang);
    let touchpoints = choices(&shown.places.touchpoints, lang);
    let instruments: Vec<_> =
        shown.instruments.iter().map(|it| pair(&it.id, it.title.in_lang(lang))).collect();
    let publications = [Publication::Chosen, Publication::Released, Publication::TakenBack];
    let publications = publications.map(|it| pair(it.code(), words.publication(it)));
    let field = |name, label, kind| Field::new((name, label), shown.field(name), kind);
    let choice = |name, label, options: Vec<(String, String)>| {
        field(name, label, Kind::Choice(Some(words.all), options))
    };
    let is_narrowed = shown.fields.iter().any(|(name, _)| name != "lang");
    let filters = Filters {
        lang,
        path: &paths::remarks(),
        label: words.filter,
        show: words.show,
        clear: is_narrowed.then(|| (paths::in_lang(&paths::remarks(), lang), words.clear)),
        hint: Some(words.search_hint),
        refused: words.bad_filter,
        faults: shown.faults.iter().map(|fault| fault.field.as_str()).collect(),
        fields: vec![
            field("q", words.search, Kind::Search),
            choice("topic", words.topic, topics),
            choice("state", words.state_name, states.into()),
            choice("unit", words.unit, units),
            choice("touchpoint", words.touchpoint, touchpoints),
            choice("instrument", words.instrument, instruments),
            choice("publication", words.publication_name, publications.into()),
            field("from", words.from, Kind::Day),
            field("to", words.to, Kind::Day),
        ],
    };
    filters.markup()
}

/// The remarks; those who act tick some and mark them.
fn remarks(shown: &List<'_>) -> Markup {
    let words = shown.words();
    let turned = after(shown.behind);
    let any_unread = shown.gathered.newest.iter().any(|it| it.state == State::Unread);
    let may_tick = shown.may_act && any_unread;
    html! {
        // Apart from the remarks, which are printed, as no form is; and before them, for a browser
        // sends the fields in the order of the page and the form's token comes first.
        @if may_tick {
            form #bulk method="post" action=(paths::remarks_marked()) {
                (csrf_field())
                (lang_field(shown.lang))
                input type="hidden" name="query" value=(shown.address("", "after", &turned).trim_start_matches('?'));
            }
        }
        @for remark in &shown.gathered.newest { (item(shown, remark, may_tick)) }
        @if may_tick { p.work { button type="submit" form="bulk" { (words.mark_read) } } }
    }
}

fn item(shown: &List<'_>, remark: &Remark, may_tick: bool) -> Markup {
    let (words, lang) = (shown.words(), shown.lang);
    let place = match (&remark.touchpoint, &remark.unit) {
        (Some(code), _) => shown.places.touchpoint(code, lang),
        (None, Some(unit)) => shown.places.unit(unit, lang),
        (None, None) => words.not_told,
    };
    html! {
        article.remark {
            p.lines { (text(remark, lang)) }
            p.soft {
                (span(remark, lang)) " · " (place)
                @for topic in &remark.topics { " · " (name(shown.topics, topic, lang)) }
                @if !remark.by_hand && !remark.topics.is_empty() { " (" (words.suggested) ")" }
            }
            p {
                span.status.done[remark.state == State::Done] { (words.state(remark.state)) }
                @if remark.publication != Publication::None { " " span.status { (words.publication(remark.publication)) } }
                " "
                a href=(paths::in_lang(&paths::remark(&remark.id), lang)) {
                    (words.open) span.hidden { ": " (text(remark, lang).chars().take(60).collect::<String>()) }
                }
            }
            @if may_tick && remark.state == State::Unread {
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
