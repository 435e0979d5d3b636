//! The form of a question.

use maud::{Markup, html};

use super::PartPage;
use super::inputs::{choice, code, line, locked, locked_pair, pair, select, tick};
use crate::base::Lang;
use crate::domain::survey::edit::{Keeps, Locks};
use crate::domain::survey::{Kind, Method, Scale};
use crate::pages::survey::words::FieldWords;
use crate::web::fields::value;

pub(super) fn item(shown: &PartPage<'_>) -> Markup {
    let (fields, lang, of) = (FieldWords::of(shown.lang), shown.lang, shown.of);
    let keeps = |property| {
        shown.locks.zip(shown.code).is_some_and(|(locks, code)| locks.keeps(code, property))
    };
    let is_core = shown.locks.zip(shown.code).is_some_and(|(locks, code)| locks.holds(code));
    let named = |code: &str, title: &str| (code.to_owned(), format!("{title} ({code})"));
    let sections: Vec<_> =
        of.sections.iter().map(|it| named(&it.code, it.title.in_lang(lang))).collect();
    html! {
        @if let Some(locks) = shown.locks.filter(|_| is_core) {
            p.note { (locks.reason().in_lang(lang)) }
        }
        @if keeps(Keeps::Question) { (locked_pair(shown, "question")) } @else { (pair(shown, "question", 2)) }
        (pair(shown, "help", 2))
        @if keeps(Keeps::Title) { (locked_pair(shown, "title")) } @else { (pair(shown, "title", 1)) }
        (choice(shown, "section", &sections))
        @if keeps(Keeps::Scale) { (kept_scale(shown)) } @else { (own_scale(shown)) }
        @if keeps(Keeps::Factor) {
            @let code = value(shown.fields, "factor");
            @let factor = of.factors.iter().find(|it| it.code == code);
            (locked(shown, "factor", code, factor.map_or(fields.no_factor, |it| it.title.in_lang(lang))))
        } @else { (own_factor(shown)) }
        @if of.formula.method == Method::Xhh { (line(shown, "max_points")) }
        @else { input type="hidden" name="max_points" value=(value(shown.fields, "max_points")); }
        (pair(shown, "provisional", 2))
        (code(shown, is_core))
    }
}

/// The scale of a core item.
fn kept_scale(shown: &PartPage<'_>) -> Markup {
    let code = value(shown.fields, "scale");
    let scale = shown.of.scales.iter().find(|it| it.code == code);
    let label = scale.map(|it| labels(it, shown.lang)).unwrap_or_default();
    html! {
        (locked(shown, "scale", code, &label))
        @if !value(shown.fields, "many").is_empty() { input type="hidden" name="many" value="yes"; }
    }
}

fn labels(scale: &Scale, lang: Lang) -> String {
    let labels: Vec<&str> = scale.choices.iter().map(|it| it.label.in_lang(lang)).collect();
    labels.join(" / ")
}

fn own_scale(shown: &PartPage<'_>) -> Markup {
    let (fields, lang, of) = (FieldWords::of(shown.lang), shown.lang, shown.of);
    let scales: Vec<_> = of
        .scales
        .iter()
        .map(|it| (it.code.clone(), format!("{} ({})", labels(it, lang), it.code)))
        .collect();
    html! {
        (choice(shown, "scale", &scales))
        (tick(shown, "many", fields.many))
        (condition(shown))
    }
}

/// On which earlier answer the item depends; the answers can be ticked once its question is chosen.
fn condition(shown: &PartPage<'_>) -> Markup {
    let (fields, lang, of) = (FieldWords::of(shown.lang), shown.lang, shown.of);
    let own = of.items.iter().position(|it| Some(it.code.as_str()) == shown.code);
    let earlier = of.items.iter().take(own.unwrap_or(of.items.len()));
    let earlier = earlier.filter(|it| matches!(it.kind, Kind::SelectOne { .. }));
    let asked = |it: &crate::domain::survey::Item| {
        (it.code.clone(), format!("{}: {}", it.code, it.question.in_lang(lang)))
    };
    let options: Vec<_> = std::iter::once((String::new(), fields.always.to_owned()))
        .chain(earlier.map(asked))
        .collect();
    let on = of.item(value(shown.fields, "asked_item"));
    let choices = on.and_then(|on| of.scale_of(on)).map_or(&[][..], |scale| &scale.choices);
    html! {
        fieldset {
            legend { (fields.asked_if) }
            label for="asked_item" { (fields.asked_item) }
            (select(shown, "asked_item", &options))
            @if !choices.is_empty() {
                p { (fields.asked_any) }
                @for each in choices { (tick(shown, &format!("any_{}", each.code), each.label.in_lang(lang))) }
            }
        }
    }
}

/// A factor of no core items, or none.
fn own_factor(shown: &PartPage<'_>) -> Markup {
    let (fields, lang) = (FieldWords::of(shown.lang), shown.lang);
    let closed = shown.locks.filter(Locks::closes_index);
    let factors = shown.of.factors.iter();
    let free = factors.filter(|it| !shown.locks.is_some_and(|locks| locks.holds_factor(&it.code)));
    let options: Vec<_> = std::iter::once((String::new(), fields.no_factor.to_owned()))
        .chain(free.map(|it| (it.code.clone(), it.title.in_lang(lang).to_owned())))
        .collect();
    html! {
        @if let Some(locks) = closed {
            (locked(shown, "factor", value(shown.fields, "factor"), fields.no_factor))
            p.hint { (locks.reason().in_lang(lang)) }
        } @else { (choice(shown, "factor", &options)) }
    }
}
