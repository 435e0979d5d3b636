//! The whole sheet: what it comes to, its areas, its criteria.

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::{points, signed};
use crate::base::{Lang, format};
use crate::domain::assessment::{AreaSum, Line, Sheet, Sum};
use crate::domain::import::FileKind;
use crate::pages::assessment::words::Words;
use crate::pages::shared::imports;
use crate::web::components::blank::none_yet;
use crate::web::components::downloads::downloads;
use crate::web::components::filters::{Field, Filters, Kind};
use crate::web::components::listing;
use crate::web::components::listing::{Cell, Listing};
use crate::web::components::part::part;
use crate::web::csrf::csrf_field;
use crate::web::paths;
use crate::web::shell::{Audience, Frame, page};

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shown<'a> {
    /// `None` before there are criteria.
    pub(crate) sheet: Option<&'a Sheet>,
    pub(crate) years: &'a [i32],
    pub(crate) rounds: &'a [(i64, String, DateTime<Utc>)],
    /// Whether the reader may open the next round.
    pub(crate) may_open: bool,
    pub(crate) may_import: bool,
    pub(crate) lang: Lang,
}

/// The page.
pub(crate) fn sheet(shown: &Shown<'_>) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let address = |path: String| match shown.sheet {
        Some(Sheet { year, round, .. }) => format!("{path}?year={year}&round={round}"),
        None => path,
    };
    let path = address(paths::assessment());
    let main = html! {
        h1 { (words.title) }
        @match shown.sheet {
            None => {
                p.lead { (words.lead) }
                p.note { (words.none) }
                @if shown.may_import { p.files { (imports::link(FileKind::Criteria, lang)) } }
            },
            Some(sheet) => {
                (answer(sheet, lang))
                (form(shown, sheet))
                p.hint { (words.lead) " " (words.provisional) }
                h2 { (words.areas) }
                (areas(sheet, lang))
                h2 { (words.criteria) }
                (criteria(sheet, lang))
                p.files {
                    (downloads(words.download, |ending| paths::in_lang(&address(paths::assessment_file(ending)), lang))) " "
                    a href=(paths::in_lang(&address(paths::assessment_zip()), lang)) download { (words.download_zip) }
                    @if shown.may_import { " " (imports::link(FileKind::Criteria, lang)) }
                }
                @if shown.may_open { (rounds(shown, sheet)) }
            },
        }
    };
    page(&Frame { title: words.title, lang, path: &path, audience: Audience::Office }, &main)
}

/// What the sheet comes to, in sentences.
fn answer(sheet: &Sheet, lang: Lang) -> Markup {
    let words = Words::of(lang);
    let Sum { most, criteria, own, appraised, difference, lacking } = sheet.sum();
    let count = |number| format::count(number, lang);
    let all = count(criteria);
    html! {
        p.lead {
            strong { (words.own_sum(&points(own.0, lang), &points(most, lang), &count(own.1), &all)) } " "
            @if appraised.1 > 0 {
                (words.appraised_sum(&points(appraised.0, lang), &count(appraised.1), &all)) " "
                (words.difference) ": " (signed(difference, lang)) "."
            } @else { (words.no_appraisal) }
        }
        p {
            @if lacking > 0 { span.late { (words.lacking(&count(lacking))) } }
            @else if own.1 > 0 { (words.none_lacking) }
        }
    }
}

fn form(shown: &Shown<'_>, sheet: &Sheet) -> Markup {
    let (words, lang) = (Words::of(shown.lang), shown.lang);
    let years = shown.years.iter().map(|year| (year.to_string(), year.to_string()));
    let rounds = shown.rounds.iter().map(|(round, by, at)| {
        let day = format::day(crate::base::calendar::office_day(*at), lang);
        (round.to_string(), format!("{} ({by}, {day})", words.round_of(&round.to_string())))
    });
    let choice = |name, label, value: String, options| {
        Field::new((name, label), value, Kind::Choice(None, options))
    };
    let filters = Filters {
        lang,
        path: &paths::assessment(),
        label: words.filter,
        show: words.show,
        clear: None,
        hint: None,
        refused: "",
        faults: Vec::new(),
        fields: vec![
            choice("year", words.year, sheet.year.to_string(), years.collect()),
            choice("round", words.round, sheet.round.to_string(), rounds.collect()),
        ],
    };
    filters.markup()
}

