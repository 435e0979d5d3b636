//! A page for a wall screen: no navigation.

use maud::{DOCTYPE, Markup, html};

use super::assets;
use super::shell::Frame;

/// A whole page around `main`. Without script it reloads itself every `seconds`.
pub fn screen(frame: &Frame<'_>, seconds: u32, main: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(frame.lang.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex";
                noscript { meta http-equiv="refresh" content=(seconds); }
                title { (frame.title) " – Hài Lòng" }
                (assets::icon())
                link rel="stylesheet" href=(assets::style_sheet());
            }
            body.wall { main #main { (main) } }
        }
    }
}
