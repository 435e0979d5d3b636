//! Pages of remarks.

mod list;
mod one;
mod open;
mod release;

pub(super) use list::{List, PAGE, list};
pub(super) use one::{One, Trouble, one};
pub(super) use open::{Open, open};
pub(super) use release::{Release, release};

use maud::{Markup, html};

use crate::survey::Lang;

/// The field that carries a page's language through a form.
fn lang_field(lang: Lang) -> Markup {
    html! { @if lang == Lang::En { input type="hidden" name="lang" value="en"; } }
}
