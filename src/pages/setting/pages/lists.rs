//! Targets and days off: what is set, and the form that adds one.

use chrono::Datelike;
use maud::{Markup, html};

use super::Shown;
use crate::base::format;
use crate::domain::setting::OwnTarget;
use crate::domain::survey::Catalogue;
use crate::pages::setting::words::Words;
use crate::web::components::listing;
use crate::web::components::listing::{Cell, Listing};
use crate::web::components::part::part_where;
use crate::web::csrf::csrf_field;
use crate::web::fields::value;
use crate::web::lang::lang_field;
use crate::web::paths;

/// What was typed into a field of a refused form.
fn typed<'a>(shown: &'a Shown<'_>, task: &str, name: &str) -> &'a str {
    let refused = shown.refused.filter(|refused| value(&refused.fields, "do") == task);
    refused.map_or("", |refused| value(&refused.fields, name))
}

/// The button that removes a row.
fn remove(shown: &Shown<'_>, (task, key): (&str, &str), what: &str) -> Markup {
    html! {
        form method="post" action=(paths::settings()) {
            (csrf_field()) (lang_field(shown.lang))
            input type="hidden" name="key" value=(key);
            button.link type="submit" name="do" value=(task) {
                (shown.words.remove) span.hidden { ": " (what) }
            }
        }
    }
}

/// The targets of the office's own.
pub(super) fn targets(shown: &Shown<'_>) -> Markup {
    let words = shown.words;
    let set = shown.settings.targets();
    let content = html! {
        p.hint { (words.targets_hint) }
        @if !set.is_empty() { (target_table(shown)) }
        (target_form(shown))
    };
    let now = counted(set.len(), words, |count| words.targets_set(count));
    html! {
        section #targets {
            h2 { (words.targets) }
            (part_where(shown.is_refused(&["target"]), &now, &content))
        }
    }
}

/// The form that sets one.
fn target_form(shown: &Shown<'_>) -> Markup {
    let words = shown.words;
    let faults = shown.refused.map_or(&[][..], |refused| &refused.target);
    let chosen = match typed(shown, "target", "instrument") {
        "" => shown.usual,
        chosen => chosen,
    };
    html! {
        form.stacked method="post" action=(paths::settings()) {
            (csrf_field()) (lang_field(shown.lang))
            @for fault in faults { p.say { (words.target_fault(*fault)) } }
            label for="instrument" { (words.instrument) }
            select #instrument name="instrument" {
                @for id in targeted(shown.instruments) {
                    option value=(id) selected[id == chosen] { (instrument(shown, id)) }
                }
            }
            label for="unit" { (words.unit) }
            select #unit name="unit" {
                option value="" { (words.whole_office) }
                @for (code, name) in shown.units {
                    option value=(code) selected[code == typed(shown, "target", "unit")] { (name.in_lang(shown.lang)) }
                }
            }
            label for="year" { (words.year) }
            @let year = typed(shown, "target", "year");
            input #year name="year" type="number" inputmode="numeric" min="2020" max="2100" required
                value=(if year.is_empty() { shown.year.year().to_string() } else { year.to_owned() });
            label for="value" { (words.target) }
            input #value name="value" required maxlength="8" inputmode="decimal" placeholder="90"
                value=(typed(shown, "target", "value"));
            button type="submit" name="do" value="target" { (words.add_target) }
        }
    }
}

/// How many there are, or that there are none.
fn counted(count: usize, words: &Words, told: impl Fn(usize) -> String) -> String {
    if count == 0 { words.nothing_set.to_owned() } else { told(count) }
}

/// The instruments whose index is held against a target.
pub(crate) fn targeted(instruments: &Catalogue) -> Vec<&str> {
    let has_target = |id: &&str| instruments.newest(id).is_some_and(|each| each.target.is_some());
    instruments.ids().into_iter().filter(has_target).collect()
}

