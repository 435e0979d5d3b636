//! The moves a petition can make, as forms.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::parts;
use crate::base::Lang;
use crate::base::calendar::Due;
use crate::domain::petition::{Move, Needs, State, moves_from};
use crate::domain::unit::Unit;
use crate::pages::petition::words::OfficeWords;
use crate::store::{AnswerDraft, Brought, Petition};
use crate::web::csrf::csrf_field;
use crate::web::paths;

/// Why a move was not made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MoveTrouble {
    /// What it needs is missing.
    Incomplete,
    /// A text is too long.
    TooLong,
    /// Another person changed it first.
    Overtaken,
    /// The seal does not open, so the sender's name cannot be taken out of the texts.
    Shut,
}

/// The same in a sentence, above what it is about.
pub(super) fn trouble(trouble: Option<MoveTrouble>, lang: Lang) -> Markup {
    let words = OfficeWords::of(lang);
    html! {
        @if let Some(trouble) = trouble {
            p.say role="alert" {
                (match trouble {
                    MoveTrouble::Incomplete => words.incomplete,
                    MoveTrouble::TooLong => words.too_long,
                    MoveTrouble::Overtaken => words.overtaken,
                    MoveTrouble::Shut => words.sealed_shut,
                })
            }
        }
    }
}

/// What the forms begin with.
#[derive(Debug)]
pub(super) struct Steps<'a> {
    pub(super) petition: &'a Petition,
    pub(super) units: &'a [Unit],
    /// An answer that waits for a second person, or was returned.
    pub(super) draft: Option<&'a AnswerDraft>,
    /// The last day to ask the sender for more; `None` beyond the calendar.
    pub(super) supplement: Option<Due>,
    pub(super) today: NaiveDate,
    /// A move that came back, with what was typed.
    pub(super) typed: Option<(State, &'a Brought)>,
    pub(super) lang: Lang,
}

/// What comes next: a form a move, or the way to the page that has it. Refusing stands apart, behind all others.
pub(super) fn forms(steps: &Steps<'_>) -> Markup {
    let words = OfficeWords::of(steps.lang);
    let code = &steps.petition.code;
    let link = |path: String| paths::in_lang(&path, steps.lang);
    html! {
        h2 { (words.next_step) }
        @if steps.petition.state == State::Handling { (answer(steps)) }
        @for step in moves_from(steps.petition.state) {
            @match step.to {
                State::Handled if step.from == State::Handling => {},
                State::Published => p.links {
                    a href=(link(paths::registered_publication(code))) { (words.to_publish) }
                },
                State::Refused => {},
                _ => (form(steps, step)),
            }
        }
        @if steps.petition.state == State::New {
            h2 { (words.refuse_title) }
            p.hint { (words.refuse_hint) }
            p.links { a href=(link(paths::registered_refusal(code))) { (words.to_refuse) } }
        }
    }
}

/// The way to the answer, or to its approval while it waits.
fn answer(steps: &Steps<'_>) -> Markup {
    let words = OfficeWords::of(steps.lang);
    let code = &steps.petition.code;
    html! {
        @match steps.draft {
            Some(draft) if draft.returned.is_none() => {
                p.note { (words.answer_waits(&draft.proposed_by)) }
                p.links {
                    a href=(paths::in_lang(&paths::registered_approval(code), steps.lang)) { (words.to_approval) }
                }
            }
            draft => {
                @if let Some(reason) = draft.and_then(|draft| draft.returned.as_ref()) {
                    div.note { p { strong { (words.answer_returned) } } (parts::text(reason)) }
                }
                p.links {
                    a href=(paths::in_lang(&paths::registered_answer(code), steps.lang)) { (words.to_answer) }
                }
            }
        }
    }
}

fn form(steps: &Steps<'_>, step: Move) -> Markup {
    let words = OfficeWords::of(steps.lang);
    let code = step.to.code();
    let typed = steps.typed.filter(|(to, _)| *to == step.to);
    let text = typed.map_or("", |(_, brought)| &brought.text);
    let field = format!("text-{code}");
    html! {
        form.write.move method="post" action=(paths::registered_move(&steps.petition.code)) {
            (csrf_field())
            h3 { (words.button(step.from, step.to)) }
            input type="hidden" name="from" value=(step.from.code());
            input type="hidden" name="to" value=(code);
            input type="hidden" name="lang" value=(steps.lang.code());
            label.of for=(field) { (if step.to == State::Awaiting { words.ask_for } else { words.need(step.needs) }) }
            @if step.to == State::Awaiting { (asked_by(steps)) }
            @if matches!(step.needs, Needs::Reason | Needs::Supplement) {
                textarea id=(field) name="text" rows="3" required { (text) }
            } @else {
                input id=(field) type="text" name="text" value=(text) required[step.needs == Needs::Agency];
            }
            @if matches!(step.to, State::Received | State::Competent | State::Handling) { (unit(steps, code)) }
            button type="submit" { (words.button(step.from, step.to)) }
        }
    }
}

/// Until when the sender can be asked in time, and that the clock stands from then on.
fn asked_by(steps: &Steps<'_>) -> Markup {
    let words = OfficeWords::of(steps.lang);
    html! {
        @if let Some(due) = steps.supplement {
            p.hint {
                (words.ask_until) " " (parts::due(due, steps.lang)) ". "
                @if steps.today > due.day { strong { (words.ask_late) } " " }
                (words.clock_stands)
            }
        }
    }
}

fn unit(steps: &Steps<'_>, code: &str) -> Markup {
    let words = OfficeWords::of(steps.lang);
    let field = format!("unit-{code}");
    html! {
        label.of for=(field) { (words.give_to) }
        select id=(field) name="unit" {
            option value="" { (words.unchanged) }
            @for unit in steps.units { option value=(unit.code) { (unit.name.in_lang(steps.lang)) } }
        }
    }
}
