//! The form that filters a page. It is folded behind a summary of its filters, so that figures come first on a
//! phone; on a wide screen the style sheet keeps it open. Pure.

use std::borrow::Cow;

use maud::{Markup, html};

use crate::base::calendar::read_day;
use crate::base::{Lang, format};
use crate::web::lang::lang_field;
use crate::web::words::Words;

/// A form that asks for the same page, filtered.
#[derive(Debug)]
pub struct Filters<'a> {
    /// The page's language.
    pub lang: Lang,
    /// The page's path.
    pub path: &'a str,
    /// The form's name for screen readers.
    pub label: &'a str,
    /// The label of its button.
    pub show: &'a str,
    /// Address and text of the link that clears the filters; `None` where nothing is filtered.
    pub clear: Option<(String, &'a str)>,
    /// A hint on how to fill it in.
    pub hint: Option<&'a str>,
    /// The sentence before the faults.
    pub refused: &'a str,
    /// Names of the fields that cannot be read, and of other parameters that cannot.
    pub faults: Vec<&'a str>,
    /// Its fields, in their order.
    pub fields: Vec<Field<'a>>,
}

/// One field.
#[derive(Debug)]
pub struct Field<'a> {
    /// Its parameter and id.
    pub name: &'a str,
    /// Its label.
    pub label: &'a str,
    /// The value as typed or chosen; empty for "all".
    pub value: Cow<'a, str>,
    /// Its kind.
    pub kind: Kind<'a>,
}

/// The kind of a field.
#[derive(Debug)]
pub enum Kind<'a> {
    /// A text.
    Text,
    /// A search for words.
    Search,
    /// A day.
    Day,
    /// What is kept as it is, without being shown.
    Kept,
    /// A list: the label for "all", if it can be chosen, and codes with their names.
    Choice(Option<&'a str>, Vec<(String, String)>),
}

impl<'a> Field<'a> {
    /// A field with its value as typed.
    pub fn new(
        (name, label): (&'a str, &'a str),
        value: impl Into<Cow<'a, str>>,
        kind: Kind<'a>,
    ) -> Self {
        Self { name, label, value: value.into(), kind }
    }

    /// The filter in words; `None` where the field is empty.
    fn summary(&self, lang: Lang) -> Option<String> {
        if self.value.is_empty() || matches!(self.kind, Kind::Kept) {
            return None;
        }
        let typed = || format!("“{}”", self.value);
        let value = match &self.kind {
            Kind::Text | Kind::Search | Kind::Kept => typed(),
            Kind::Day => {
                let day = read_day(&self.value);
                day.map_or_else(typed, |day| format::day(day, lang))
            }
            Kind::Choice(_, options) => {
                let chosen = options.iter().find(|(code, _)| *code == self.value);
                chosen.map_or_else(typed, |(_, name)| name.clone())
            }
        };
        Some(format!("{} {value}", begun_small(self.label)))
    }
}

/// A label inside a sentence: its first letter in lower case.
fn begun_small(label: &str) -> String {
    let mut letters = label.chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    first.chain(letters).collect()
}

