//! The forms of what the index is made of.

use maud::{Markup, html};

use super::PartPage;
use super::inputs::{choice, code, line, pair};
use crate::domain::survey::Method;
use crate::pages::survey::words::FieldWords;
use crate::web::fields::value;

pub(super) fn factor(shown: &PartPage<'_>) -> Markup {
    let (fields, lang, of) = (FieldWords::of(shown.lang), shown.lang, shown.of);
    let is_core = shown.locks.zip(shown.code).is_some_and(|(locks, code)| locks.holds_factor(code));
    let domains: Vec<_> = std::iter::once((String::new(), fields.no_domain.to_owned()))
        .chain(of.domains.iter().map(|it| (it.code.clone(), it.title.in_lang(lang).to_owned())))
        .collect();
    html! {
        (pair(shown, "title", 1))
        @if is_core || of.domains.is_empty() {
            input type="hidden" name="domain" value=(value(shown.fields, "domain"));
        } @else { (choice(shown, "domain", &domains)) }
        @if of.formula.method == Method::Papi { (line(shown, "low")) (line(shown, "high")) }
        (code(shown, is_core))
    }
}
