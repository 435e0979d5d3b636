//! The touchpoints of a wave in its form: a line each where they are few, else whole units and what a search finds.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::form::{Form, said};
use crate::base::text::folded;
use crate::base::{Lang, format};
use crate::domain::unit::Touchpoint;
use crate::domain::wave::{Choice, Counters, KEPT, QUOTA, Wave, WaveField, by_unit, packed};
use crate::pages::wave::words::{Words, named};
use crate::web::fields::{Fields, first, given, value};
use crate::web::paths;

/// Lines of single touchpoints, and of procedures, at most.
pub(super) const MOST: usize = 30;

/// The fields that choose the touchpoints of a wave as it is.
pub(super) fn fields_of(wave: &Wave, counters: &Counters) -> Fields {
    let asking = counters.iter().filter(|(_, counter)| counter.asks(&wave.instrument));
    let listed: BTreeSet<&String> =
        asking.map(|(code, _)| code).chain(wave.touchpoints.keys()).collect();
    let choice = if listed.len() > MOST {
        Choice::of(wave, counters)
    } else {
        Choice { single: wave.touchpoints.clone(), ..Choice::default() }
    };
    let mut fields: Fields = Vec::new();
    let mut add = |name: &str, value: String| fields.push((name.to_owned(), value));
    if choice.all {
        add("all", "1".to_owned());
    }
    if let Some(each) = choice.each {
        add("each", each.to_string());
    }
    for unit in choice.units {
        add("unit", unit);
    }
    for (code, quota) in choice.single {
        if let Some(quota) = quota {
            add(&format!("{QUOTA}{code}"), quota.to_string());
        }
        add("touchpoint", code);
    }
    fields
}

/// What the form chooses so far.
struct Chosen<'a> {
    shown: &'a Form<'a>,
    instrument: &'a str,
    is_all: bool,
    units: BTreeSet<&'a str>,
    single: BTreeSet<&'a str>,
    /// Whether there are too many touchpoints for a line each.
    is_long: bool,
}

impl<'a> Chosen<'a> {
    fn of(shown: &'a Form<'a>, instrument: &'a str) -> Self {
        let list = |wanted: &str| {
            let own = shown.fields.iter().filter(|(name, _)| name == wanted);
            own.map(|(_, value)| value.as_str()).collect()
        };
        let is_all = !first(shown.fields, "all").is_empty();
        let (units, single) = (list("unit"), list("touchpoint"));
        let mut chosen = Self { shown, instrument, is_all, units, single, is_long: false };
        chosen.is_long = chosen.listed().len() > MOST || !chosen.units.is_empty();
        chosen
    }

    /// Whether a touchpoint takes answers to the survey.
    fn asks(&self, touchpoint: &Touchpoint) -> bool {
        let counter = self.shown.counters.get(&touchpoint.code);
        counter.is_some_and(|counter| counter.asks(self.instrument))
    }

    fn is_single(&self, touchpoint: &Touchpoint) -> bool {
        self.single.contains(&*touchpoint.code)
    }

    /// Those that ask the survey, and those that are chosen singly.
    fn listed(&self) -> Vec<&'a Touchpoint> {
        let all = self.shown.places.touchpoints.iter();
        all.filter(|each| self.asks(each) || self.is_single(each)).collect()
    }

    fn quota(&self, code: &str) -> &'a str {
        first(self.shown.fields, &format!("{QUOTA}{code}"))
    }

    /// Those listed that have these words in their code, their name or the name of their unit.
    fn found(&self, words: &str) -> Vec<&'a Touchpoint> {
        let words = folded(words);
        let has = |text: &str| folded(text).contains(&words);
        let is_found = |each: &&Touchpoint| {
            let units = [Lang::Vi, Lang::En].map(|lang| self.shown.places.unit(&each.unit, lang));
            [&*each.code, &each.name.vi, &each.name.en].into_iter().chain(units).any(has)
        };
        if words.is_empty() {
            return Vec::new();
        }
        self.listed().into_iter().filter(is_found).collect()
    }
}

/// The touchpoints, each with the answers wanted there.
pub(super) fn counters(shown: &Form<'_>, instrument: &str) -> Markup {
    let words = Words::of(shown.lang);
    let faults = said(shown, WaveField::Touchpoints);
    let chosen = Chosen::of(shown, instrument);
    html! {
        fieldset #touchpoint {
            legend { (words.touchpoints) }
            @if !faults.is_empty() { span.say { (faults.join("; ")) } }
            label.tick { input type="checkbox" name="all" value="1" checked[chosen.is_all]; span { (words.all) } }
            label for="each" { (words.each) }
            input #each name="each" inputmode="numeric" value=(first(shown.fields, "each")) maxlength="9";
            p.hint { (words.each_hint) }
            @if chosen.is_long { (units(&chosen)) (single(&chosen)) }
            @else { (lines(&chosen, &chosen.listed())) }
        }
    }
}

/// A line for each of these.
fn lines(chosen: &Chosen<'_>, touchpoints: &[&Touchpoint]) -> Markup {
    let (words, lang) = (Words::of(chosen.shown.lang), chosen.shown.lang);
    html! {
        table.quotas {
            tbody {
                @for touchpoint in touchpoints {
                    @let (code, name) = (&touchpoint.code, touchpoint.name.in_lang(lang));
                    @let is_above = chosen.asks(touchpoint)
                        && (chosen.is_all || chosen.units.contains(&*touchpoint.unit));
                    tr {
                        td {
                            label.tick {
                                input type="checkbox" name="touchpoint" value=(code) checked[chosen.is_single(touchpoint)];
                                span {
                                    (name) " (" (code) ")"
                                    @if chosen.is_long { br; span.soft { (chosen.shown.places.unit(&touchpoint.unit, lang)) } }
                                    @if is_above && !chosen.is_single(touchpoint) { " " span.soft { (words.chosen_above) } }
                                }
                            }
                        }
                        td { input name={ (QUOTA) (code) } inputmode="numeric" maxlength="9"
                            aria-label=(words.wanted_at(name)) value=(chosen.quota(code)); }
                    }
                }
            }
        }
    }
}

