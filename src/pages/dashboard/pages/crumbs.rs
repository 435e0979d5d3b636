//! Where a page stands: from the office down to the part it is narrowed to.

use maud::{Markup, html};

use super::Asked;
use crate::base::format;
use crate::pages::dashboard::axis::Axis;
use crate::pages::dashboard::view::Figures;
use crate::pages::dashboard::words::DrillWords;
use crate::web::paths;

/// What a page is narrowed to, from the widest to the narrowest.
const SIDES: [Axis; 4] = [Axis::Unit, Axis::Touchpoint, Axis::Procedure, Axis::Tier];

/// A step on the way, its name and its address.
pub(super) type Step = (String, String);

/// The way from the office over the instrument and `steps` to this page, each step a link; the
/// last stands for the page itself.
pub(super) fn crumbs(asked: &Asked, figures: &Figures<'_>, steps: &[Step]) -> Markup {
    let title = figures.instrument.title.in_lang(asked.lang).to_owned();
    let home = (asked.words().title.to_owned(), paths::office());
    let instrument = (title, paths::office_instrument(&figures.instrument.id));
    let mut way = vec![home, instrument];
    way.extend(steps.iter().cloned());
    let here = way.last().map(|(_, path)| path.clone()).unwrap_or_default();
    let narrowed = narrowed(asked, &here);
    let wide = asked.link(&here, &cleared(0));
    let last = way.len() - 1;
    html! {
        nav.trail aria-label=(DrillWords::of(asked.lang).trail) {
            ol {
                @for (at, (name, path)) in way.iter().enumerate() {
                    @if at == last && narrowed.is_empty() {
                        li { span aria-current="page" { (name) } }
                    } @else if at == last {
                        li { a href=(wide) { (name) } }
                    } @else {
                        li { a href=(asked.link(path, &[("by", ""), ("rows", ""), ("cols", "")])) { (name) } }
                    }
                }
                @for (at, (name, address)) in narrowed.iter().enumerate() {
                    li {
                        @if at + 1 == narrowed.len() { span aria-current="page" { (name) } }
                        @else { a href=(address) { (name) } }
                    }
                }
            }
        }
    }
}

/// The parts this page is narrowed to; the address of each lets go of those after it.
fn narrowed(asked: &Asked, here: &str) -> Vec<Step> {
    let filter = &asked.filter;
    let wanted = [&filter.unit, &filter.touchpoint, &filter.procedure, &filter.tier];
    let mut steps: Vec<Step> = SIDES
        .into_iter()
        .zip(wanted)
        .enumerate()
        .filter_map(|(at, (axis, code))| {
            let name = asked.names().of(axis, code.as_deref()?);
            Some((name, asked.link(here, &cleared(at + 1))))
        })
        .collect();
    if filter.from.is_some() || filter.to.is_some() {
        let day = |day| format::day(day, asked.lang);
        let ends = [filter.from.map(day), filter.to.map(day)];
        let [from, to] = ends.map(|day| day.unwrap_or_else(|| "…".to_owned()));
        steps.push((format!("{from} – {to}"), asked.link(here, &[])));
    }
    steps
}

/// Changes to the query that let go of all sides from this one on, and of the days.
fn cleared(from: usize) -> Vec<(&'static str, &'static str)> {
    let sides = SIDES.into_iter().skip(from).map(|axis| (axis.code(), ""));
    // `period` is the axis of months too: the same field.
    sides.chain([("from", ""), ("to", ""), ("period", "")]).collect()
}

/// Links to the ones before and after the page at `path` among its siblings.
pub(super) fn neighbours(asked: &Asked, siblings: &[Step], path: &str) -> Markup {
    let words = DrillWords::of(asked.lang);
    let at = siblings.iter().position(|(_, each)| each == path);
    let before = at.and_then(|at| siblings.get(at.checked_sub(1)?));
    let after = at.and_then(|at| siblings.get(at + 1));
    html! {
        @if before.is_some() || after.is_some() {
            p.links.neighbours {
                @if let Some((name, path)) = before {
                    a href=(asked.link(path, &[])) rel="prev" { "← " (words.previous) ": " (name) }
                }
                @if let Some((name, path)) = after {
                    a href=(asked.link(path, &[])) rel="next" { (words.next) ": " (name) " →" }
                }
            }
        }
    }
}
