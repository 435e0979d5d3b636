//! What the plan's pages show, gathered from the store.

use super::row::Row;
use super::wanted::Wanted;
use crate::app::App;
use crate::base::calendar::{Period, Report, office_day};
use crate::domain::measure::{Indicator, reports};
use crate::domain::official::{OfficialFigure, OfficialIndex};
use crate::domain::plan::{Assignee, Task, TaskEntry};
use crate::domain::unit::{Ended, Unit};
use crate::pages::shared::measured::{self, Over};
use crate::store;
use crate::store::{Evidence, OfficialWanted};

/// The plan of a year, headings and tasks.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// The years there are, the newest first.
    pub(super) years: Vec<i32>,
    /// The one shown; `None` when there is no plan at all.
    pub(super) year: Option<i32>,
    pub(super) rows: Vec<Row>,
    pub(super) units: Vec<Unit>,
    /// The units that are no more.
    pub(super) ended: Vec<Ended>,
}

/// The plan of the year requested, or of the newest.
pub(super) async fn plan(app: &App, wanted: &Wanted) -> store::Result<Plan> {
    let years = app.store.plan_years().await?;
    let year = wanted.year.or_else(|| years.first().copied());
    let mut rows = Vec::new();
    if let Some(year) = year {
        for task in app.store.plan(year).await? {
            rows.push(row(app, task).await?);
        }
    }
    let ended = app.store.organisation(None).await?.ended(app.today());
    Ok(Plan { years, year, rows, units: app.store.units().await?, ended })
}

/// One task with all that belongs to it.
#[derive(Clone, Debug)]
pub(super) struct Whole {
    pub(super) row: Row,
    pub(super) evidence: Vec<Evidence>,
    pub(super) entries: Vec<TaskEntry>,
    pub(super) units: Vec<Unit>,
    /// Who can be put on it.
    pub(super) known: Vec<Assignee>,
    /// The official index that asks about the same, with its figures of the plan's year.
    pub(super) official: Option<(OfficialIndex, Vec<OfficialFigure>)>,
}

/// The task of this number; `None` for a heading and for what is not there.
pub(super) async fn task(app: &App, year: i32, number: &str) -> store::Result<Option<Task>> {
    let task = app.store.task(year, number).await?;
    Ok(task.filter(|task| task.row.is_task()))
}

/// The same with all that belongs to it.
pub(super) async fn whole(app: &App, year: i32, number: &str) -> store::Result<Option<Whole>> {
    let Some(task) = task(app, year, number).await? else { return Ok(None) };
    Ok(Some(Whole {
        official: official(app, &task).await?,
        row: row(app, task).await?,
        evidence: app.store.evidence(year, number).await?,
        entries: app.store.task_entries(year, number).await?,
        known: assignable(app).await?,
        units: app.store.units().await?,
    }))
}

/// Every unit of today, and everybody whose account is open.
async fn assignable(app: &App) -> store::Result<Vec<Assignee>> {
    let today = office_day(app.clock.now());
    let units = app.store.present_units(today).await?.units;
    let staff = app.store.all_staff().await?;
    let people = staff.into_iter().filter(|each| !each.disabled);
    let units = units.into_iter().map(|unit| Assignee::Unit(unit.code));
    Ok(units.chain(people.map(|each| Assignee::Person(each.name))).collect())
}

async fn row(app: &App, task: Task) -> store::Result<Row> {
    let today = office_day(app.clock.now());
    let year = task.row.year;
    let (mut measured, mut of_reports) = (None, None);
    if let Some(aim) = &task.row.measure {
        if aim.indicator == Indicator::ReportsInTime {
            let sent = app.store.report_days(year).await?;
            of_reports = Some(reports(year, &task.row.due, &sent, today));
        } else if aim.indicator.is_declared() {
            measured = Some(measured::declared(aim, task.declared));
        } else if let Some(over) = Over::of(Period { year, report: Report::Year }) {
            measured = measured::of(app, over, aim).await?;
        }
    }
    Ok(Row { task, measured, reports: of_reports, today })
}

/// The official figures of the task's year that concern the office and are of the same thing as its
/// measure; `None` where there is no such index.
async fn official(
    app: &App,
    task: &Task,
) -> store::Result<Option<(OfficialIndex, Vec<OfficialFigure>)>> {
    let Some(Indicator::Index(instrument)) = task.row.measure.as_ref().map(|aim| &aim.indicator)
    else {
        return Ok(None);
    };
    let Some(index) = OfficialIndex::beside(instrument) else {
        return Ok(None);
    };
    let wanted =
        OfficialWanted { index: Some(index), year: Some(task.row.year), component: Some("") };
    let offices = app.store.offices().await?;
    let mut figures = app.store.official(wanted).await?;
    figures.retain(|each| offices.iter().any(|office| each.concerns(&office.name.vi)));
    Ok(Some((index, figures)))
}