fn instrument<'a>(shown: &'a Shown<'_>, id: &'a str) -> &'a str {
    let found = shown.instruments.newest(id);
    found.map_or(id, |found| found.title.in_lang(shown.lang))
}

fn target_table(shown: &Shown<'_>) -> Markup {
    let words = shown.words;
    let row = |target: &OwnTarget| -> Vec<Cell> {
        let unit = target.unit.as_deref();
        let named = unit.map_or(words.whole_office, |unit| {
            let found = shown.units.iter().find(|(code, _)| code == unit);
            found.map_or(unit, |(_, name)| name.in_lang(shown.lang))
        });
        let what = format!("{} {named} {}", instrument(shown, &target.instrument), target.year);
        let figure = format::of_hundredths(i64::from(target.hundredths), shown.lang);
        [
            html! { (instrument(shown, &target.instrument)) },
            html! { (named) },
            html! { (target.year) },
            html! { (figure) "%" },
            remove(shown, ("remove-target", &target.key()), &what),
        ]
        .map(Cell::from)
        .into()
    };
    let heads = [words.instrument, words.unit, words.year, words.target, words.remove];
    Listing {
        label: words.targets,
        class: "",
        columns: heads.map(listing::words).into(),
        rows: shown.settings.targets().iter().map(row).collect(),
        foot: None,
    }
    .markup()
}

/// The days that the office added to the table of holidays.
pub(super) fn holidays(shown: &Shown<'_>) -> Markup {
    let words = shown.words;
    let added = shown.settings.days_off();
    let content = html! {
        p.hint { (words.holidays_hint) }
        @if !added.is_empty() { (holiday_table(shown)) }
        (holiday_form(shown))
    };
    let now = counted(added.len(), words, |count| words.days_added(count));
    html! {
        section #holidays {
            h2 { (words.holidays) }
            (part_where(shown.is_refused(&["days-off"]), &now, &content))
        }
    }
}

/// The form that adds days.
fn holiday_form(shown: &Shown<'_>) -> Markup {
    let words = shown.words;
    let faults = shown.refused.map_or(&[][..], |refused| &refused.days_off);
    let field = |name: &str| typed(shown, "days-off", name);
    html! {
        form.stacked method="post" action=(paths::settings()) {
            (csrf_field()) (lang_field(shown.lang))
            @for fault in faults { p.say { (words.days_off_fault(*fault)) } }
            label for="kind" { (words.days_kind) }
            select #kind name="kind" {
                option value="off" { (words.days_are_off) }
                option value="made-up" selected[field("kind") == "made-up"] { (words.days_are_made_up) }
            }
            label for="from" { (words.days_from) }
            input #from name="from" type="date" required value=(field("from"));
            label for="to" { (words.days_to) }
            input #to name="to" type="date" value=(field("to"));
            label for="name" { (words.days_name) }
            input #name name="name" required maxlength="200" value=(field("name"));
            label for="source" { (words.days_source) }
            input #source name="source" required maxlength="200" value=(field("source"));
            button type="submit" name="do" value="days-off" { (words.add_days) }
        }
    }
}

fn holiday_table(shown: &Shown<'_>) -> Markup {
    let words = shown.words;
    let rows = shown.settings.days_off().iter().map(|days| -> Vec<Cell> {
        let span = if days.from == days.to {
            format::day(days.from, shown.lang)
        } else {
            format!("{} – {}", format::day(days.from, shown.lang), format::day(days.to, shown.lang))
        };
        let kind = if days.is_off { words.days_are_off } else { words.days_are_made_up };
        let removal = remove(shown, ("remove-days-off", &days.key()), &days.name);
        [
            html! { (span) },
            html! { (kind) },
            html! { (days.name) },
            html! { (days.source) },
            removal,
        ]
        .map(Cell::from)
        .into()
    });
    let heads = [words.days, words.days_kind, words.days_name, words.days_source, words.remove];
    Listing {
        label: words.holidays,
        class: "",
        columns: heads.map(listing::words).into(),
        rows: rows.collect(),
        foot: None,
    }
    .markup()
}
