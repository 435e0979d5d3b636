//! Dossiers for programs: no person in them.

use axum::Json;
use axum::extract::{Query, State};
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use super::asked;
use super::view::{self, Late};
use crate::app::App;
use crate::domain::dossier::{Outcome, Rates, Standing, verdict};
use crate::pages::shared::places::Places;
use crate::pages::shared::{casework, narrowing};
use crate::stats::{Counted, Interval, LEVEL, Verdict, wilson};
use crate::web::auth::permission::{May, ReadDossiers};
use crate::web::documented::Days;
use crate::web::errors::problem::Problem;
use crate::web::fields::Fields;

/// Dossiers of one page.
const PAGE: u32 = 100;

/// A page of dossiers, with the rates of all that were received in the period.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Dossiers)]
pub(in crate::pages) struct DossiersJson {
    dossiers: Vec<One>,
    /// `after` of the next page; `null` at the end.
    next: Option<String>,
    rates: RatesJson,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Dossier)]
struct One {
    code: String,
    procedure: String,
    touchpoint: String,
    unit: String,
    received: NaiveDate,
    due: NaiveDate,
    completed: Option<NaiveDate>,
    outcome: Option<Outcome>,
    state: Standing,
    /// Working days after the due day.
    days_late: u32,
    apology: Option<ToldApology>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Apology)]
struct ToldApology {
    sent: NaiveDate,
    new_due: Option<NaiveDate>,
    in_due_form: bool,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DossierRates)]
struct RatesJson {
    on_time: ToldShare,
    apologised: ToldShare,
    /// Nothing was late: apologies count as met.
    nothing_to_apologise: bool,
    open: u64,
    overdue: u64,
}

/// Whole numbers with Wilson's interval, of 0…1; `null` without any.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DossierShare)]
struct ToldShare {
    part: u64,
    whole: u64,
    wilson: Option<Interval>,
    verdict: Option<Verdict>,
}

/// `GET /api/v1/dossiers`: the filters of the page.
#[utoipa::path(
    get,
    path = "/api/v1/dossiers",
    operation_id = "dossiers",
    tag = "registers",
    params(
        Days,
        ("unit" = Option<String>, Query, description = "Code of a unit"),
        ("touchpoint" = Option<String>, Query, description = "Code of a touchpoint"),
        ("procedure" = Option<String>, Query, description = "Code of a procedure"),
        ("state" = Option<String>, Query, description = "`in-time`, `late`, `in-progress`, `overdue` or `soon`", pattern = "^(in-time|late|in-progress|overdue|soon)?$"),
        ("after" = Option<String>, Query, description = "`next` of the page before", pattern = "^$|^(19|20|21)[0-9]{2}-((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])) .+$"),
    ),
    responses(
        (status = 200, description = "A page of dossiers", body = DossiersJson),
        (status = 404, description = "There is no such unit, touchpoint or procedure", body = Problem, content_type = "application/problem+json"),
    ),
    security(("token" = [])),
)]
pub(in crate::pages) async fn list(
    State(app): State<App>,
    who: May<ReadDossiers>,
    Query(query): Query<Fields>,
) -> Result<Json<DossiersJson>, Problem> {
    let mut asked = asked::read(&query, app.today()).map_err(narrowing::unreadable)?;
    asked.filter = who.scope().narrowed(asked.filter)?;
    let places = Places::read(&app.store).await?;
    narrowing::must_be_there(narrowing::unknown(&asked.filter, &places))?;
    let today = app.today();
    let rates = casework::dossiers(&app, &asked.received()).await?.rates();
    let found = view::late(&app, &asked, asked.which, (asked.behind.as_ref(), PAGE)).await?;
    Ok(Json(DossiersJson {
        dossiers: found.rows.iter().map(|late| one(late, today)).collect(),
        next: found.next.map(|(due, code)| format!("{due} {code}")),
        rates: rates_json(&rates),
    }))
}

fn one(late: &Late, today: NaiveDate) -> One {
    let dossier = &late.kept.dossier;
    let apology = late.apology.map(|(apology, in_due_form)| ToldApology {
        sent: apology.sent,
        new_due: apology.new_due,
        in_due_form,
    });
    One {
        code: dossier.code.clone(),
        procedure: dossier.procedure.clone(),
        touchpoint: dossier.touchpoint.clone(),
        unit: late.kept.unit.clone(),
        received: dossier.received,
        due: dossier.due,
        completed: dossier.completed,
        outcome: dossier.outcome,
        state: dossier.standing(today),
        days_late: late.days,
        apology,
    }
}

fn rates_json(rates: &Rates) -> RatesJson {
    let share = |counted: Counted, verdict: Option<Verdict>| ToldShare {
        part: counted.successes,
        whole: counted.trials,
        wilson: wilson(counted.successes, counted.trials, LEVEL),
        verdict,
    };
    let apologised = (rates.all() > 0).then(|| rates.apology_verdict());
    RatesJson {
        on_time: share(rates.on_time, verdict(rates.on_time)),
        apologised: share(rates.apologised, apologised),
        nothing_to_apologise: rates.all() > 0 && rates.nothing_to_apologise(),
        open: rates.open,
        overdue: rates.overdue,
    }
}
