//! What needs doing today, first thing in the morning.

use maud::{Markup, html};

use super::Asked;
use crate::domain::worklist::{Urgency, WorkItem};
use crate::pages::dashboard::words::TodayWords;
use crate::pages::shared::worklist;
use crate::pages::shared::worklist::Names;
use crate::web::paths;

/// Work items of one urgency shown at once; the rest unfolds.
const SHOWN: usize = 8;

/// The list, by urgency; a kind word when there is nothing.
pub(super) fn today(asked: &Asked, matters: &[WorkItem]) -> Markup {
    let words = TodayWords::of(asked.lang);
    let groups = [(Urgency::Late, "late"), (Urgency::Soon, "near"), (Urgency::Look, "soft")];
    html! {
        section.today aria-labelledby="today-heading" {
            h2 #today-heading { (words.title) }
            @if matters.is_empty() { p { (words.all_well) } }
            @for (urgency, class) in groups {
                @let own: Vec<&WorkItem> = matters.iter().filter(|each| each.urgency == urgency).collect();
                @if !own.is_empty() {
                    h3 class=(class) { (worklist::urgency(urgency, asked.lang)) " (" (own.len()) ")" }
                    (list(asked, own.get(..SHOWN).unwrap_or(&own)))
                    @if let Some(rest) = own.get(SHOWN..).filter(|rest| !rest.is_empty()) {
                        details {
                            summary { (words.more(rest.len())) }
                            (list(asked, rest))
                        }
                    }
                }
            }
        }
    }
}

fn list(asked: &Asked, all: &[&WorkItem]) -> Markup {
    let names = Names {
        touchpoints: &asked.places.touchpoints,
        instruments: &asked.instruments,
        lang: asked.lang,
    };
    html! {
        ul.matters {
            @for matter in all {
                @let said = worklist::say(matter, names);
                li { a href=(paths::in_lang(&said.path, asked.lang)) { (said.what) } " – " (said.why) }
            }
        }
    }
}
