//! Stands where there is no figure yet, since a 0 would be one.

use maud::{Markup, html};

use crate::base::Lang;
use crate::web::words::Words;

/// A dash, with words for screen readers.
pub fn none_yet(lang: Lang) -> Markup {
    html! { span aria-hidden="true" { "—" } span.hidden { (Words::of(lang).none_yet) } }
}
