//! The tasks for programs; for staff.

use axum::Json;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use super::file::result;
use super::row::Row;
use super::words::Words;
use super::{view, wanted};
use crate::app::App;
use crate::base::{Lang, Text};
use crate::domain::plan::Assignee;
use crate::pages::shared::narrowing;
use crate::stats::{Interval, Verdict};
use crate::web::auth::permission::{May, ReadPlan};
use crate::web::cursor::{self, Cursor};
use crate::web::errors::problem::{FieldError, Problem};
use crate::web::fields::Fields;
use crate::web::paths;

/// One task.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Task)]
pub(in crate::pages) struct TaskJson {
    year: i32,
    number: String,
    area: String,
    title: Text,
    task: Text,
    requirement: Text,
    output: Text,
    /// Every day something is due.
    due: Vec<NaiveDate>,
    /// Days whose part was delivered.
    delivered: Vec<NaiveDate>,
    next_due: Option<NaiveDate>,
    /// `overdue`, `soon` or `later`.
    nearness: Option<&'static str>,
    /// Codes of units, or `*`.
    lead: String,
    coordinating: String,
    status: &'static str,
    /// 0…100.
    percent: u8,
    /// `unit:CODE` or `person:NAME`.
    assigned: Vec<String>,
    evidence: u32,
    /// `sipas-counter index >= 90%`.
    measure: Option<String>,
    /// Measured or entered, as text in Vietnamese.
    result: Option<String>,
    /// Of a measured result, 0…1.
    interval: Option<Interval>,
    verdict: Option<&'static str>,
    /// `measured`, `entered`, `overruled` or `none`.
    source: &'static str,
    /// Why a manager overruled it.
    reason: Option<String>,
}

/// Entries of one part of the list of tasks at most.
const MOST: u32 = 500;

/// Entries of a part unless the address says: 100 KB hold them.
const USUAL: u32 = 100;

/// `GET /api/v1/tasks?year=`: the tasks of a plan, the newest without a year; the filters of the
/// page work too.
#[utoipa::path(
    get,
    path = "/api/v1/tasks",
    operation_id = "tasks",
    tag = "registers",
    params(
        ("year" = Option<u16>, Query, description = "Year of the plan", minimum = 1900, maximum = 2200),
        ("area" = Option<String>, Query, description = "Number of an area", pattern = "^[0-9]*$"),
        ("unit" = Option<String>, Query, description = "Code of a unit"),
        ("status" = Option<String>, Query, description = "`not-started`, `doing`, `waiting` or `done`", pattern = "^(not-started|doing|waiting|done)?$"),
        ("when" = Option<String>, Query, description = "`overdue` or `soon`", pattern = "^(overdue|soon)?$"),
        ("mine" = Option<String>, Query, description = "`me` or `unit`", pattern = "^(me|unit)?$"),
        ("limit" = Option<u32>, Query, description = "Entries at most; 100 unless it says", minimum = 1, maximum = 500),
        ("cursor" = Option<String>, Query, description = "Where to go on: as the link to the next part says", pattern = "^[0-9]{0,6}$"),
    ),
    responses((status = 200, description = "Tasks of one plan", body = Vec<TaskJson>, headers(("link", description = "The next part, where there is one (RFC 8288)")))),
    security(("token" = [])),
)]
pub(in crate::pages) async fn tasks(
    who: May<ReadPlan>,
    State(app): State<App>,
    Query(fields): Query<Fields>,
) -> Result<(HeaderMap, Json<Vec<TaskJson>>), Problem> {
    let units = app.store.units().await?;
    let codes: Vec<String> = units.into_iter().map(|unit| unit.code).collect();
    let me = (who.staff().name.as_str(), who.scope());
    let asked = wanted::read(&cursor::without_part(&fields), &codes, me).map_err(|faults| {
        faults.into_iter().map(|field| FieldError::new(field, detail(field))).collect()
    });
    let (wanted, cursor) = cursor::both(asked, Cursor::read_or(USUAL, &fields, MOST, place_of))
        .map_err(narrowing::unreadable)?;
    let plan = view::plan(&app, &wanted).await?;
    // The cursor is a place in the plan, whose order is not that of the numbers as texts.
    let rows = plan.rows.iter().enumerate().skip(cursor.behind.map_or(0, |place| place + 1));
    let tasks = rows.filter(|(_, row)| row.task.row.is_task() && wanted.fits(row));
    let (part, next) = cursor.part(tasks, |(place, _)| place.to_string());
    let head = cursor::link(&paths::tasks_json(), &fields, next.as_deref());
    Ok((head, Json(part.into_iter().map(|(_, row)| task_json(row)).collect())))
}

fn place_of(text: &str) -> Option<usize> {
    text.parse().ok().filter(|_| text.len() <= 6 && text.bytes().all(|byte| byte.is_ascii_digit()))
}

fn detail(field: &str) -> &'static str {
    match field {
        "year" => "write a year as 2026",
        "area" => "write the number of an area, such as 1",
        "unit" => "write the code of a unit",
        "status" => "write not-started, doing, waiting or done",
        "mine" => "write me or unit",
        _ => "write overdue or soon",
    }
}

fn task_json(row: &Row) -> TaskJson {
    let task = &row.task;
    let plan = &task.row;
    let text = result(row, Words::of(Lang::Vi), Lang::Vi);
    TaskJson {
        year: plan.year,
        number: plan.number.clone(),
        area: plan.area().to_owned(),
        title: plan.title.clone(),
        task: plan.task.clone(),
        requirement: plan.requirement.clone(),
        output: plan.output.clone(),
        due: plan.due.days(plan.year),
        delivered: task.delivered.clone(),
        next_due: task.next_due(),
        nearness: row.nearness().map(crate::base::calendar::Nearness::code),
        lead: plan.lead.code(),
        coordinating: plan.coordinating.code(),
        status: task.status.code(),
        percent: task.percent,
        assigned: task.assigned.iter().map(Assignee::code).collect(),
        evidence: task.evidence,
        measure: plan.measure.as_ref().map(ToString::to_string),
        result: Some(text).filter(|text| !text.is_empty()),
        interval: row.measured.as_ref().and_then(|measured| measured.interval),
        verdict: row.verdict().map(Verdict::code),
        source: row.source().code(),
        reason: task.overruled.as_ref().map(|each| each.reason.clone()),
    }
}
