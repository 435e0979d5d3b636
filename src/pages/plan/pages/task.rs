//! One task: what the plan says, its result and evidence, what was done, and the forms.

use maud::{Markup, html};

use super::forms;
use super::history::history;
use super::parts::{assignee, days, next_due, progress, units, verdict};
use crate::base::calendar::office_time;
use crate::base::{Lang, code, format};
use crate::domain::measure::Declared;
use crate::domain::plan::Overruled;
use crate::pages::plan::file;
use crate::pages::plan::file::figure;
use crate::pages::plan::forms::{Form, Typed};
use crate::pages::plan::row::{Row, Source};
use crate::pages::plan::view::Whole;
use crate::pages::plan::words::{BesideWords, Words};
use crate::pages::shared::board;
use crate::pages::shared::board::Print;
use crate::pages::shared::measured::Measured;
use crate::stats::{Interval, TargetRule, Verdict};
use crate::web::components::listing;
use crate::web::components::listing::{Cell, Listing};
use crate::web::context::person;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shown<'a> {
    pub(crate) whole: &'a Whole,
    /// The form that was refused, if one was.
    pub(crate) typed: Option<&'a Typed>,
    pub(crate) lang: Lang,
    pub(crate) may: May,
}

/// What the reader at it may do.
#[derive(Clone, Copy, Debug)]
pub(crate) struct May {
    pub(crate) work: bool,
    pub(crate) approve: bool,
    /// They work on tasks, but not on this one: it is of other units.
    pub(crate) only_read: bool,
}

impl Shown<'_> {
    pub(super) fn words(&self) -> &'static Words {
        Words::of(self.lang)
    }

    /// Whether this form was sent and not taken. It is shown again even where another person has handed the task
    /// in meanwhile, so that what was typed is not lost.
    pub(super) fn was_refused(&self, form: Form) -> bool {
        self.typed.is_some_and(|typed| typed.form == form)
    }
}

/// The page.
pub(crate) fn task(shown: &Shown<'_>) -> Markup {
    let words = shown.words();
    let row = &shown.whole.row;
    let plan = &row.task.row;
    let title = format!("{} {}", plan.number, plan.title.in_lang(shown.lang));
    let marked = format!("{}{title}", words.error);
    let frame = Frame {
        title: if shown.typed.is_some() { &marked } else { &title },
        lang: shown.lang,
        path: &paths::task(plan.year, &plan.number),
        audience: Audience::Office,
    };
    let back = format!("{}?year={}", paths::plan(), plan.year);
    let main = html! {
        p { a href=(paths::in_lang(&back, shown.lang)) { (words.back) } }
        (forms::summary(shown))
        h1 { (title) }
        p.standing { (progress(row, shown.lang)) " · " (words.next_due) ": " (next_due(row, shown.lang)) }
        (facts(shown))
        h2 { (words.result) }
        (result(shown))
        (super::beside::official(shown))
        h2 { (words.evidence) }
        (evidence(shown))
        (forms::all(shown))
        h2 { (words.history) }
        (history(shown))
    };
    page(&frame, &main)
}

fn facts(shown: &Shown<'_>) -> Markup {
    let words = shown.words();
    let Whole { row, units: known, .. } = shown.whole;
    let plan = &row.task.row;
    let texts = [
        (words.task, plan.task.in_lang(shown.lang).to_owned()),
        (words.requirement, plan.requirement.in_lang(shown.lang).to_owned()),
        (words.output, plan.output.in_lang(shown.lang).to_owned()),
        (words.due, due(shown)),
        (words.leading, units(&plan.lead, known, shown.lang)),
        (words.coordinating, units(&plan.coordinating, known, shown.lang)),
        (words.legal, plan.legal.clone()),
        (words.assigned, assigned(shown)),
    ];
    html! {
        dl.about {
            @for (name, text) in texts.iter().filter(|(_, text)| !text.is_empty()) {
                div { dt { (name) } dd { (text) } }
            }
        }
    }
}

/// When, in the plan's words, then as days.
fn due(shown: &Shown<'_>) -> String {
    let task = &shown.whole.row.task;
    let plan = &task.row;
    let words = match plan.due_words.in_lang(shown.lang) {
        "" => shown.words().unstated,
        words => words,
    };
    match &plan.due {
        crate::base::calendar::Schedule::On(all) => format!("{words} ({})", days(all, shown.lang)),
        _ => words.to_owned(),
    }
}

fn assigned(shown: &Shown<'_>) -> String {
    let Whole { row, units, .. } = shown.whole;
    let names: Vec<&str> =
        row.task.assigned.iter().map(|who| assignee(who, units, shown.lang)).collect();
    if names.is_empty() { shown.words().nobody.to_owned() } else { names.join(", ") }
}

/// Target, result, verdict and source; then how it came about, in plain words.
fn result(shown: &Shown<'_>) -> Markup {
    let words = shown.words();
    let row = &shown.whole.row;
    html! {
        (result_table(shown))
        @if let Some(overruled) = &row.task.overruled { (decision(overruled, row.verdict_below(), shown.lang)) }
        @if row.reports.is_some() { (super::beside::reports(shown)) }
        @match &row.measured {
            _ if row.reports.is_some() => {},
            Some(measured) => {
                (standing(measured, shown.lang))
                p.hint {
                    (words.measured_by) ": "
                    @match words.counted(&measured.aim.indicator) {
                        Some(name) if measured.aim.indicator.is_declared() => { (name) ". " (words.declared_note) },
                        Some(name) => { (name) ". " (words.counted_note) },
                        None => { (measured.title.in_lang(shown.lang)) ". " (words.measured_note) },
                    }
                }
            },
            None => { p.hint { (words.entered_note) } },
        }
    }
}

