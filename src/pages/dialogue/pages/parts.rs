//! What the forms of the register share: fields with their faults.

use maud::{Markup, html};

use crate::base::Lang;
use crate::domain::dialogue::FieldFault;
use crate::pages::dialogue::words::Words;
use crate::web::fields::first;

/// A form that was refused, as it was typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Typed {
    /// Which form; empty where none was refused.
    pub(crate) form: &'static str,
    pub(crate) fields: Vec<(String, String)>,
    pub(crate) faults: Vec<FieldFault>,
    /// What it was about has changed meanwhile.
    pub(crate) stale: bool,
}

impl Typed {
    /// Whether a form was refused.
    pub(super) fn is_refused(&self) -> bool {
        self.stale || !self.faults.is_empty()
    }

    /// What was typed into a field of this form.
    pub(super) fn value(&self, form: &str, name: &str) -> &str {
        if self.form == form { first(&self.fields, name) } else { "" }
    }

    fn fault(&self, form: &str, name: &str) -> Option<FieldFault> {
        let mut faults = self.faults.iter().filter(|_| self.form == form);
        faults.find(|fault| fault.field() == name).copied()
    }
}

/// What is wrong, at the top of the page.
pub(super) fn summary(typed: &Typed, lang: Lang) -> Markup {
    let words = Words::of(lang);
    html! {
        @if typed.is_refused() {
            div.sum role="alert" {
                h2 { (words.refused) }
                ul {
                    @if typed.stale { li { (words.stale) } }
                    @for fault in &typed.faults {
                        li { a href={ "#" (fault.field()) } { (words.field(fault.field())) ": " (words.problem(*fault)) } }
                    }
                }
            }
        }
    }
}

/// A field of one line, with its fault between label and input.
pub(super) fn line(typed: &Typed, form: &str, (name, kind): (&str, &str), lang: Lang) -> Markup {
    let described = typed.fault(form, name).map(|_| format!("{name}-fault"));
    let value = typed.value(form, name);
    labelled(
        typed,
        form,
        name,
        lang,
        &html! {
            input id=(name) name=(name) type=(kind) value=(value) maxlength="2000"
                aria-invalid=[described.as_ref().map(|_| "true")] aria-describedby=[described];
        },
    )
}

/// A field of several lines.
pub(super) fn lines(typed: &Typed, form: &str, name: &str, lang: Lang) -> Markup {
    let described = typed.fault(form, name).map(|_| format!("{name}-fault"));
    let value = typed.value(form, name);
    labelled(
        typed,
        form,
        name,
        lang,
        &html! {
            textarea id=(name) name=(name) rows="3" maxlength="2000"
                aria-invalid=[described.as_ref().map(|_| "true")] aria-describedby=[described] { (value) }
        },
    )
}

/// A list of choices.
pub(super) fn choice(
    typed: &Typed,
    form: &str,
    name: &str,
    options: &[(String, String)],
    lang: Lang,
) -> Markup {
    let value = typed.value(form, name);
    labelled(
        typed,
        form,
        name,
        lang,
        &html! {
            select id=(name) name=(name) {
                @for (code, label) in options { option value=(code) selected[code == value] { (label) } }
            }
        },
    )
}

fn labelled(typed: &Typed, form: &str, name: &str, lang: Lang, input: &Markup) -> Markup {
    let words = Words::of(lang);
    html! {
        label for=(name) { (words.field(name)) }
        @if let Some(fault) = typed.fault(form, name) {
            span.say id={ (name) "-fault" } { (words.problem(fault)) }
        }
        (input)
    }
}
