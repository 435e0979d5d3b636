//! What the public reads.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::base::{Lang, format};
use crate::domain::remark::{Tone, Topics};
use crate::domain::unit::Touchpoint;
use crate::pages::remark::words::Words;
use crate::pages::shared::places;
use crate::pages::shared::remarks::name;
use crate::store::{PublicRemark, RemarkAnswer};
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// What the page shows.
#[derive(Debug)]
pub(crate) struct Open<'a> {
    pub(crate) remarks: &'a [PublicRemark],
    /// How many are public.
    pub(crate) public: u64,
    /// What the page is behind, and what the rest is behind.
    pub(crate) behind: Option<(u64, u64)>,
    pub(crate) next: Option<(u64, u64)>,
    /// How many there are in all.
    pub(crate) in_all: u64,
    pub(crate) answers: &'a BTreeMap<String, RemarkAnswer>,
    pub(crate) topics: &'a Topics,
    pub(crate) touchpoints: &'a [Touchpoint],
    pub(crate) lang: Lang,
}

/// The whole page: topic by topic, then what is about none.
pub(crate) fn open(shown: &Open<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let frame = Frame {
        title: words.public_title,
        lang,
        path: &address(shown.behind),
        audience: Audience::Public,
    };
    let count = |n: u64| format::count(n, lang);
    let main = html! {
        h1 { (words.public_title) }
        p.lead { (words.public_lead) }
        @if shown.remarks.is_empty() {
            p { (if shown.behind.is_some() { words.no_more } else { words.none_public }) }
        } @else {
            p { (words.some_of(&count(shown.public), &count(shown.in_all))) }
            @for (side, title) in [
                (Tone::Complaint, words.complaints_title),
                (Tone::Praise, words.praises_title),
                (Tone::Neutral, words.others_title),
            ] {
                (side_of(shown, (side, title), words))
            }
        }
        (turn(shown, words))
        p { (words.want_answer) " " a href=(paths::in_lang(&paths::petitions(), lang)) { (words.petition) } }
    };
    page(&frame, &main)
}

fn address(behind: Option<(u64, u64)>) -> String {
    let after = behind.map(|(release, seen)| format!("{release}.{seen}")).unwrap_or_default();
    paths::with_query(&paths::public_remarks(), [("after", after.as_str())])
}

/// The way back to the newest, and on to older ones.
fn turn(shown: &Open<'_>, words: &Words) -> Markup {
    let link = |behind| paths::in_lang(&address(behind), shown.lang);
    html! {
        @if shown.behind.is_some() || shown.next.is_some() {
            nav aria-label=(words.page) {
                @if shown.behind.is_some() { a href=(link(None)) { (words.to_first) } " " }
                @if shown.next.is_some() { a href=(link(shown.next)) rel="next" { (words.next) } }
            }
        }
    }
}

/// What a remark is on the whole: a complaint where it has one.
fn side(remark: &PublicRemark) -> Tone {
    let has = |tone: Tone| remark.topics.values().any(|each| each.has(tone));
    if has(Tone::Complaint) {
        Tone::Complaint
    } else if has(Tone::Praise) {
        Tone::Praise
    } else {
        Tone::Neutral
    }
}

/// Complaints, praise or what is neither, topic by topic.
fn side_of(shown: &Open<'_>, (of, title): (Tone, &str), words: &Words) -> Markup {
    let remarks: Vec<&PublicRemark> = shown.remarks.iter().filter(|it| side(it) == of).collect();
    let topics = shown.topics.all().iter();
    html! {
        @if !remarks.is_empty() {
            h2 { (title) }
            @for topic in topics {
                (section(shown, (&remarks, of), (topic.name.in_lang(shown.lang), Some(&topic.code)), words))
            }
            (section(shown, (&remarks, of), (words.no_topic_title, None), words))
        }
    }
}

/// Remarks stand at the first topic of their side alone, so that none is read twice.
fn section(
    shown: &Open<'_>,
    (remarks, of): (&[&PublicRemark], Tone),
    (title, topic): (&str, Option<&str>),
    words: &Words,
) -> Markup {
    let is_first = |remark: &&&PublicRemark| {
        let own = shown.topics.all().iter().find(|it| {
            remark.topics.get(&it.code).is_some_and(|tone| of == Tone::Neutral || tone.has(of))
        });
        own.map(|it| it.code.as_str()) == topic
    };
    let remarks: Vec<&&PublicRemark> = remarks.iter().filter(is_first).collect();
    let answer = topic.filter(|_| of != Tone::Praise).and_then(|topic| shown.answers.get(topic));
    html! {
        @if !remarks.is_empty() {
            h3 { (title) }
            @if let Some(answer) = answer {
                div.note {
                    p { strong { (words.we_did) } " (" (format::day(answer.day, shown.lang)) ")" }
                    p.lines { (answer.text) }
                }
            }
            @for remark in remarks { (quote(shown, remark, topic)) }
        }
    }
}

fn quote(shown: &Open<'_>, remark: &PublicRemark, topic: Option<&str>) -> Markup {
    let lang = shown.lang;
    let place = remark.touchpoint.as_ref();
    let place = place.map(|code| places::name(shown.touchpoints, code, lang));
    let others = remark.topics.keys().filter(|code| Some(code.as_str()) != topic);
    html! {
        blockquote {
            p.lines { (remark.text) }
            footer.soft {
                (month(&remark.month, lang))
                @if let Some(place) = place { " · " (place) }
                @for other in others { " · " (name(shown.topics, other, lang)) }
            }
        }
    }
}

/// `2026-11` as `11/2026` or `November 2026`.
fn month(code: &str, lang: Lang) -> String {
    let day: Option<chrono::NaiveDate> = format!("{code}-01").parse().ok();
    match (day, lang) {
        (Some(day), Lang::Vi) => day.format("%m/%Y").to_string(),
        (Some(day), Lang::En) => day.format("%B %Y").to_string(),
        (None, _) => code.to_owned(),
    }
}
