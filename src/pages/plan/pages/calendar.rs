//! The tasks over the months of the year: a table, so that it reads, prints and is heard as one.

use chrono::{Datelike, NaiveDate};
use maud::{Markup, html};

use super::Asked;
use crate::base::calendar::{Nearness, Schedule};
use crate::pages::plan::row::Row;
use crate::pages::plan::words::Words;
use crate::web::components::downloads::downloads;
use crate::web::components::wide::wide;
use crate::web::paths;

/// The page.
pub(crate) fn calendar(asked: &Asked) -> Markup {
    let words = asked.words();
    let main = html! {
        h1 { (words.calendar) @if let Some(year) = asked.plan.year { " " (year) } }
        p.lead { (words.calendar_lead) }
        @if asked.plan.year.is_none() {
            p.note { (words.none) }
        } @else {
            (asked.form(&paths::plan_calendar()))
            p.files {
                a href=(asked.link(&paths::plan())) { (words.list) }
                (downloads(words.download, |ending| asked.link(&paths::plan_file(ending))))
            }
            @if !asked.faults.is_empty() {
            } @else if asked.tasks().next().is_none() {
                p.lead { (words.nothing) }
            } @else if asked.is_folded() {
                (asked.folded(&paths::plan_calendar()))
            } @else {
                (months(asked))
            }
        }
    };
    asked.page(words.calendar, &paths::plan_calendar(), &main)
}

fn months(asked: &Asked) -> Markup {
    let words = asked.words();
    let areas = asked.areas().into_iter().map(|(area, tasks)| (area, asked.paged(&tasks)));
    let areas: Vec<_> = areas.collect();
    let next = areas.iter().find_map(|(_, (_, next))| next.clone());
    let table = html! {
        table.months {
            thead { tr {
                th scope="col" { (words.criterion) }
                @for (month, name) in (1..).zip(words.months) {
                    th scope="col" aria-current=[is_now(asked, month).then_some("date")] { (name) }
                }
            } }
            @for (area, (tasks, _)) in &areas {
                tbody {
                    tr { th.area scope="rowgroup" colspan="13" {
                        (area.task.row.number) ". " (area.task.row.title.in_lang(asked.lang))
                    } }
                    @for row in tasks { (line(asked, row)) }
                }
            }
        }
    };
    html! {
        (wide(words.calendar, asked.lang, &table))
        (asked.onward(&paths::plan_calendar(), next))
    }
}

/// Whether it is this month at the office.
fn is_now(asked: &Asked, month: u32) -> bool {
    let today = asked.plan.rows.first().map(|row| row.today);
    today.is_some_and(|today| today.month() == month && Some(today.year()) == asked.plan.year)
}

fn line(asked: &Asked, row: &Row) -> Markup {
    let plan = &row.task.row;
    let address = paths::in_lang(&paths::task(plan.year, &plan.number), asked.lang);
    let days = plan.due.days(plan.year);
    let runs = plan.due == Schedule::Throughout;
    html! {
        tr {
            th scope="row" { a href=(address) { (plan.number) " " (plan.title.in_lang(asked.lang)) } }
            @for month in 1..=12 {
                td.run[runs].now[is_now(asked, month)] {
                    @if runs && month == 1 { span.hidden { (asked.words().runs) } }
                    @for day in days.iter().filter(|day| day.month() == month) {
                        (mark(row, *day, asked.words()))
                    }
                }
            }
        }
    }
}

/// A due day; its words say what its colour does.
fn mark(row: &Row, day: NaiveDate, words: &Words) -> Markup {
    let delivered = row.is_done() || row.task.delivered.contains(&day);
    let (class, said) = match Nearness::of(day, row.today) {
        _ if delivered => ("day done", words.done_mark),
        Nearness::Overdue(_) => ("day late", words.overdue),
        Nearness::Soon(_) => ("day near", words.soon),
        Nearness::Later => ("day", ""),
    };
    html! {
        span class=(class) {
            (day.day())
            @if delivered { span aria-hidden="true" { "✓" } }
            @if !said.is_empty() { span.hidden { " " (said) } }
        }
    }
}
