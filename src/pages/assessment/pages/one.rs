//! One criterion: what it asks for, its scores in every round, its evidence and the forms.

use maud::{Markup, html};

use super::forms::{Typed, appraise, attach, own, summary};
use super::{points, signed};
use crate::base::calendar::office_day;
use crate::base::{Lang, code, format};
use crate::domain::assessment::{Line, Score};
use crate::domain::measure::Declared;
use crate::pages::assessment::words::Words;
use crate::store::Evidence;
use crate::web::components::blank::none_yet;
use crate::web::components::listing;
use crate::web::components::listing::{Cell, Listing};
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct One<'a> {
    pub(crate) line: &'a Line,
    /// The round that takes scores.
    pub(crate) round: i64,
    pub(crate) history: &'a [(i64, Score)],
    pub(crate) files: &'a [Evidence],
    /// Evidence of the plan's task.
    pub(crate) of_task: &'a [Evidence],
    pub(crate) typed: &'a Typed,
    pub(crate) may_score: bool,
    pub(crate) may_appraise: bool,
    pub(crate) lang: Lang,
}

/// The page.
pub(crate) fn one(shown: &One<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let criterion = &shown.line.criterion;
    let title = format!("{} {}", criterion.number, criterion.title.in_lang(lang));
    let marked = format!("{}{title}", words.error);
    let back = format!("{}?year={}", paths::assessment(), criterion.year);
    let main = html! {
        p.links { a href=(paths::in_lang(&back, lang)) { (words.back) } }
        (summary(shown))
        h1 { (title) }
        (standing(shown))
        (facts(shown))
        h2 { (words.rounds) }
        (rounds(shown))
        h2 { (words.evidence) }
        (evidence(shown))
        @if shown.may_score {
            div.cards.work {
                (own(shown))
                @if shown.may_appraise { (appraise(shown)) }
            }
        }
    };
    let frame = Frame {
        title: if shown.typed.is_refused() { &marked } else { &title },
        lang,
        path: &paths::assessment_criterion(criterion.year, &criterion.number),
        audience: Audience::Office,
    };
    page(&frame, &main)
}

fn standing(shown: &One<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let (criterion, score) = (&shown.line.criterion, &shown.line.score);
    let most = criterion.most.map(|most| points(most, lang)).unwrap_or_default();
    html! {
        p.standing {
            @match score.own {
                Some(own) => { (words.own) ": " strong { (points(own, lang)) } " / " (most) },
                None => { (words.no_scores) " " (words.most) ": " (most) },
            }
            @if let Some(appraised) = score.appraised { " · " (words.appraised) ": " strong { (points(appraised, lang)) } }
            @if shown.line.lacks_evidence() { " · " span.late { (words.lacks) } }
        }
    }
}

fn facts(shown: &One<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let criterion = &shown.line.criterion;
    html! {
        dl.about {
            @for (name, text) in [(words.rule, criterion.rule.in_lang(lang)), (words.source, criterion.source.as_str())] {
                @if !text.is_empty() { div { dt { (name) } dd { (text) } } }
            }
            @if !criterion.task.is_empty() {
                div {
                    dt { (words.task) }
                    dd { a href=(paths::in_lang(&paths::task(criterion.year, &criterion.task), lang)) { (criterion.task) } }
                }
            }
        }
    }
}

/// The scores of every round.
fn rounds(shown: &One<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let rows = shown.history.iter().map(|(round, score)| {
        let or_none = |text: Option<String>| match text {
            Some(text) => html! { (text) },
            None => none_yet(lang),
        };
        let by = |by: &Option<(String, chrono::DateTime<chrono::Utc>)>| {
            let by = by.as_ref()?;
            Some(format!("{}, {}", by.0, format::day(office_day(by.1), lang)))
        };
        let declared = score.declared.map(|Declared { part, whole }| match whole {
            Some(whole) => {
                format!("{} / {}", format::count(part, lang), format::count(whole, lang))
            }
            None => format::count(part, lang),
        });
        let cells = [
            html! { (words.round_of(&round.to_string())) },
            or_none(declared),
            html! {
                (or_none(score.own.map(|it| points(it, lang))))
                @if let Some(by) = by(&score.own_by) { br; span.soft { (by) } }
                @if !score.note.is_empty() { br; span.lines { (score.note) } }
            },
            html! {
                (or_none(score.appraised.map(|it| points(it, lang))))
                @if let Some(by) = by(&score.appraised_by) { br; span.soft { (by) } }
                @if !score.reason.is_empty() { br; span.lines { (score.reason) } }
            },
            or_none(score.difference().map(|it| signed(it, lang))),
        ];
        cells.map(Cell::from).into()
    });
    let heads = [words.round, words.declared, words.own, words.appraised, words.difference];
    let listing = Listing {
        label: words.rounds,
        class: "",
        columns: heads.map(listing::words).into(),
        rows: rows.collect(),
        foot: None,
    };
    html! {
        @if shown.history.is_empty() { p.soft { (words.no_scores) } } @else { (listing.markup()) }
    }
}

fn evidence(shown: &One<'_>) -> Markup {
    let words = Words::of(shown.lang);
    let criterion = &shown.line.criterion;
    let own = paths::assessment_evidence(criterion.year, &criterion.number);
    let task = paths::task_evidence(criterion.year, &criterion.task);
    html! {
        @if shown.files.is_empty() && shown.of_task.is_empty() { p.soft { (words.no_files) } }
        (files(shown, words.own_files, (shown.files, &own)))
        (files(shown, words.task_files, (shown.of_task, &task)))
        @if shown.may_score { (attach(shown)) }
    }
}

fn files(shown: &One<'_>, head: &str, (files, base): (&[Evidence], &str)) -> Markup {
    html! {
        @if !files.is_empty() {
            h3 { (head) }
            ul.evidence {
                @for file in files {
                    li {
                        a href={ (base) "/" (code::hex(&file.hash)) } download { (file.name) }
                        " " span.soft {
                            (format::count(file.size.div_ceil(1024), shown.lang)) " KB · " (file.added_by) " · "
                            (format::day(office_day(file.added_at), shown.lang))
                        }
                    }
                }
            }
        }
    }
}
