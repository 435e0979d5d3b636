//! A form whose answers only staff enter.

use maud::{Markup, html};

use crate::base::Lang;
use crate::pages::form::words::Words;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// Says that staff sign in first, and where everybody else answers.
pub(crate) fn staff_only(path: &str, lang: Lang) -> Markup {
    let words = Words::of(lang);
    let frame = Frame { title: words.staff_only, lang, path, audience: Audience::Citizen };
    let sign_in = paths::with_query(&paths::sign_in(), [("next", path)]);
    page(
        &frame,
        &html! {
            h1 { (words.staff_only) }
            p { (words.staff_only_more) }
            p { a href=(paths::in_lang(&sign_in, lang)) { (words.sign_in) } }
        },
    )
}
