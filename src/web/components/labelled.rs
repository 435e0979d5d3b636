//! A field of a form: its label, what is wrong with it, then its input. Pure.

use std::borrow::Cow;

use chrono::NaiveDate;
use maud::{Markup, html};

/// A field.
#[derive(Clone, Debug, Default)]
pub struct Labelled<'a> {
    /// The id of its input.
    pub id: Cow<'a, str>,
    /// Its name in the form.
    pub name: &'a str,
    /// Its label.
    pub label: Cow<'a, str>,
    /// The class of the label.
    pub class: Option<&'a str>,
    /// What stands in it.
    pub value: &'a str,
    /// What is wrong with it.
    pub fault: Option<Cow<'a, str>>,
    /// Whether the page has a hint for it, with the id `ID-hint`.
    pub hinted: bool,
}

/// What an input of one line has beside its name and its value.
#[derive(Clone, Copy, Debug, Default)]
pub struct Line<'a> {
    /// Its type; a date field with a fault becomes one of text, since it would drop what is no day.
    pub kind: Option<&'a str>,
    /// The keys that a phone offers.
    pub mode: Option<&'a str>,
    /// The last day that may be chosen.
    pub latest: Option<NaiveDate>,
    /// The most characters.
    pub most: Option<usize>,
    /// What the browser may fill in.
    pub complete: Option<&'a str>,
    /// Whether it must not be empty.
    pub required: bool,
}

impl Labelled<'_> {
    /// The field around an input, which must have its id, its name and the two attributes below.
    pub fn around(&self, input: &Markup) -> Markup {
        html! {
            label class=[self.class] for=(self.id) { (self.label) }
            (self.said())
            (input)
        }
    }

    /// What is wrong, for a field whose label stands elsewhere.
    pub fn said(&self) -> Markup {
        html! {
            @if let Some(fault) = &self.fault { span.say id={ (self.id) "-fault" } { (fault) } }
        }
    }

    /// The attribute `aria-invalid` of the input.
    pub fn invalid(&self) -> Option<&'static str> {
        self.fault.as_ref().map(|_| "true")
    }

    /// The attribute `aria-describedby` of the input.
    pub fn described(&self) -> Option<String> {
        let parts = [(self.fault.is_some(), "fault"), (self.hinted, "hint")];
        let ids = parts.into_iter().filter(|(is_there, _)| *is_there);
        let ids: Vec<String> = ids.map(|(_, part)| format!("{}-{part}", self.id)).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }

    /// A field of one line.
    pub fn line(&self, line: Line<'_>) -> Markup {
        let is_bad_day = self.fault.is_some() && line.kind == Some("date");
        let kind = if is_bad_day { Some("text") } else { line.kind };
        self.around(&html! {
            input id=(self.id) name=(self.name) type=[kind] value=(self.value) inputmode=[line.mode]
                max=[line.latest] maxlength=[line.most] autocomplete=[line.complete] required[line.required]
                aria-invalid=[self.invalid()] aria-describedby=[self.described()];
        })
    }

    /// A field of several lines.
    pub fn lines(&self, rows: usize, most: Option<usize>) -> Markup {
        self.around(&html! {
            textarea id=(self.id) name=(self.name) rows=(rows) maxlength=[most]
                aria-invalid=[self.invalid()] aria-describedby=[self.described()] { (self.value) }
        })
    }

    /// A list of choices: codes with their names.
    pub fn choice(&self, options: &[(String, String)]) -> Markup {
        self.around(&html! {
            select id=(self.id) name=(self.name)
                aria-invalid=[self.invalid()] aria-describedby=[self.described()] {
                @for (code, name) in options {
                    option value=(code) selected[*code == self.value] { (name) }
                }
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(value: &'static str, fault: Option<&'static str>) -> Labelled<'static> {
        let (label, fault) = ("Ngày".into(), fault.map(Into::into));
        Labelled { id: "day".into(), name: "day", label, value, fault, ..Labelled::default() }
    }

    #[test]
    fn a_field_without_fault_has_only_its_label() {
        let line = Line { kind: Some("date"), ..Line::default() };
        let page = day("2026-10-01", None).line(line).into_string();
        assert_eq!(
            page,
            "<label for=\"day\">Ngày</label>\
             <input id=\"day\" name=\"day\" type=\"date\" value=\"2026-10-01\">"
        );
    }

    #[test]
    fn a_fault_is_said_before_the_input_and_what_was_typed_stays() {
        let field = Labelled { hinted: true, ..day("31/02", Some("không có ngày này")) };
        let page = field.line(Line { kind: Some("date"), ..Line::default() }).into_string();
        assert!(
            page.contains("<span class=\"say\" id=\"day-fault\">không có ngày này</span><input")
        );
        assert!(page.contains("type=\"text\" value=\"31/02\" aria-invalid=\"true\""), "{page}");
        assert!(page.contains("aria-describedby=\"day-fault day-hint\""), "{page}");
    }
}
