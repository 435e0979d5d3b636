//! The form of what a draft says of itself as a whole.

use maud::{Markup, html};

use super::PartPage;
use super::inputs::{line, locked, pair, select, tick};
use crate::domain::survey::Method;
use crate::pages::survey::words::FieldWords;

pub(super) fn head(shown: &PartPage<'_>) -> Markup {
    let (fields, of) = (FieldWords::of(shown.lang), shown.of);
    let is_share = matches!(of.formula.method, Method::Sipas(_) | Method::Xhh);
    let is_version = shown.kept.head.original.split_once('@').is_some_and(|(id, _)| id == of.id);
    let rules = [("at_least", fields.at_least), ("more_than", fields.more_than)];
    let rules = rules.map(|(code, label)| (code.to_owned(), label.to_owned()));
    let bases = shown
        .fields
        .iter()
        .filter(|(name, _)| name.starts_with("basis") && name.ends_with("_note_vi"));
    html! {
        (pair(shown, "title", 1))
        (pair(shown, "purpose", 3))
        (pair(shown, "provisional", 2))
        @if is_version { (locked(shown, "id", &of.id, &of.id)) } @else { (line(shown, "id")) }
        @if let Some(original) = &of.based_on {
            (locked(shown, "based_on", original, original))
            p.hint { (fields.based_on_hint) }
        }
        (line(shown, "version"))
        (line(shown, "valid_from"))
        (line(shown, "valid_to"))
        (tick(shown, "obligatory", fields.obligatory))
        (line(shown, "target"))
        @if is_share { p.hint { (fields.percent) } }
        label for="target_rule" { (fields.target_rule) }
        (select(shown, "target_rule", &rules))
        fieldset {
            legend { (fields.legal_basis) }
            @for place in 0..bases.count() {
                (pair(shown, &format!("basis{place}"), 2)) (pair(shown, &format!("basis{place}_note"), 2))
            }
        }
    }
}
