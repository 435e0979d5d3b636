//! One dossier with its history.

use maud::{Markup, html};

use super::late::apology;
use super::parts::Seen;
use crate::base::calendar::office_time;
use crate::base::format;
use crate::domain::dossier::points::Sheet;
use crate::domain::dossier::{Outcome, Standing};
use crate::pages::dossier::view::Late;
use crate::store::{DossierEntry, IssuedLetter};
use crate::web::context::person;
use crate::web::paths;

/// What the page shows.
#[derive(Clone, Debug)]
pub(crate) struct One {
    pub(crate) late: Late,
    pub(crate) entries: Vec<DossierEntry>,
    pub(crate) letters: Vec<IssuedLetter>,
    /// The indicators its days tell.
    pub(crate) sheet: Sheet,
}

/// The page.
pub(crate) fn one(seen: &Seen, shown: &One) -> Markup {
    let (words, lang) = (seen.words(), seen.lang);
    let dossier = &shown.late.kept.dossier;
    let standing = dossier.standing(seen.today);
    let class = if standing.is_past_due() { "verdict missed" } else { "verdict reached" };
    let maybe =
        |day: Option<chrono::NaiveDate>| day.map_or("–".to_owned(), |day| format::day(day, lang));
    let facts = [
        (words.procedure, seen.places.procedure(&dossier.procedure, lang).to_owned()),
        (words.touchpoint, seen.places.touchpoint(&dossier.touchpoint, lang).to_owned()),
        (words.unit, seen.places.unit(&shown.late.kept.unit, lang).to_owned()),
        (words.received, format::day(dossier.received, lang)),
        (words.due, format::day(dossier.due, lang)),
        (words.done_on, maybe(dossier.completed)),
        (words.outcome, dossier.outcome.map_or("–", |it| words.outcome(it)).to_owned()),
    ];
    let title = dossier.code.clone();
    let path = paths::dossier(&dossier.code);
    let main = html! {
        p.links { a href=(paths::in_lang(&paths::dossiers(), lang)) { (words.back) } }
        h1 { (title) }
        p { span class=(class) { (words.standing(standing)) }
            @if shown.late.days > 0 { " " (words.days_late) ": " strong { (shown.late.days) } } }
        dl.about {
            @for (name, text) in &facts { div { dt { (name) } dd { (text) } } }
            div { dt { (words.apology) } dd { (apology(seen, &shown.late)) } }
        }
        @if seen.may_handle && standing != Standing::InTime {
            p.links { a href=(paths::in_lang(&paths::apology(&dossier.code), lang)) { (words.write_letter) } }
        }
        (points(seen, &shown.sheet))
        h2 { (words.history) }
        p.hint { (words.history_lead) }
        (history(seen, shown))
    };
    seen.page(&title, &path, &main)
}

fn points(seen: &Seen, sheet: &Sheet) -> Markup {
    let words = seen.words();
    html! {
        h2 { (words.points_of_one) }
        ul { @for place in [0, 1] {
            li { (place + 1) ". " (words.indicators[place]) ": "
                @match sheet.0[place] { Some(points) => { strong { (points) } "/2" }, None => { (words.unknown) } } }
        } }
        p.hint { (words.points_of_one_note) }
    }
}

fn history(seen: &Seen, shown: &One) -> Markup {
    let (words, lang) = (seen.words(), seen.lang);
    let who = |name: &str| {
        if name.is_empty() { words.command_line.to_owned() } else { name.to_owned() }
    };
    let day = |at| format::day(office_time(at).date(), lang);
    html! {
        ul.history {
            @for entry in &shown.entries {
                li {
                    (day(entry.at)) " · " (who(&person(&entry.actor))) " · "
                    @if entry.before.is_empty() { (words.first_import) } @else { (words.changed) }
                    br; span.soft { (written(seen, entry)) }
                }
            }
            @for issued in &shown.letters {
                li {
                    (day(issued.at)) " · " (who(&person(&issued.actor))) " · " (words.letter) " "
                    (issued.letter.number) "/PXL, " (format::day(issued.letter.sent, lang)) "; "
                    (words.new_due) ": " (format::day(issued.letter.new_due, lang))
                }
            }
        }
    }
}

/// What an import wrote, in words: what is filled, or what differs from before.
fn written(seen: &Seen, entry: &DossierEntry) -> String {
    let words = seen.words();
    let names = [
        words.procedure,
        words.touchpoint,
        words.received,
        words.due,
        words.done_on,
        words.outcome,
        words.apology,
        words.new_due,
    ];
    let before = entry.before.split(',').chain(std::iter::repeat(""));
    let fields = names.into_iter().zip(entry.after.split(',')).zip(before);
    let told = fields.enumerate().filter(|(_, ((_, after), before))| after != before).map(
        |(place, ((name, after), before))| {
            let (before, after) = (value(seen, place, before), value(seen, place, after));
            if entry.before.is_empty() {
                format!("{name}: {after}")
            } else {
                format!("{name}: {before} → {after}")
            }
        },
    );
    told.collect::<Vec<_>>().join("; ")
}

/// A field of an import as the page says it, by its place.
fn value(seen: &Seen, place: usize, text: &str) -> String {
    let (words, lang) = (seen.words(), seen.lang);
    match (place, text) {
        (_, "") => "–".to_owned(),
        (0, code) => seen.places.procedure(code, lang).to_owned(),
        (1, code) => seen.places.touchpoint(code, lang).to_owned(),
        (5, code) => {
            Outcome::of_code(code).map_or(code.to_owned(), |it| words.outcome(it).to_owned())
        }
        (_, day) => day.parse().map_or(day.to_owned(), |day| format::day(day, lang)),
    }
}