impl Filters<'_> {
    /// The faults, each a link to its field, and the form, which is open while there is a fault.
    pub fn markup(&self) -> Markup {
        let summary: Vec<String> =
            self.fields.iter().filter_map(|each| each.summary(self.lang)).collect();
        html! {
            (self.summary_of_faults())
            details.narrowed open[!self.faults.is_empty()] {
                summary { (Words::of(self.lang).filter) @if !summary.is_empty() { ": " (summary.join(", ")) } }
                form.filters method="get" action=(self.path) aria-label=(self.label) {
                    (lang_field(self.lang))
                    @for field in &self.fields {
                        @if !matches!(field.kind, Kind::Kept) { (self.field(field)) }
                        @else if !field.value.is_empty() {
                            input type="hidden" name=(field.name) value=(field.value);
                        }
                    }
                    button type="submit" { (self.show) }
                    @if let Some((address, words)) = &self.clear { a href=(address) { (words) } }
                    @if let Some(hint) = self.hint { p.hint #filters-hint { (hint) } }
                }
            }
        }
    }

    fn summary_of_faults(&self) -> Markup {
        let words = Words::of(self.lang);
        html! {
            @if !self.faults.is_empty() {
                div.sum role="alert" {
                    p.say { (self.refused) }
                    ul { @for fault in &self.faults { li {
                        @let shown = |each: &&Field<'_>| each.name == *fault && !matches!(each.kind, Kind::Kept);
                        @if let Some(field) = self.fields.iter().find(shown) {
                            a href={ "#" (fault) } { (field.label) }
                            @if matches!(field.kind, Kind::Day) { ": " (words.day_hint) }
                        } @else if *fault == "period" { (words.bad_period) }
                        @else { (words.bad_address) }
                    } } }
                }
            }
        }
    }

    fn field(&self, field: &Field<'_>) -> Markup {
        let bad = self.faults.contains(&field.name);
        let invalid = bad.then_some("true");
        let hint =
            (self.hint.is_some() && matches!(field.kind, Kind::Search)).then_some("filters-hint");
        html! {
            div {
                label for=(field.name) { (field.label) }
                @match &field.kind {
                    Kind::Choice(all, options) => {
                        select id=(field.name) name=(field.name) aria-invalid=[invalid] {
                            @if let Some(all) = all { option value="" { (all) } }
                            // A value from the address that is not in the list stays chosen.
                            @if !field.value.is_empty() && !options.iter().any(|(code, _)| *code == field.value) {
                                option value=(field.value) selected { (field.value) }
                            }
                            @for (code, name) in options {
                                option value=(code) selected[*code == field.value] { (name) }
                            }
                        }
                    }
                    kind => {
                        input id=(field.name) name=(field.name) type=(type_of(kind, bad)) value=(field.value)
                            aria-invalid=[invalid] aria-describedby=[hint];
                    }
                }
            }
        }
    }
}

/// A day that cannot be read is shown in a text field: a date field would drop it.
fn type_of(kind: &Kind<'_>, bad: bool) -> &'static str {
    match kind {
        Kind::Search => "search",
        Kind::Day if !bad => "date",
        _ => "text",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filters<'a>(unit: &'a str, from: &'a str, faults: Vec<&'a str>) -> Filters<'a> {
        let units = vec![("LS".to_owned(), "Phòng Lãnh sự".to_owned())];
        Filters {
            lang: Lang::Vi,
            path: "/office",
            label: "Lọc",
            show: "Lọc",
            clear: None,
            hint: None,
            refused: "Không đọc được:",
            faults,
            fields: vec![
                Field::new(("unit", "Đơn vị"), unit, Kind::Choice(Some("Tất cả"), units)),
                Field::new(("from", "Từ ngày"), from, Kind::Day),
            ],
        }
    }

    #[test]
    fn the_summary_says_what_the_page_is_narrowed_by() {
        let page = filters("LS", "2026-02-01", Vec::new()).markup().into_string();
        let said = "<summary>Lọc: đơn vị Phòng Lãnh sự, từ ngày 01/02/2026</summary>";
        assert!(page.contains(said), "{page}");
        let page = filters("", "", Vec::new()).markup().into_string();
        assert!(page.contains("<summary>Lọc</summary>") && !page.contains(" open"));
    }

    #[test]
    fn it_opens_at_a_fault_and_loses_nothing_that_was_typed() {
        let page = filters("XX", "31/01", vec!["from", "page"]).markup().into_string();
        assert!(page.contains("<details class=\"narrowed\" open>"), "{page}");
        assert!(
            page.contains("<a href=\"#from\">Từ ngày</a>")
                && page.contains("<li>địa chỉ của trang")
        );
        assert!(page.contains("type=\"text\" value=\"31/01\" aria-invalid=\"true\""));
        assert!(page.contains("<option value=\"XX\" selected>XX</option>"));
    }
}
