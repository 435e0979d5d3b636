//! Everything that was recorded about units, the newest first.

use maud::{Markup, html};

use super::forms;
use super::parts::Shown;
use crate::base::calendar::office_day;
use crate::base::format;
use crate::domain::unit::{Change, Event};
use crate::store::Act;
use crate::web::paths;

/// The acts, or those of one unit.
pub(super) fn all(shown: &Shown<'_>, unit: Option<&str>) -> Markup {
    let words = shown.words();
    let is_about =
        |act: &&Act| unit.is_none_or(|unit| act.events.iter().any(|event| concerns(event, unit)));
    let acts: Vec<&Act> = shown.whole.acts.iter().filter(is_about).collect();
    html! {
        @if acts.is_empty() { p.soft { (words.no_history) } }
        @else {
            ol.history { @for (place, act) in acts.into_iter().enumerate() { li { (one(shown, act, place)) } } }
        }
    }
}

fn concerns(event: &Event, unit: &str) -> bool {
    let took = |into: &[String]| into.iter().any(|to| to == unit);
    event.unit == unit || matches!(&event.change, Change::Passed { into, .. } if took(into))
}

fn one(shown: &Shown<'_>, act: &Act, place: usize) -> Markup {
    let words = shown.words();
    html! {
        @for event in &act.events {
            p {
                strong { (format::day(event.day, shown.lang)) } " · "
                @if shown.whole.scope.holds(&event.unit) {
                    a href=(shown.link(&paths::unit(&event.unit))) { (shown.name(&event.unit)) }
                } @else { (shown.name(&event.unit)) }
                ": "
                (event_sentence(shown, event))
            }
        }
        p.hint {
            (act.basis) ". " (words.recorded_by) " " (act.recorded_by)
            @if let Some(event) = act.events.first() {
                ", " (format::day(office_day(event.recorded), shown.lang))
            }
            "."
        }
        @if let Some((who, why)) = &act.withdrawn {
            p.late { (words.withdrawn) " " (who) ": " (why) }
        } @else if shown.may_change {
            (forms::withdraw(shown, &act.id, place))
        }
    }
}

fn event_sentence(shown: &Shown<'_>, event: &Event) -> Markup {
    let words = shown.words();
    html! {
        @match &event.change {
            Change::Founded { name, parent } => {
                (words.was_founded) " “" (name.in_lang(shown.lang)) "”"
                @if let Some(parent) = parent { ", " (words.below) " " (shown.name(parent)) }
            }
            Change::Renamed { name, before } => {
                (words.was_renamed) " “" (before.in_lang(shown.lang)) "” → “" (name.in_lang(shown.lang)) "”"
            }
            Change::Moved { parent } => {
                (words.below) " "
                @match parent { Some(parent) => (shown.name(parent)), None => (words.office) }
            }
            Change::Passed { into, touchpoints } => {
                @if into.contains(&event.unit) { (words.was_parted) } @else if into.len() == 1 { (words.was_merged) }
                @else { (words.was_divided) }
                " "
                @for (nth, to) in into.iter().filter(|to| **to != event.unit).enumerate() {
                    @if nth > 0 { ", " }
                    (shown.name(to))
                }
                @if !touchpoints.is_empty() {
                    " (" @for (nth, (touchpoint, to)) in touchpoints.iter().enumerate() {
                        @if nth > 0 { ", " }
                        (touchpoint) " → " (to)
                    } ")"
                }
            }
            Change::Closed => (words.was_closed),
        }
    }
}
