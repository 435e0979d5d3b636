//! The moves a petition can make, as forms.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::parts;
use crate::base::Lang;
use crate::base::calendar::Due;
use crate::domain::petition::{Move, Needs, State, moves_from};
use crate::domain::unit::Unit;
use crate::pages::petition::words::{OfficeWords, Words};
use crate::store::{Brought, Petition, PublicText};
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

/// What the forms begin with.
#[derive(Debug)]
pub(super) struct Steps<'a> {
    pub(super) petition: &'a Petition,
    pub(super) units: &'a [Unit],
    /// Masked, for publication.
    pub(super) public: &'a PublicText,
    /// The last day to ask the sender for more; `None` beyond the calendar.
    pub(super) supplement: Option<Due>,
    pub(super) today: NaiveDate,
    /// A move that came back, with what was typed.
    pub(super) typed: Option<(State, &'a Brought)>,
    pub(super) lang: Lang,
}

/// One form a move.
pub(super) fn forms(steps: &Steps<'_>) -> Markup {
    let words = OfficeWords::of(steps.lang);
    html! {
        h2 { (words.next_step) }
        @for step in moves_from(steps.petition.state) { (form(steps, step)) }
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
            @if step.needs == Needs::PublicText { (public(steps)) } @else {
                label.of for=(field) { (if step.to == State::Awaiting { words.ask_for } else { words.need(step.needs) }) }
                @if step.to == State::Awaiting { (asked_by(steps)) }
                @if matches!(step.needs, Needs::Answer | Needs::Reason | Needs::Supplement) {
                    textarea id=(field) name="text" rows=(if step.needs == Needs::Answer { "8" } else { "3" }) required { (text) }
                } @else {
                    input id=(field) type="text" name="text" value=(text) required[step.needs == Needs::Agency];
                }
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

fn public(steps: &Steps<'_>) -> Markup {
    let shared = Words::of(steps.lang);
    let text = steps
        .typed
        .filter(|(to, _)| *to == State::Published)
        .map_or(steps.public, |(_, brought)| &brought.public);
    html! {
        p.note { (OfficeWords::of(steps.lang).public_lead) }
        label.of for="public-subject" { (shared.subject) }
        input #public-subject type="text" name="public_subject" value=(text.subject) required;
        label.of for="public-body" { (shared.body) }
        textarea #public-body name="public_body" rows="8" required { (text.body) }
        label.of for="public-answer" { (shared.answer) }
        textarea #public-answer name="public_answer" rows="8" required { (text.answer) }
    }
}
