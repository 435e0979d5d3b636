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
use crate::web::components::labelled::Labelled;
use crate::web::components::refusal::{at_field, refusal};
use crate::web::fields::first;

/// A field of a bundle.
fn field<'a>(words: &Words, name: &'a str, value: &'a str, faults: &[CountFault]) -> Labelled<'a> {
    let fault = faults.iter().find(|fault| fault.field() == name);
    Labelled {
        id: name.into(),
        name,
        label: words.count_field(name).into(),
        value,
        fault: fault.map(|fault| words.count_fault(*fault).into()),
        ..Labelled::default()
    }
}

/// A field of a count.
fn count_field(
    words: &Words,
    name: &str,
    (typed, faults): (&[(String, String)], &[CountFault]),
    (kept, hint): (&str, Option<&str>),
) -> Markup {
    let is_typed = typed.iter().any(|(each, _)| each == name);
    let value = if is_typed { first(typed, name) } else { kept };
    let field = Labelled { hinted: hint.is_some(), ..field(words, name, value, faults) };
    field.around(&html! {
        @if let Some(hint) = hint { p.hint id={ (name) "-hint" } { (hint) } }
        input id=(name) name=(name) type="text" inputmode="numeric" maxlength="5" value=(value)
            aria-invalid=[field.invalid()] aria-describedby=[field.described()];
    })
}

/// What is wrong with counts, at the top of the page.
fn count_faults(words: &Words, faults: &[CountFault]) -> Markup {
    let faults = faults.iter().map(|fault| {
        let field = fault.field();
        at_field(field, words.count_field(field), &words.count_fault(*fault))
    });
    refusal(words.refused, faults)
}
