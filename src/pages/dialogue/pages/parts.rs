//! What the forms of the register share: fields with their faults.

use maud::{Markup, html};

use crate::base::Lang;
use crate::domain::dialogue::FieldFault;
use crate::pages::dialogue::words::Words;
use crate::web::components::labelled::{Labelled, Line};
use crate::web::components::refusal::{at_field, refusal};
use crate::web::fields::first;

/// The form that settles a request.
pub(super) const SETTLE: &str = "settle";

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
    let stale = typed.stale.then(|| html! { (words.stale) });
    let faults = typed.faults.iter().map(|fault| {
        let name = fault.field();
        let id = match typed.form {
            SETTLE => settle_id(name, first(&typed.fields, "number")),
            _ => name.to_owned(),
        };
        at_field(&id, words.field(name), words.problem(*fault))
    });
    refusal(words.refused, stale.into_iter().chain(faults))
}

/// A field of a form.
pub(super) fn field<'a>(typed: &'a Typed, form: &str, name: &'a str, lang: Lang) -> Labelled<'a> {
    let words = Words::of(lang);
    Labelled {
        id: name.into(),
        name,
        label: words.field(name).into(),
        value: typed.value(form, name),
        fault: typed.fault(form, name).map(|fault| words.problem(fault).into()),
        ..Labelled::default()
    }
}

/// The id of a field of the form that settles the request of this number: a page may have several.
pub(super) fn settle_id(name: &str, number: &str) -> String {
    format!("{name}-{number}")
}

/// A line of text or a day.
pub(super) fn line(field: &Labelled<'_>, kind: &str) -> Markup {
    field.line(Line { kind: Some(kind), most: Some(2000), ..Line::default() })
}
