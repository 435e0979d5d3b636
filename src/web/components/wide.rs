//! A box in which a wide table scrolls, with a hint on narrow screens. Pure.

use maud::{Markup, html};

use crate::base::Lang;
use crate::web::words::Words;

/// The box around `table`. `label` is its name for screen readers; the keyboard can focus and scroll it.
pub fn wide(label: &str, lang: Lang, table: &Markup) -> Markup {
    html! {
        p.swipe aria-hidden="true" { "↔ " (Words::of(lang).swipe) }
        div.scroll tabindex="0" role="region" aria-label=(label) { (table) }
    }
}
