//! Dossiers for programs: no person in them.

use axum::Json;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
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
use crate::store::DossierKey;
use crate::web::auth::permission::{May, ReadDossiers};
use crate::web::cursor::{self, Cursor};
use crate::web::documented::Days;
use crate::web::errors::problem::Problem;
use crate::web::fields::Fields;
use crate::web::paths;

/// Entries of one part of the list at most.
const MOST: u32 = 500;

/// Entries of a part unless the address says: 100 KB hold them.
const USUAL: u32 = 200;

/// A part of the dossiers, with the rates of all that were received in the period.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Dossiers)]
pub(in crate::pages) struct DossiersJson {
    dossiers: Vec<One>,
    /// `cursor` of the next part; `null` at the end.
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
        ("limit" = Option<u32>, Query, description = "Entries at most; 200 unless it says", minimum = 1, maximum = 500),
        ("cursor" = Option<String>, Query, description = "Where to go on: `next` of the part before, as the link to the next part says", pattern = "^$|^[0-9]{6},[!-+.-~-]+$"),
    ),
    responses(
        (status = 200, description = "A part of the dossiers", body = DossiersJson, headers(("link", description = "The next part, where there is one (RFC 8288)"))),
        (status = 404, description = "There is no such unit, touchpoint or procedure", body = Problem, content_type = "application/problem+json"),
    ),
    security(("token" = [])),
)]
pub(in crate::pages) async fn list(
    State(app): State<App>,
    who: May<ReadDossiers>,
    Query(query): Query<Fields>,
) -> Result<(HeaderMap, Json<DossiersJson>), Problem> {
    let asked = asked::read(&query, app.today());
    let (mut asked, cursor) = cursor::both(asked, Cursor::read_or(USUAL, &query, MOST, key_of))
        .map_err(narrowing::unreadable)?;
    asked.filter = who.scope().narrowed(asked.filter)?;
    let places = Places::read(&app.store, app.today()).await?;
    narrowing::must_be_there(narrowing::unknown(&asked.filter, &places))?;
    let today = app.today();
    let rates = casework::dossiers(&app, &asked.received()).await?.rates();
    let key = (cursor.behind.as_ref(), cursor.limit);
    let found = view::late(&app, &asked, asked.which, key).await?;
    let told = DossiersJson {
        dossiers: found.rows.iter().map(|late| one(late, today)).collect(),
        next: found.next.map(|(due, code)| format!("{},{code}", cursor::day_text(due))),
        rates: rates_json(&rates),
    };
    let head = cursor::link(&paths::dossiers_json(), &query, told.next.as_deref());
    Ok((head, Json(told)))
}

/// The due day and the code of a dossier in a cursor.
fn key_of(text: &str) -> Option<DossierKey> {
    let (due, code) = text.split_once(',')?;
    Some((cursor::read_day_text(due)?, code.to_owned()))
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
