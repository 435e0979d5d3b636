//! The pages of paper. Pure.

mod bundle;
mod differences;
mod import;
mod interview;
mod keying;
mod list;

pub(super) use bundle::{One, Refused, one};
pub(super) use differences::{Differences, differences};
pub(super) use import::{Import, Stage, import};
pub(super) use interview::interview;
pub(super) use keying::{Keying, Trouble, condition, keying};
pub(super) use list::{List, list};

use maud::{Markup, html};

use crate::domain::paper::CountFault;
use crate::pages::paper::words::Words;
use crate::web::components::refusal::{at_field, refusal};
use crate::web::fields::first;

/// A field of a count, with its fault.
fn count_field(
    words: &Words,
    name: &str,
    (typed, faults): (&[(String, String)], &[CountFault]),
    (kept, hint): (String, Option<&str>),
) -> Markup {
    let fault = faults.iter().find(|fault| fault.field() == name);
    let is_typed = typed.iter().any(|(each, _)| each == name);
    let value = if is_typed { first(typed, name).to_owned() } else { kept };
    let described = fault.map(|_| format!("e-{name}"));
    html! {
        label for=(name) { (words.count_field(name)) }
        @if let Some(hint) = hint { p.hint { (hint) } }
        @if let Some(fault) = fault { p.say id={ "e-" (name) } { (words.count_fault(*fault)) } }
        input id=(name) name=(name) type="text" inputmode="numeric" maxlength="5" value=(value)
            aria-invalid=[described.as_ref().map(|_| "true")] aria-describedby=[described];
    }
}

/// What is wrong with another field of a bundle.
fn field_fault(words: &Words, name: &str, faults: &[CountFault]) -> Markup {
    let fault = faults.iter().find(|fault| fault.field() == name);
    html! { @if let Some(fault) = fault { p.say { (words.count_fault(*fault)) } } }
}

/// What is wrong with counts, at the top of the page.
fn count_faults(words: &Words, faults: &[CountFault]) -> Markup {
    let faults = faults.iter().map(|fault| {
        let field = fault.field();
        at_field(field, words.count_field(field), &words.count_fault(*fault))
    });
    refusal(words.refused, faults)
}
