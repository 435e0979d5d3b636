//! A form outside its dates.

use maud::{Markup, html};

use crate::base::Lang;
use crate::pages::form::words::Words;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// Says that no answers are taken now.
pub(crate) fn closed(touchpoint: &str, lang: Lang) -> Markup {
    let words = Words::of(lang);
    let path = paths::form(touchpoint);
    let frame = Frame { title: words.closed, lang, path: &path, audience: Audience::Citizen };
    page(
        &frame,
        &html! {
            h1 { (words.closed) }
            p { (words.closed_more) }
        },
    )
}