fn areas(sheet: &Sheet, lang: Lang) -> Markup {
    let words = Words::of(lang);
    let row = |name: Markup, sum: &Sum| -> Vec<Cell> {
        let of = |(sum, many): (u64, u64)| -> Cell {
            if many == 0 { none_yet(lang).into() } else { html! { (points(sum, lang)) }.into() }
        };
        vec![
            name.into(),
            html! { (points(sum.most, lang)) }.into(),
            of(sum.own),
            of(sum.appraised),
            if sum.appraised.1 == 0 {
                none_yet(lang).into()
            } else {
                html! { (signed(sum.difference, lang)) }.into()
            },
            html! { span.late[sum.lacking > 0] { (sum.lacking) } }.into(),
        ]
    };
    let all = sheet.areas();
    let rows = all.iter().map(|AreaSum { area, sum }| {
        row(html! { (area.number) ". " (area.title.in_lang(lang)) }, sum)
    });
    let heads = [words.most, words.own, words.appraised, words.difference, words.lacks];
    let listing = Listing {
        label: words.areas,
        class: "",
        columns: std::iter::once(listing::words(words.area))
            .chain(heads.map(listing::numbers))
            .collect(),
        rows: rows.collect(),
        foot: None,
    };
    listing.markup()
}

fn criteria(sheet: &Sheet, lang: Lang) -> Markup {
    let words = Words::of(lang);
    let heads = [words.most, words.own, words.appraised, words.difference, words.evidence];
    let rows = sheet.lines.iter().map(|line| {
        let criterion = &line.criterion;
        let name = format!("{}. {}", criterion.number, criterion.title.in_lang(lang));
        match criterion.most {
            None => vec![Cell::over(6, html! { strong { (name) } })],
            Some(most) => scored(line, (&name, most), lang),
        }
    });
    let listing = Listing {
        label: words.criteria,
        class: "",
        columns: std::iter::once(listing::words(words.criterion))
            .chain(heads.map(listing::numbers))
            .collect(),
        rows: rows.collect(),
        foot: None,
    };
    let many = format::count(sheet.sum().criteria, lang);
    part(&words.show_criteria(&many), &listing.markup())
}

fn scored(line: &Line, (name, most): (&str, u64), lang: Lang) -> Vec<Cell> {
    let words = Words::of(lang);
    let (criterion, score) = (&line.criterion, &line.score);
    let path = paths::assessment_criterion(criterion.year, &criterion.number);
    let own = html! {
        @if let Some(own) = score.own { (points(own, lang)) }
        @else { span.soft { (words.unscored) } }
    };
    let or_none = |text: Option<String>| match text {
        Some(text) => html! { (text) },
        None => none_yet(lang),
    };
    let cells = [
        html! { a href=(paths::in_lang(&path, lang)) { (name) } },
        html! { (points(most, lang)) },
        own,
        or_none(score.appraised.map(|it| points(it, lang))),
        or_none(score.difference().map(|it| signed(it, lang))),
        html! {
            (line.evidence)
            @if line.lacks_evidence() { " " span.late { (words.lacks) } }
        },
    ];
    cells.map(Cell::from).into()
}

/// The button that opens the next round.
fn rounds(shown: &Shown<'_>, sheet: &Sheet) -> Markup {
    let words = Words::of(shown.lang);
    let is_last = shown.rounds.last().is_some_and(|(round, ..)| *round == sheet.round);
    html! {
        @if is_last {
            form.card.task.work method="post" action=(paths::in_lang(&paths::assessment(), shown.lang)) {
                (csrf_field())
                input type="hidden" name="year" value=(sheet.year);
                input type="hidden" name="after" value=(sheet.round);
                p.hint { (words.open_hint) }
                button type="submit" { (words.open_round) }
            }
        }
    }
}
