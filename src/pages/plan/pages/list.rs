//! The tasks of a year, by area.

use maud::{Markup, html};

use super::Asked;
use super::parts::{next_due, progress, units, verdict};
use crate::base::Lang;
use crate::base::calendar::Nearness;
use crate::domain::import::FileKind;
use crate::domain::plan::TaskStatus;
use crate::pages::plan::row::Row;
use crate::pages::plan::words::BesideWords;
use crate::pages::shared::board::Print;
use crate::pages::shared::{board, imports};
use crate::web::components::downloads::downloads;
use crate::web::components::listing;
use crate::web::components::listing::{Cell, Listing};
use crate::web::components::part;
use crate::web::paths;

/// The page.
pub(crate) fn list(asked: &Asked) -> Markup {
    let words = asked.words();
    let main = html! {
        h1 { (words.title) @if let Some(year) = asked.plan.year { " " (year) } }
        p.lead { (words.lead) }
        @if asked.plan.year.is_none() {
            p.note { (words.none) }
            @if asked.may_import { p.files { (imports::link(FileKind::Plan, asked.lang)) } }
        } @else {
            (asked.form(&paths::plan()))
            p.files {
                a href=(asked.link(&paths::plan_calendar())) { (words.calendar) }
                (downloads(words.download, |ending| asked.link(&paths::plan_file(ending))))
                @if asked.may_import { (imports::link(FileKind::Plan, asked.lang)) }
                a href=(paths::in_lang(&paths::reports_sent(asked.plan.year), asked.lang)) { (BesideWords::of(asked.lang).reports) }
                a href=(paths::in_lang(&paths::official(), asked.lang)) { (BesideWords::of(asked.lang).official) }
            }
            @if asked.faults.is_empty() { (tasks(asked)) }
        }
    };
    asked.page(words.title, &paths::plan(), &main)
}

fn tasks(asked: &Asked) -> Markup {
    html! {
        (sums(asked))
        @if asked.is_folded() {
            (asked.folded(&paths::plan()))
        } @else {
            @for (area, tasks) in asked.areas() { (one_area(asked, area, &tasks)) }
        }
        @if asked.tasks().next().is_none() { p.lead { (asked.words().nothing) } }
    }
}

/// How many tasks there are of each status, and how many are late or soon due.
fn sums(asked: &Asked) -> Markup {
    let words = asked.words();
    let count = |fits: &dyn Fn(&Row) -> bool| asked.tasks().filter(|row| fits(row)).count();
    let late = count(&|row| matches!(row.nearness(), Some(Nearness::Overdue(_))));
    let soon = count(&|row| matches!(row.nearness(), Some(Nearness::Soon(_))));
    html! {
        ul.sums {
            li { strong { (asked.tasks().count()) } " " (words.tasks) }
            @for status in TaskStatus::ALL {
                li { strong { (count(&|row| row.task.status == status)) } " " (words.status(status)) }
            }
            li.late[late > 0] { strong { (late) } " " (words.overdue) }
            li { strong { (soon) } " " (words.soon) }
        }
    }
}

fn one_area(asked: &Asked, area: &Row, tasks: &[&Row]) -> Markup {
    let words = asked.words();
    let title = area.task.row.title.in_lang(asked.lang);
    let (tasks, next) = asked.paged(tasks);
    let heads = [words.criterion, words.leading, words.next_due, words.progress, words.verdict];
    let listing = Listing {
        label: title,
        class: "plan",
        columns: heads.map(listing::words).into(),
        rows: tasks.iter().map(|row| line(asked, row).into()).collect(),
        foot: None,
    };
    html! {
        h2 { (area.task.row.number) ". " (title) }
        (part::rows(listing.rows.len(), None, listing.markup(), asked.lang))
        (asked.onward(&paths::plan(), next))
    }
}

fn line(asked: &Asked, row: &Row) -> [Cell; 5] {
    let plan = &row.task.row;
    let address = paths::in_lang(&paths::task(plan.year, &plan.number), asked.lang);
    let cells = [
        html! { a href=(address) { (plan.number) " " (plan.title.in_lang(asked.lang)) } },
        html! { (units(&plan.lead, &asked.plan.units, asked.lang)) },
        next_due(row, asked.lang),
        progress(row, asked.lang),
        html! {
            (verdict(row.verdict(), asked.lang))
            @if let Some(gap) = gap(row, asked.lang) { " " span.soft.nowrap { (gap) } }
        },
    ];
    cells.map(Cell::from)
}

/// How far the measured result is from the plan's target.
fn gap(row: &Row, lang: Lang) -> Option<String> {
    let measured = row.measured.as_ref()?;
    let print = Print { is_share: measured.aim.indicator.is_share(), lang };
    board::brief(measured.standing.as_ref()?, print)
}
