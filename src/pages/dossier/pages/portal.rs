//! The portal's board (bộ chỉ số 766): the lines that the register tells.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::parts::Seen;
use crate::base::calendar::CivilPeriod;
use crate::base::format;
use crate::domain::measure::GROUPS;
use crate::pages::dossier::portal::{Asked, Line};
use crate::pages::dossier::words::PortalWords;
use crate::web::components::blank::none_yet;
use crate::web::components::filters::{Field, Filters, Kind};
use crate::web::components::listing;
use crate::web::components::listing::{Cell, Listing};
use crate::web::paths;

/// What the page shows.
#[derive(Debug)]
pub(crate) struct Board {
    pub(crate) asked: Asked,
    pub(crate) lines: [Line; 4],
    /// The day whose end is told of.
    pub(crate) day: NaiveDate,
}

/// The page.
pub(crate) fn board(seen: &Seen, shown: &Board) -> Markup {
    let words = PortalWords::of(seen.lang);
    let main = html! {
        h1 { (words.title) }
        p.lead { (words.lead) }
        p.hint { (words.practice) }
        (form(seen, shown))
        p { (words.as_of) " " (format::day(shown.day, seen.lang)) "." }
        (told(seen, shown))
        p.hint { (words.silence) "." }
        h2 { (words.others) }
        p.hint { (words.others_lead) }
        (others(seen))
    };
    seen.page(words.title, &paths::portal_board(), &main)
}

fn form(seen: &Seen, shown: &Board) -> Markup {
    let (words, shared) = (PortalWords::of(seen.lang), seen.words());
    let path = paths::portal_board();
    let periods = CivilPeriod::all_to(seen.today).into_iter();
    let periods = periods.map(|each| (each.to_string(), each.to_string()));
    let number = |name, label| Field::new((name, label), seen.field(name), Kind::Text);
    let filters = Filters {
        lang: seen.lang,
        path: &path,
        label: shared.filter,
        show: shared.show,
        clear: None,
        hint: Some(words.typed),
        refused: shared.bad_filter,
        faults: seen.faults.iter().map(|fault| fault.field.as_str()).collect(),
        fields: vec![
            Field::new(
                ("period", shared.period),
                shown.asked.period.to_string(),
                Kind::Choice(None, periods.collect()),
            ),
            number("disliked", words.disliked),
            number("unsatisfied", words.unsatisfied),
        ],
    };
    filters.markup()
}

fn told(seen: &Seen, shown: &Board) -> Markup {
    let (words, lang) = (PortalWords::of(seen.lang), seen.lang);
    let most = [GROUPS[1], 6, 6, 6];
    let rows = words.lines.iter().zip(words.rules).zip(shown.lines).zip(most);
    let rows = rows.map(|(((name, rule), line), most)| -> Vec<Cell> {
        let counts = format!(
            "{} / {}",
            format::count(line.rate.good, lang),
            format::count(line.rate.all, lang)
        );
        let percent = line.rate.percent();
        let points = line.points;
        vec![
            html! { (name) br; span.soft { (rule) } }.into(),
            html! { (counts) }.into(),
            match percent {
                Some(percent) => html! { (format::percent(percent / 100.0, lang)) }.into(),
                None => none_yet(lang).into(),
            },
            match points {
                Some(points) => html! { (format::two_decimals(points, lang)) " / " (most) }.into(),
                None => none_yet(lang).into(),
            },
        ]
    });
    let columns = [words.line].map(listing::words).into_iter();
    let listing = Listing {
        label: words.title,
        class: "",
        columns: columns
            .chain([words.counts, words.share, words.points].map(listing::numbers))
            .collect(),
        rows: rows.collect(),
        foot: None,
    };
    listing.markup()
}

/// The groups that the portal alone counts.
fn others(seen: &Seen) -> Markup {
    let words = PortalWords::of(seen.lang);
    let most = [GROUPS[0], GROUPS[2], GROUPS[3], GROUPS[4]];
    let rows = words.other_groups.iter().zip(most);
    let rows = rows.map(|(name, most)| vec![html! { (name) }.into(), html! { (most) }.into()]);
    let listing = Listing {
        label: words.others,
        class: "",
        columns: vec![listing::words(words.line), listing::numbers(words.most)],
        rows: rows.collect(),
        foot: None,
    };
    listing.markup()
}
