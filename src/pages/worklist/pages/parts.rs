//! The worklist, the settings, and the letters.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::Shown;
use crate::base::Lang;
use crate::base::calendar::office_time;
use crate::domain::worklist::WorkItem;
use crate::domain::worklist::alert::{Kind, Pace};
use crate::pages::shared::worklist;
use crate::pages::worklist::posted::{Fault, kinds};
use crate::pages::worklist::words::Words;
use crate::web::csrf::csrf_field;
use crate::web::fields::value;
use crate::web::paths;

/// Work items, each with a link and a button to hide it or show it again.
pub(super) fn list(shown: &Shown<'_>, all: &[&WorkItem]) -> Markup {
    html! {
        ul.history { @for matter in all { li { (one(shown, matter)) } } }
    }
}

fn one(shown: &Shown<'_>, matter: &WorkItem) -> Markup {
    let words = shown.words();
    let said = worklist::say(matter, shown.names());
    let (task, button) =
        if shown.is_hidden(matter) { ("show", words.show) } else { ("hide", words.hide) };
    html! {
        p {
            span.status { (worklist::urgency(matter.urgency, shown.lang)) } " "
            a href=(paths::in_lang(&said.path, shown.lang)) { (said.what) }
        }
        p.hint { (said.why) }
        form method="post" action=(shown.action()) {
            (csrf_field())
            input type="hidden" name="matter" value=(matter.subject.key());
            button.link type="submit" name="do" value=(task) { (button) span.hidden { ": " (said.what) } }
        }
    }
}

/// The settings as kept, or as they were typed before they were refused.
struct Chosen<'a> {
    address: &'a str,
    pace: &'a str,
    kinds: BTreeSet<Kind>,
    lang: &'a str,
}

fn chosen<'a>(shown: &Shown<'a>) -> Chosen<'a> {
    let kept = shown.settings;
    let typed = shown.refused.map(|refused| refused.fields);
    match typed.filter(|fields| value(fields, "do") == "settings") {
        Some(fields) => Chosen {
            address: value(fields, "address"),
            pace: value(fields, "pace"),
            kinds: kinds(fields),
            lang: value(fields, "mail-lang"),
        },
        None => Chosen {
            address: kept.address.as_deref().unwrap_or_default(),
            pace: kept.pace.code(),
            kinds: kept.kinds.clone(),
            lang: kept.lang.code(),
        },
    }
}

/// Which alerts a person wants, and how often.
pub(super) fn settings(shown: &Shown<'_>) -> Markup {
    let words = shown.words();
    let chosen = chosen(shown);
    let refused = shown.refused.map_or(&[][..], |refused| refused.faults);
    let bad = refused.contains(&Fault::Address).then_some("true");
    html! {
        @if !shown.has_server { p.note { (words.no_server) } }
        form.stacked method="post" action=(shown.action()) {
            (csrf_field())
            label for="address" { (words.address) }
            p.hint #address-hint { (words.address_hint) }
            input #address name="address" type="email" value=(chosen.address) autocomplete="email"
                aria-describedby="address-hint" aria-invalid=[bad];
            (ticks(shown, &chosen))
            label for="mail-lang" { (words.language) }
            select #mail-lang name="mail-lang" {
                @for each in [Lang::Vi, Lang::En] {
                    option value=(each.code()) lang=(each.code()) selected[each.code() == chosen.lang] {
                        (Words::language_of(each))
                    }
                }
            }
            p.buttons {
                button type="submit" name="do" value="settings" { (words.save) }
                @if shown.has_server && shown.settings.address.is_some() {
                    " " button.quiet type="submit" name="do" value="trial" { (words.trial) }
                }
            }
        }
    }
}

/// Of what, and how often.
fn ticks(shown: &Shown<'_>, chosen: &Chosen<'_>) -> Markup {
    let words = shown.words();
    html! {
        fieldset {
            legend { (words.kinds) }
            @for kind in Kind::LISTED {
                label.tick {
                    input type="checkbox" name="kind" value=(kind.code()) checked[chosen.kinds.contains(&kind)];
                    " " (words.kind(kind))
                }
            }
        }
        fieldset {
            legend { (words.pace) }
            @for each in Pace::ALL {
                label.tick {
                    input type="radio" name="pace" value=(each.code()) checked[each.code() == chosen.pace];
                    " " (words.pace_of(each))
                }
            }
        }
    }
}

/// What became of the last letters.
pub(super) fn letters(shown: &Shown<'_>) -> Markup {
    let words = shown.words();
    html! {
        @if !shown.mail.is_empty() {
            h2 { (words.letters_title) }
            ul.history {
                @for mail in shown.mail {
                    li {
                        (office_time(mail.made).format("%d/%m/%Y %H:%M")) " · " (mail.subject) " · "
                        strong { (words.state(mail.state)) }
                        @if !mail.trouble.is_empty() { p.hint { (words.trouble) " " (mail.trouble) } }
                    }
                }
            }
        }
    }
}
