//! The form of a scale with its choices.

use maud::{Markup, html};

use super::PartPage;
use super::inputs::{code, field, pair};
use crate::domain::survey::Counts;
use crate::pages::survey::words::FieldWords;
use crate::web::fields::value;

/// What a choice can count as, in the order of the list.
const COUNTS: [(&str, Counts); 5] = [
    ("unsatisfied", Counts::Unsatisfied),
    ("neutral", Counts::Neutral),
    ("satisfied", Counts::Satisfied),
    ("points", Counts::Points),
    ("described", Counts::Described),
];

pub(super) fn scale(shown: &PartPage<'_>) -> Markup {
    let fields = FieldWords::of(shown.lang);
    let rows = (0..40).take_while(|place| {
        shown.fields.iter().any(|(name, _)| *name == format!("choice{place}_code"))
    });
    html! {
        fieldset {
            legend { (fields.choices) }
            p.hint { (fields.choices_hint) }
            div.scroll tabindex="0" role="region" aria-label=(fields.choices) {
                table {
                    thead { tr {
                        @for head in [fields.order, fields.choice_code, fields.label_vi, fields.label_en, fields.counts, fields.points] {
                            th scope="col" { (head) }
                        }
                    } }
                    tbody { @for place in rows { (row(shown, place)) } }
                }
            }
        }
        (pair(shown, "dont_know", 1))
        (pair(shown, "not_applicable", 1))
        p.hint { (fields.offer_hint) }
        (code(shown, false))
    }
}

/// The row of one choice.
fn row(shown: &PartPage<'_>, place: usize) -> Markup {
    let fields = FieldWords::of(shown.lang);
    let cell = |name: &str, size: &str| {
        let name = format!("choice{place}_{name}");
        let field = field(shown, &name);
        html! {
            td { input id=(name) name=(name) value=(field.value) size=(size) maxlength="2000"
                aria-label=(field.label) autocomplete="off"
                aria-invalid=[field.invalid()] aria-describedby=[field.described()]; (field.said()) }
        }
    };
    let name = format!("choice{place}_counts");
    let chosen = value(shown.fields, &name);
    html! {
        tr {
            (cell("order", "2")) (cell("code", "2")) (cell("label_vi", "24")) (cell("label_en", "24"))
            td { select name=(name) aria-label=(fields.counts) {
                @for (code, counts) in COUNTS {
                    option value=(code) selected[code == chosen] { (fields.counts(counts)) }
                }
            } }
            (cell("points", "4"))
        }
    }
}
