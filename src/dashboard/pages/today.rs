//! What needs doing today, first thing in the morning.

use maud::{Markup, html};

use super::Asked;
use crate::attention::{LowMatter, Matter, Shortfall, Subject, Urgency};
use crate::dashboard::axis::Axis;
use crate::dashboard::words::today::words;
use crate::format;
use crate::web::paths;

/// Matters of one urgency shown at once; the rest opens.
const SHOWN: usize = 8;

/// A matter in words: its name, where it leads, and what is to be said of it.
struct Told {
    name: String,
    address: String,
    says: String,
}

/// The list, by urgency; a kind word when there is nothing.
pub(super) fn today(asked: &Asked, matters: &[Matter]) -> Markup {
    let words = words(asked.lang);
    let groups = [
        (Urgency::Late, words.late, "late"),
        (Urgency::Soon, words.soon, "near"),
        (Urgency::Look, words.look, "soft"),
    ];
    html! {
        section.today aria-labelledby="today-heading" {
            h2 #today-heading { (words.title) }
            @if matters.is_empty() { p { (words.all_well) } }
            @for (urgency, name, class) in groups {
                @let own: Vec<&Matter> = matters.iter().filter(|each| each.urgency == urgency).collect();
                @if !own.is_empty() {
                    h3 class=(class) { (name) " (" (own.len()) ")" }
                    (list(asked, own.get(..SHOWN).unwrap_or(&own)))
                    @if let Some(rest) = own.get(SHOWN..).filter(|rest| !rest.is_empty()) {
                        details {
                            summary { (words.more.0) " " (rest.len()) " " (words.more.1) }
                            (list(asked, rest))
                        }
                    }
                }
            }
        }
    }
}

fn list(asked: &Asked, matters: &[&Matter]) -> Markup {
    html! {
        ul.matters {
            @for matter in matters {
                @let told = told(asked, matter);
                li { a href=(paths::in_lang(&told.address, asked.lang)) { (told.name) } " – " (told.says) }
            }
        }
    }
}

fn told(asked: &Asked, matter: &Matter) -> Told {
    let words = words(asked.lang);
    let due = matter.due.map(|day| format::day(day, asked.lang));
    let due = due.unwrap_or_default();
    match &matter.subject {
        Subject::Petition(of) => Told {
            name: format!("{} {}: {}", words.petition, of.number, of.subject),
            address: paths::registered(&of.code),
            says: {
                let what = if of.unsorted { words.sort } else { words.reply };
                format!("{what} {due}")
            },
        },
        Subject::Task(of) => Told {
            name: format!(
                "{} {}: {}",
                words.task,
                of.number,
                of.title.in_lang(asked.lang)
            ),
            address: paths::task(of.year, &of.number),
            says: {
                let late = matter.urgency == Urgency::Late;
                format!("{} {due}", if late { words.was_due } else { words.due })
            },
        },
        Subject::Quiet(of) => Told {
            name: format!(
                "{}: {}",
                words.quiet,
                asked.names().of(Axis::Touchpoint, &of.touchpoint)
            ),
            address: format!("{}#{}", paths::touchpoints(), of.touchpoint),
            says: {
                let last = format::day(of.last, asked.lang);
                let pace = format::two_decimals(of.a_day, asked.lang);
                (words.silence)(&last, of.days, &pace)
            },
        },
        Subject::Low(of) => Told {
            name: asked.title_of(&of.instrument),
            address: paths::office_instrument(&of.instrument),
            says: low(asked, of),
        },
        Subject::Signal(of) => Told {
            name: asked.title_of(&of.instrument),
            address: paths::office_instrument(&of.instrument),
            says: {
                let share = |share| format::percent(share, asked.lang);
                let week = format::day(of.week, asked.lang);
                let says = (words.signal)(&week, &share(of.share), &share(of.centre));
                format!("{}: {says}", words.meaning(of.meaning))
            },
        },
    }
}

fn low(asked: &Asked, of: &LowMatter) -> String {
    let words = words(asked.lang);
    let index = asked.index(&of.instrument, of.value);
    match of.shortfall {
        Shortfall::Sure { items } => (words.missed)(&index, items),
        Shortfall::Open { more } => {
            let more = more.map(|more| format::count(more, asked.lang));
            (words.undecided)(&index, more.as_deref())
        }
    }
}
