//! A document as a page of its own, which needs no other file.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::web::assets::REPORT_CSS;

/// The page around a document in Vietnamese. Search engines leave it out.
pub fn whole(title: &str, document: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="vi" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex, nofollow";
                title { (title) }
                style { (PreEscaped(REPORT_CSS)) }
            }
            body { main { (document) } }
        }
    }
}

/// A drawing of our own, whose texts are escaped.
pub fn drawing(svg: &str) -> Markup {
    html! { (PreEscaped(svg)) }
}