/// A box for each unit that has touchpoints which ask the survey, and for each that is chosen.
fn units(chosen: &Chosen<'_>) -> Markup {
    let (words, shown) = (Words::of(chosen.shown.lang), chosen.shown);
    let of_units = by_unit(shown.counters, chosen.instrument);
    let codes: BTreeSet<&str> = of_units.keys().chain(&chosen.units).copied().collect();
    let count = |n: usize| format::count(n as u64, shown.lang);
    html! {
        h3 { (words.whole_units) }
        p.hint { (words.units_hint) }
        div.units {
            @for code in codes {
                @let of_unit = of_units.get(code);
                @let single = of_unit.map_or(0, |codes| codes.intersection(&chosen.single).count());
                @let is_chosen = chosen.units.contains(code);
                label.tick {
                    input type="checkbox" name="unit" value=(code) checked[is_chosen];
                    span {
                        (shown.places.unit(code, shown.lang)) " – " (words.touchpoints_of(&count(of_unit.map_or(0, BTreeSet::len))))
                        @if single > 0 && !is_chosen && !chosen.is_all { ", " (words.of_them_singly(&count(single))) }
                    }
                }
            }
        }
    }
}

/// The search, what it finds, and what is chosen singly. What has no line is kept in a field.
fn single(chosen: &Chosen<'_>) -> Markup {
    let (words, shown) = (Words::of(chosen.shown.lang), chosen.shown);
    let count = |n: usize| format::count(n as u64, shown.lang);
    let found = chosen.found(value(shown.fields, "find"));
    let shown_found = &found[..found.len().min(MOST)];
    let is_beside = |each: &&Touchpoint| !shown_found.iter().any(|it| it.code == each.code);
    let beside: Vec<&Touchpoint> = chosen.listed().into_iter().filter(is_beside).collect();
    // A number without a tick, and what is no number, stay where they were typed.
    let (typed, ticked): (Vec<&Touchpoint>, Vec<&Touchpoint>) = beside
        .into_iter()
        .filter(|each| chosen.is_single(each) || !chosen.quota(&each.code).is_empty())
        .partition(|each| !chosen.is_single(each) || !is_number(chosen.quota(&each.code)));
    let room = MOST.saturating_sub(shown_found.len() + typed.len()).min(ticked.len());
    let (in_lines, kept) = ticked.split_at(room);
    let in_lines = [&typed[..], in_lines].concat();
    let singly = chosen.listed().iter().filter(|each| chosen.is_single(each)).count();
    html! {
        h3 #found { (words.singly) }
        (search(shown, ("find", words.find)))
        (outcome(shown, "find", found.len()))
        (lines(chosen, shown_found))
        @if singly > 0 { p { strong { (words.chosen_singly(&count(singly))) } } }
        @if !in_lines.is_empty() { (lines(chosen, &in_lines)) }
        @if !kept.is_empty() {
            p.hint { (words.further_singly(&count(kept.len()))) }
            input type="hidden" name=(KEPT)
                value=(packed(kept.iter().map(|it| (&*it.code, chosen.quota(&it.code)))));
        }
        (others(chosen))
    }
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Chosen touchpoints that ask another survey by now, and a box that leaves them out.
fn others(chosen: &Chosen<'_>) -> Markup {
    let (words, shown) = (Words::of(chosen.shown.lang), chosen.shown);
    let asks_another =
        |each: &&Touchpoint| chosen.is_single(each) && each.instrument != chosen.instrument;
    let codes: Vec<&str> =
        shown.places.touchpoints.iter().filter(asks_another).map(|it| &*it.code).collect();
    html! {
        @if !codes.is_empty() {
            label.tick {
                input type="checkbox" name="leave" value="1" checked[!first(shown.fields, "leave").is_empty()];
                span { (words.leave(&named(&codes))) }
            }
        }
    }
}

/// A field of words to look for, with the button that sends the form back with what is found.
pub(super) fn search(shown: &Form<'_>, (name, label): (&str, &str)) -> Markup {
    let words = Words::of(shown.lang);
    let action = paths::in_lang(&format!("{}#found", shown.action()), shown.lang);
    html! {
        label for=(name) { (label) }
        input id=(name) name=(name) type="search" value=(first(shown.fields, name)) maxlength="100";
        button.quiet type="submit" name="search" value=(name) formaction=(action) { (words.search) }
    }
}

/// How many a search has found.
pub(super) fn outcome(shown: &Form<'_>, name: &str, found: usize) -> Markup {
    let words = Words::of(shown.lang);
    let is_asked = given(shown.fields, name).is_some();
    let count = |n: usize| format::count(n as u64, shown.lang);
    html! {
        @if is_asked || given(shown.fields, "search") == Some(name) {
            p role="status" {
                @if !is_asked { (words.nothing_typed) }
                @else if found > MOST { (words.found_first(&count(found), &count(MOST))) }
                @else if found > 0 { (words.found(&count(found))) }
                @else { (words.none_found) }
            }
        }
    }
}
