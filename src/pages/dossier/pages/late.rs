//! The list of late dossiers, and of those soon due.

use maud::{Markup, html};

use super::parts::Seen;
use crate::base::format;
use crate::domain::dossier::Standing;
use crate::pages::dossier::asked::Which;
use crate::pages::dossier::view::Late;
use crate::store::{DossierKey, Page};
use crate::web::components::downloads::downloads;
use crate::web::components::listing;
use crate::web::components::listing::{Cell, Listing};
use crate::web::paths;

/// The page.
pub(crate) fn late(seen: &Seen, which: Which, found: Option<&Page<Late, DossierKey>>) -> Markup {
    let (words, path) = (seen.words(), paths::late_dossiers());
    let wanted = [
        Which::Standing(Standing::Overdue),
        Which::Soon,
        Which::Standing(Standing::Late),
        Which::Standing(Standing::InProgress),
        Which::Standing(Standing::InTime),
    ];
    let states = wanted.map(|it| (it.code().to_owned(), words.which(it).to_owned()));
    let title = format!("{}: {}", words.late_title, words.which(which).to_lowercase());
    let main = html! {
        p.links { a href=(paths::in_lang(&paths::dossiers(), seen.lang)) { (words.back) } }
        (seen.top(&title, &path))
        p.lead { (words.late_lead) }
        (seen.form(&path, (which.code(), &states)))
        @if let Some(found) = found {
            p.files { (downloads(words.download, |ending| seen.address(&paths::late_dossiers_file(ending), &[("after", "")]))) }
            @if found.rows.is_empty() { p { (words.nothing) } } @else { (table(seen, &found.rows)) }
            (turn(seen, found.next.as_ref()))
        }
    };
    seen.page(&title, &path, &main)
}

fn table(seen: &Seen, all: &[Late]) -> Markup {
    let (words, lang) = (seen.words(), seen.lang);
    let heads =
        [words.code, words.procedure, words.touchpoint, words.due, words.days_late, words.apology];
    let rows = all.iter().map(|late| {
        let dossier = &late.kept.dossier;
        let address = paths::in_lang(&paths::dossier(&dossier.code), lang);
        let cells = [
            html! { a href=(address) { (dossier.code) } },
            html! { (seen.places.procedure(&dossier.procedure, lang)) },
            html! { (seen.places.touchpoint(&dossier.touchpoint, lang)) },
            html! { (format::day(dossier.due, lang)) },
            html! { @if late.days > 0 { span.late { (late.days) } } @else { "–" } },
            apology(seen, late),
        ];
        cells.map(Cell::from).into()
    });
    let listing = Listing {
        label: words.late_title,
        class: "",
        columns: heads.map(listing::words).into(),
        rows: rows.collect(),
        foot: None,
    };
    listing.markup()
}

/// Whether there is an apology, and in what form; the last day for one while it is to come.
pub(super) fn apology(seen: &Seen, late: &Late) -> Markup {
    let (words, lang) = (seen.words(), seen.lang);
    let dossier = &late.kept.dossier;
    html! {
        @if let Some((apology, in_due_form)) = late.apology {
            (format::day(apology.sent, lang)) ", "
            @if in_due_form { (words.due_form) } @else { span.late { (words.not_due_form) } }
            @if let Some(new_due) = dossier.new_due() { br; (words.new_due) ": " (format::day(new_due, lang)) }
        } @else {
            (words.no_apology)
            @if let Some(day) = late.last_day.filter(|day| seen.today <= *day) {
                br; (words.last_day) ": " (format::day(day, lang))
            }
        }
    }
}

/// The way back to the beginning, and on to what follows.
fn turn(seen: &Seen, next: Option<&DossierKey>) -> Markup {
    let words = seen.words();
    let link = |after: &str| seen.link(&paths::late_dossiers(), &[("after", after)]);
    html! {
        @if seen.asked.behind.is_some() || next.is_some() {
            nav aria-label=(words.page) {
                @if seen.asked.behind.is_some() { a href=(link("")) { (words.to_first) } " " }
                @if let Some((due, code)) = next {
                    a href=(link(&format!("{due} {code}"))) rel="next" { (words.next) }
                }
            }
        }
    }
}
