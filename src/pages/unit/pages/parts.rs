//! What the pages about units share.

use maud::{Markup, html};

use crate::base::Lang;
use crate::pages::unit::posted::{Form, Wrong};
use crate::pages::unit::view::Whole;
use crate::pages::unit::words::Words;
use crate::web::components::refusal::refusal;
use crate::web::fields::value;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// What a page shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shown<'a> {
    pub(crate) whole: &'a Whole<'a>,
    /// The query, or the form as it was typed.
    pub(crate) fields: &'a [(String, String)],
    /// The form that was refused, with every fault.
    pub(crate) refused: Option<&'a (Form, Vec<Wrong>)>,
    pub(crate) may_change: bool,
    pub(crate) lang: Lang,
    /// Items of fewer answers are not judged.
    pub(crate) k: u64,
}

impl Shown<'_> {
    pub(super) fn words(&self) -> &'static Words {
        Words::of(self.lang)
    }

    /// What was typed into a field of this form before it was refused.
    pub(super) fn typed(&self, form: Form, field: &str) -> &str {
        if self.is_refused(form) { value(self.fields, field) } else { "" }
    }

    pub(super) fn is_refused(&self, form: Form) -> bool {
        self.refused.is_some_and(|(each, _)| *each == form)
    }

    /// `aria-invalid` of a field of this form.
    pub(super) fn invalid(&self, form: Form, field: &str) -> Option<&'static str> {
        let wrong = self.refused.filter(|(each, _)| *each == form)?;
        let of_field = |each: &Wrong| match each {
            Wrong::Day | Wrong::Future => field == "day",
            Wrong::Empty(name) | Wrong::TooLong(name) | Wrong::NoChoice(name) => *name == field,
            _ => false,
        };
        wrong.1.iter().any(of_field).then_some("true")
    }

    /// A unit as it is called on the day that is looked at, with its code.
    pub(super) fn name(&self, unit: &str) -> String {
        let (whole, on) = (self.whole, self.whole.on);
        let name = whole.organisation.name(unit, on);
        let name = name.or_else(|| whole.present.name(unit, whole.today));
        name.map_or_else(|| unit.to_owned(), |name| format!("{} ({unit})", name.in_lang(self.lang)))
    }

    /// The page around `main`, with every fault above it.
    pub(super) fn page(&self, title: &str, path: &str, main: &Markup) -> Markup {
        self.page_below(&html! { h1 { (title) } }, title, path, main)
    }

    /// The same, with a heading of its own.
    pub(super) fn page_below(
        &self,
        heading: &Markup,
        title: &str,
        path: &str,
        main: &Markup,
    ) -> Markup {
        let words = self.words();
        let marked = format!("{}{title}", words.error);
        let frame = Frame {
            title: if self.refused.is_some() { &marked } else { title },
            lang: self.lang,
            path,
            audience: Audience::Office,
        };
        let wrong = self.refused.into_iter().flat_map(|(_, wrong)| wrong);
        let main = html! {
            (heading)
            (refusal(words.refused, wrong.map(|each| html! { (words.wrong(each)) })))
            (main)
        };
        page(&frame, &main)
    }

    /// A link in the page's language.
    pub(super) fn link(&self, path: &str) -> String {
        paths::in_lang(path, self.lang)
    }
}
