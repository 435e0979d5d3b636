//! What needs doing today, first thing in the morning.

use maud::{Markup, html};

use super::Asked;
use crate::base::format;
use crate::domain::worklist::{Urgency, WorkItem};
use crate::pages::dashboard::words::TodayWords;
use crate::pages::shared::worklist;
use crate::pages::shared::worklist::Names;
use crate::web::paths;

/// Work items shown at once; the rest unfolds.
const SHOWN: usize = 4;

/// The list, the most pressing first; a kind word when there is nothing.
pub(super) fn today(asked: &Asked, matters: &[WorkItem]) -> Markup {
    let words = TodayWords::of(asked.lang);
    let (first, rest) = matters.split_at(matters.len().min(SHOWN));
    html! {
        section.card.todo aria-labelledby="today-heading" {
            h2 #today-heading { (words.title) }
            @if matters.is_empty() { p { (words.all_well) } }
            @else { (list(asked, first)) }
            @if !rest.is_empty() {
                details {
                    summary { (words.more(rest.len())) }
                    (list(asked, rest))
                }
            }
        }
    }
}

/// How many press, for a screen on which the list itself is further down.
pub(super) fn pressing(asked: &Asked, matters: &[WorkItem]) -> Markup {
    let words = TodayWords::of(asked.lang);
    let count = |urgency| matters.iter().filter(|matter| matter.urgency == urgency).count();
    let counts = [Urgency::Late, Urgency::Soon, Urgency::Look].map(|each| (each, count(each)));
    let said = counts.iter().filter(|(_, count)| *count > 0);
    let said: Vec<String> =
        said.map(|(urgency, count)| format!("{count} {}", words.wall_count(*urgency))).collect();
    html! {
        @if !said.is_empty() {
            p.pressing { a href="#today-heading" { (words.title) ": " (said.join(" · ")) } }
        }
    }
}

fn list(asked: &Asked, all: &[WorkItem]) -> Markup {
    let names = Names {
        units: &asked.places.units,
        touchpoints: &asked.places.touchpoints,
        instruments: &asked.instruments,
        lang: asked.lang,
    };
    html! {
        ul {
            @for matter in all {
                @let said = worklist::say(matter, names);
                li {
                    (tag(asked, matter))
                    p { a href=(paths::in_lang(&said.path, asked.lang)) { (said.what) } ": " (said.why) }
                }
            }
        }
    }
}

/// How soon, in a word with a colour of its own.
fn tag(asked: &Asked, matter: &WorkItem) -> Markup {
    let words = TodayWords::of(asked.lang);
    let days = matter.due.map(|due| (due - asked.today).num_days());
    let (class, said) = match (matter.urgency, days) {
        (Urgency::Late, _) => ("tag late", worklist::urgency(Urgency::Late, asked.lang).to_owned()),
        (Urgency::Soon, Some(0)) => ("tag near", words.due_today.to_owned()),
        (Urgency::Soon, Some(1)) => ("tag near", words.due_tomorrow.to_owned()),
        (Urgency::Soon, Some(_)) => {
            let due = matter.due.map(|due| format::day(due, asked.lang)).unwrap_or_default();
            ("tag near", due)
        }
        (urgency, _) => ("tag", worklist::urgency(urgency, asked.lang).to_owned()),
    };
    html! { span class=(class) { (said) } }
}