/// Where the measured result stands, in a sentence.
fn standing(measured: &Measured, lang: Lang) -> Markup {
    let print = Print { is_share: measured.aim.indicator.is_share(), lang };
    html! {
        @if let Some(stands) = &measured.standing {
            p { (board::standing_text(stands, print)) " " (board::needed(stands, lang)) }
        }
    }
}

fn result_table(shown: &Shown<'_>) -> Markup {
    let words = shown.words();
    let row = &shown.whole.row;
    let plan = &row.task.row;
    let heads = [words.target, words.result, words.verdict, words.source];
    let cells = [
        html! {
            (plan.requirement.in_lang(shown.lang))
            @if let Some(measured) = &row.measured { br; (target(measured, shown)) }
        },
        html! { (result_text(shown)) },
        verdict(row.verdict(), shown.lang),
        html! {
            @if row.reports.is_some() && row.source() == Source::Measured { (BesideWords::of(shown.lang).reports_source) }
            @else { (source(row, words)) }
        },
    ];
    let listing = Listing {
        label: words.result,
        class: "",
        columns: heads.map(listing::words).into(),
        rows: vec![cells.map(Cell::from).into()],
        foot: None,
    };
    listing.markup()
}

/// Where the result comes from: the register it was counted in, where it was.
fn source(row: &Row, words: &'static Words) -> &'static str {
    let counted = row.measured.as_ref().and_then(|it| words.counted(&it.aim.indicator));
    let is_declared = row.task.row.declared_aim().is_some();
    match (row.source(), counted) {
        (Source::Measured, Some(_)) if is_declared => words.declared_source,
        (Source::Measured, Some(_)) => words.counted_source,
        (source, _) => words.source(source),
    }
}

fn target(measured: &Measured, shown: &Shown<'_>) -> Markup {
    let words = shown.words();
    let rule = match (measured.aim.at_most, measured.aim.target.rule) {
        (true, _) => words.at_most,
        (false, TargetRule::AtLeast) => words.at_least,
        (false, TargetRule::MoreThan) => words.more_than,
    };
    let target = measured.aim.target.numerator;
    html! {
        @if let Some(share) = measured.aim.share() {
            span.soft {
                (words.target) ": " (rule) " "
                @if measured.aim.indicator.is_share() { (format::percent(share, shown.lang)) }
                @else if measured.aim.indicator.is_declared() { (format::count(target, shown.lang)) }
                @else { (format::two_decimals(share, shown.lang)) " " (words.points) }
            }
        }
    }
}

fn result_text(shown: &Shown<'_>) -> Markup {
    let words = shown.words();
    let row = &shown.whole.row;
    html! {
        @match (&row.measured, &row.task.result) {
            _ if row.reports.is_some() => { (file::result(row, words, shown.lang)) },
            (Some(measured), _) => {
                @if let Some(figure) = figure(measured, words, shown.lang) {
                    strong { (figure) }
                    @if let Some(Interval(low, high)) = measured.interval {
                        br; span.soft {
                            (words.interval) " " (format::percent_range((low, high), shown.lang))
                        }
                    }
                    @if let Some(Declared { part, whole: Some(whole) }) = row.task.declared {
                        br; span.soft { (format::count(part, shown.lang)) " / " (format::count(whole, shown.lang)) }
                    } @else if !measured.aim.indicator.is_declared() {
                        br; span.soft { "n = " (format::count(measured.responses, shown.lang)) }
                    }
                } @else if measured.aim.indicator.is_declared() {
                    (words.not_declared)
                } @else {
                    (words.no_answers)
                }
            },
            (None, Some(result)) => { span.lines { (result.text) } },
            (None, None) => { span.soft { (words.no_verdict) } },
        }
    }
}

fn decision(overruled: &Overruled, below: Option<Verdict>, lang: Lang) -> Markup {
    let words = Words::of(lang);
    html! {
        p.note {
            strong { (words.overruled_by) } " " span.lines { (overruled.reason) } " (" (person(&overruled.by)) ") "
            (words.instead_of) " " (verdict(below, lang))
        }
    }
}

fn evidence(shown: &Shown<'_>) -> Markup {
    let words = shown.words();
    let Whole { row, evidence, .. } = shown.whole;
    let plan = &row.task.row;
    let base = paths::task_evidence(plan.year, &plan.number);
    html! {
        @if evidence.is_empty() { p.soft { (words.no_evidence) } }
        ul.evidence {
            @for file in evidence {
                li {
                    a href={ (base) "/" (code::hex(&file.hash)) } download { (file.name) }
                    " " span.soft {
                        (format::count(file.size.div_ceil(1024), shown.lang)) " KB · " (file.added_by) " · "
                        (format::day(office_time(file.added_at).date(), shown.lang))
                    }
                }
            }
        }
        @let open = row.task.status.takes_work() || shown.was_refused(Form::Evidence);
        @if shown.may.work && open { (forms::attach(shown)) }
    }
}
