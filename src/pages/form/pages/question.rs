//! One question with its choices, none of them taken: the first in rows below each other, those after it in one
//! row where the words of the scale fit.

use maud::{Markup, html};

use crate::base::{Lang, Text};
use crate::domain::survey::{Choice, Item, Kind, Scale};
use crate::pages::form::sheet::Sheet;
use crate::pages::form::words::Words;

/// Whether an item takes one answer, which the page counts as it is given.
pub(super) fn is_of_one(item: &Item) -> bool {
    matches!(item.kind, Kind::SelectOne { .. })
}

/// The question that the page begins with.
pub(super) fn first(sheet: &Sheet<'_>, words: &Words, item: &Item) -> Markup {
    let question = html! { h1 { (item.question.in_lang(sheet.lang)) } };
    asked(sheet, words, (item, &question), &stacked(sheet, item))
}

/// One of the others.
pub(super) fn further(sheet: &Sheet<'_>, words: &Words, item: &Item) -> Markup {
    let scale = sheet.instrument.scale_of(item).filter(|_| is_of_one(item));
    let row = scale.and_then(|scale| Some((scale, row_of(scale, sheet.lang)?)));
    let choices = match row {
        Some((scale, row)) => in_a_row(sheet, item, scale, row),
        None => stacked(sheet, item),
    };
    let question = html! { (item.question.in_lang(sheet.lang)) };
    asked(sheet, words, (item, &question), &choices)
}

fn asked(
    sheet: &Sheet<'_>,
    words: &Words,
    (item, question): (&Item, &Markup),
    choices: &Markup,
) -> Markup {
    let problem = sheet.problem(&item.code);
    let hints = [
        item.help.is_some().then(|| format!("h-{}", item.code)),
        problem.map(|_| format!("e-{}", item.code)),
    ];
    let described = hints.into_iter().flatten().collect::<Vec<_>>().join(" ");
    html! {
        fieldset.wrong[problem.is_some()] aria-describedby=[(!described.is_empty()).then_some(described)] {
            legend { (question) }
            @if let Some(help) = &item.help {
                p.hint id=(format!("h-{}", item.code)) { (help.in_lang(sheet.lang)) }
            }
            (condition(sheet, words, item))
            (note(sheet, words, item.provisional.as_ref()))
            @if let Some(problem) = problem {
                p.say id=(format!("e-{}", item.code)) { (words.fault(&problem.fault)) }
            }
            (choices)
        }
    }
}

/// What a wording leans on without proof.
pub(super) fn note(sheet: &Sheet<'_>, words: &Words, text: Option<&Text>) -> Markup {
    html! {
        @if let Some(text) = text { p.note { (words.provisional) (text.in_lang(sheet.lang)) } }
    }
}

/// Says in words whom a dependent question is for: there is no script to hide it.
fn condition(sheet: &Sheet<'_>, words: &Words, item: &Item) -> Markup {
    let asked = item.asked_if.as_ref().and_then(|condition| {
        let earlier = sheet.instrument.item(&condition.item)?;
        let scale = sheet.instrument.scale_of(earlier)?;
        let leads = |choice: &&Choice| condition.any_of.contains(&choice.code);
        let labels = scale.choices.iter().filter(leads);
        let labels: Vec<_> =
            labels.map(|choice| format!("“{}”", choice.label.in_lang(sheet.lang))).collect();
        let labels = labels.join(&format!(" {} ", words.or));
        let question = earlier.title.in_lang(sheet.lang);
        Some(format!("{} {labels} ({question}).", words.only_if))
    });
    html! { @if let Some(asked) = asked { p.hint { (asked) } } }
}

/// The button of a choice; the first one of an item is where links to the item lead.
fn button(sheet: &Sheet<'_>, item: &Item, code: &str, place: usize) -> Markup {
    let kind = if is_of_one(item) { "radio" } else { "checkbox" };
    html! {
        input id=[(place == 0).then_some(&item.code)] type=(kind) name=(item.code) value=(code)
            checked[sheet.is_picked(item, code)];
    }
}

/// The choices below each other.
fn stacked(sheet: &Sheet<'_>, item: &Item) -> Markup {
    let Some(scale) = sheet.instrument.scale_of(item) else {
        return html! {};
    };
    html! {
        @for (place, choice) in scale.choices.iter().enumerate() {
            label.pick {
                (button(sheet, item, &choice.code.to_string(), place))
                (choice.label.in_lang(sheet.lang))
            }
        }
        @for (code, label) in set_apart(scale) {
            label.pick.other { (button(sheet, item, code, 1)) (label.in_lang(sheet.lang)) }
        }
    }
}

/// The choices beside each other; the style sheet puts them below each other where the row is too narrow
/// for the size of the text.
fn in_a_row(sheet: &Sheet<'_>, item: &Item, scale: &Scale, row: &str) -> Markup {
    html! {
        div class=(row) {
            @for (place, choice) in scale.choices.iter().enumerate() {
                label {
                    (button(sheet, item, &choice.code.to_string(), place))
                    span { (choice.label.in_lang(sheet.lang)) }
                }
            }
        }
        @for (code, label) in set_apart(scale) {
            label.apart { (button(sheet, item, code, 1)) (label.in_lang(sheet.lang)) }
        }
    }
}

/// "Không có ý kiến" and "không áp dụng", where the scale offers them.
fn set_apart(scale: &Scale) -> impl Iterator<Item = (&'static str, &Text)> {
    let labels = [("?", scale.dont_know.as_ref()), ("~", scale.not_applicable.as_ref())];
    labels.into_iter().filter_map(|(code, label)| Some((code, label?)))
}

/// The class of the row that the labels of a scale stand in: five short labels fit a phone, longer ones a desk,
/// others none. Measured by their longest word, which is not broken, and their whole length.
fn row_of(scale: &Scale, lang: Lang) -> Option<&'static str> {
    let labels = || scale.choices.iter().map(|choice| choice.label.in_lang(lang));
    let longest = |text: &str| text.split(' ').map(|word| word.chars().count()).max().unwrap_or(0);
    let word = labels().map(longest).max()?;
    let label = labels().map(|label| label.chars().count()).max()?;
    if !(3..=5).contains(&scale.choices.len()) || label > 40 {
        return None;
    }
    match word {
        0..=7 if label <= 24 => Some("row"),
        0..=14 => Some("row wide"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::survey::file::built_in;

    /// The row of the scale of each single-choice item, by language.
    fn rows(id: &str, code: &str) -> [Option<&'static str>; 2] {
        let instruments = built_in().unwrap();
        let instrument = instruments.newest(id).unwrap();
        let scale = instrument.scale_of(instrument.item(code).unwrap()).unwrap();
        [Lang::Vi, Lang::En].map(|lang| row_of(scale, lang))
    }

    #[test]
    fn five_steps_of_satisfaction_fit_a_phone_in_vietnamese_and_a_desk_in_english() {
        assert_eq!(rows("sipas-counter", "s1"), [Some("row"), Some("row wide")]);
        assert_eq!(rows("sipas-counter", "s6"), [Some("row"), Some("row wide")]);
    }

    #[test]
    fn long_or_many_choices_stand_below_each_other() {
        assert_eq!(rows("quick", "why"), [None, None]);
    }
}
