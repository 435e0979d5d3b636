//! The kinds of files.

use maud::{Markup, html};

use crate::base::Lang;
use crate::domain::import::FileKind;
use crate::pages::import::words::Words;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// The page.
pub(crate) fn list(kinds: Vec<FileKind>, lang: Lang) -> Markup {
    let words = Words::of(lang);
    let main = html! {
        h1 { (words.title) }
        p { (words.lead) }
        @if kinds.is_empty() { p.note { (words.none) } }
        div.cards {
            @for kind in kinds {
                article.card {
                    h2 { a href=(paths::in_lang(&paths::import_of(kind.code()), lang)) { (kind.title().in_lang(lang)) } }
                    p.files {
                        a href=(paths::in_lang(&paths::import_template(kind.code()), lang)) download { (words.template) }
                    }
                }
            }
        }
    };
    page(
        &Frame { title: words.title, lang, path: &paths::import(), audience: Audience::Office },
        &main,
    )
}
