//! A table of figures that stays as wide as it is: it scrolls in a box of its own, and says so where
//! the screen is narrow. Pure.

use maud::{Markup, html};

use crate::base::Lang;
use crate::web::words::Words;

/// The box around `table`; `label` names it for those who hear it, the keyboard reaches and scrolls it.
pub fn wide(label: &str, lang: Lang, table: &Markup) -> Markup {
    html! {
        p.swipe aria-hidden="true" { "↔ " (Words::of(lang).swipe) }
        div.scroll tabindex="0" role="region" aria-label=(label) { (table) }
    }
}
