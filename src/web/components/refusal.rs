//! What is wrong with a form, at the top of its page. Pure.

use maud::{Markup, html};

/// Every fault under a title; nothing where there is none.
pub fn refusal(title: &str, faults: impl IntoIterator<Item = Markup>) -> Markup {
    let faults: Vec<Markup> = faults.into_iter().collect();
    html! {
        @if !faults.is_empty() {
            div.sum role="alert" {
                h2 { (title) }
                ul { @for fault in faults { li { (fault) } } }
            }
        }
    }
}

/// A fault that leads to its field.
pub fn at_field(id: &str, label: &str, problem: &str) -> Markup {
    html! { a href={ "#" (id) } { (label) ": " (problem) } }
}
