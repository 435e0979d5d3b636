//! One unit: where it stands, its touchpoints, its history, and the forms about it.

use maud::{Markup, html};

use super::parts::Shown;
use super::{forms, history};
use crate::web::paths;

/// The whole page.
pub(crate) fn unit(shown: &Shown<'_>, unit: &str) -> Markup {
    let (words, whole) = (shown.words(), shown.whole);
    let alive = whole.present.is_alive(unit, whole.today);
    let parent = whole.present.parent(unit, whole.today);
    let touchpoints = || whole.touchpoints.iter().filter(|each| each.unit == unit);
    let main = html! {
        p { a href=(shown.link(&paths::units())) { (words.title) } }
        @if alive {
            p.lead {
                (words.parent) ": "
                @match parent { Some(parent) => (shown.name(parent)), None => (words.office) }
            }
            p { a href=(shown.link(&format!("{}?unit={}", paths::office(), paths::escaped(unit)))) { (words.its_figures) } }
            h2 { (words.touchpoints) }
            @if touchpoints().next().is_none() { p.soft { (words.no_touchpoints) } }
            @else {
                ul { @for each in touchpoints() { li { (each.name.in_lang(shown.lang)) " (" (each.code) ")" } } }
            }
        } @else {
            p.lead { (words.no_more) }
        }
        @if shown.may_change && alive {
            section.work {
                h2 { (words.changes_title) }
                (forms::of_unit(shown, unit))
            }
        }
        h2 { (words.history_title) }
        (history::all(shown, Some(unit)))
    };
    shown.page(&shown.name(unit), &paths::unit(unit), &main)
}
