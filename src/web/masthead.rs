//! The head of a citizen's form: whose it is, and the other language.

use maud::{Markup, html};

use super::csrf::csrf_field_of;
use super::shell::logo;
use super::words::Words;
use super::{context, paths};
use crate::base::Lang;
use crate::web::shell::Frame;

/// The `id` of a citizen's form, to which the switch of language belongs.
pub const FORM: &str = "form";

/// The field of the switch: a form that has it comes back in that language and is not taken.
pub const SWITCH: &str = "switch-lang";

/// Whose form it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Masthead<'a> {
    /// The name of the office, where it is another than the site's.
    pub office: Option<&'a str>,
    /// What the form is filled in at or for.
    pub place: &'a str,
}

/// The head.
pub(super) fn masthead(masthead: Masthead<'_>, frame: &Frame<'_>) -> Markup {
    let site = context::office();
    let office = masthead.office.or(site.as_ref().map(|name| name.in_lang(frame.lang)));
    html! {
        header {
            (logo())
            p.brand { b { (office.unwrap_or("Hài Lòng")) } span { (masthead.place) } }
            (switch(frame))
        }
    }
}

/// The switch of language of a page with a form: a button that sends the form, so that what was typed comes back in
/// the other language, without a script. Enter in a field presses the first button of a form, which is therefore
/// another one.
pub(super) fn switch(frame: &Frame<'_>) -> Markup {
    let other = frame.lang.pick(Lang::En, Lang::Vi);
    if !frame.offers_other_language() {
        return html! {};
    }
    html! {
        (csrf_field_of(FORM))
        button.first.hidden type="submit" form=(FORM) tabindex="-1" aria-hidden="true" {}
        button.lang.link type="submit" form=(FORM) name=(SWITCH) value=(other.code()) lang=(other.code())
            formaction=(paths::with_lang(frame.path, other)) {
            (Words::of(frame.lang).other_language)
        }
    }
}
