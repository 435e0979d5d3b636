//! A page for a wall screen: no navigation, and views that take turns.

use maud::{DOCTYPE, Markup, html};

use super::assets;
use super::context;
use super::shell::Frame;

/// Seconds that a view is shown; a view of figures and a chart is read in less.
const SECONDS: u32 = 20;

/// A whole page around `main`, headed by the office's name and the days of its figures. Without script it goes on
/// to `next`, which is empty for a page that was told to stay.
pub fn screen(frame: &Frame<'_>, days: &str, next: &str, main: &Markup) -> Markup {
    let office = context::office();
    let office = office.as_ref().map(|name| name.in_lang(frame.lang));
    html! {
        (DOCTYPE)
        html lang=(frame.lang.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex";
                @if !next.is_empty() {
                    noscript { meta http-equiv="refresh" content={ (SECONDS) ";url=" (next) }; }
                }
                title { (frame.title) " – Hài Lòng" }
                (assets::icon())
                link rel="stylesheet" href=(assets::style_sheet());
            }
            body.wall {
                main #main {
                    div.wall-head { h1 { (office.unwrap_or("Hài Lòng")) } span { (days) } }
                    (main)
                }
            }
        }
    }
}
