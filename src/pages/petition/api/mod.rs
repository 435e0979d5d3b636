//! Petitions for programs.

use axum::Json;
use axum::extract::{Query, State};
use axum::http::HeaderMap;
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use super::anonymous::anonymous_all;
use super::filter::{self, Asked};
use super::published::published;
use super::view::{Entry, entries};
use crate::app::App;
use crate::base::calendar::office_day;
use crate::domain::petition::{Kind, Rates, Share, State as Stand, Urgency};
use crate::pages::shared::narrowing;
use crate::stats::Interval;
use crate::store::PublicPetition;
use crate::web::auth::permission::{HandlePetitions, May, Permission, ReadScores};
use crate::web::cursor::{self, Cursor};
use crate::web::documented::Days;
use crate::web::errors::problem::Problem;
use crate::web::fields::Fields;
use crate::web::paths;

/// A page of petitions, with the rates of the period.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Petitions)]
pub(in crate::pages) struct PetitionsJson {
    petitions: Vec<One>,
    /// `cursor` of the next part; `null` at the end.
    next: Option<String>,
    rates: RatesJson,
}

/// A petition without who sent it and without its code.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Petition)]
struct One {
    number: u64,
    kind: Kind,
    subject: String,
    text: String,
    state: Stand,
    unit: Option<String>,
    received: NaiveDate,
    reply_due: Option<NaiveDate>,
    urgency: Option<Urgency>,
    /// The office that sent it here, and who assigned it; for staff.
    received_from: Option<String>,
    assigned_by: Option<String>,
    answer: Option<String>,
    answered: Option<NaiveDate>,
    published: Option<NaiveDate>,
}

#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PetitionRates)]
struct RatesJson {
    handled: ToldShare,
    on_time: ToldShare,
    published: ToldShare,
}

/// Whole numbers with Wilson's interval, of 0…1; `null` without any.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PetitionShare)]
struct ToldShare {
    part: u64,
    whole: u64,
    wilson: Option<Interval>,
    reached: Option<bool>,
}

/// Entries of one part of the list.
const MOST: u32 = 100;

/// `GET /api/v1/petitions`: the register, without names, for those who handle petitions; published ones for everybody else.
#[utoipa::path(
    get,
    path = "/api/v1/petitions",
    operation_id = "petitions",
    tag = "registers",
    params(
        Days,
        ("unit" = Option<String>, Query, description = "Code of a unit; with a token of an officer, manager or admin, as `state`, `urgency`, `from` and `to`"),
        ("state" = Option<Stand>, Query, description = "Where it stands; with such a token"),
        ("urgency" = Option<String>, Query, description = "`warn` or `overdue`; with such a token", pattern = "^(warn|overdue)?$"),
        ("q" = Option<String>, Query, description = "Words in it"),
        ("limit" = Option<u32>, Query, description = "Entries at most", minimum = 1, maximum = 100),
        ("cursor" = Option<String>, Query, description = "Where to go on: `next` of the part before, as the link to the next part says", pattern = "^[0-9]{0,18}$"),
    ),
    responses((status = 200, description = "A part of the petitions", body = PetitionsJson, headers(("link", description = "The next part, where there is one (RFC 8288)")))),
    security((), ("token" = [])),
)]
pub(in crate::pages) async fn list(
    State(app): State<App>,
    who: Option<May<ReadScores>>,
    Query(query): Query<Fields>,
) -> Result<(HeaderMap, Json<PetitionsJson>), Problem> {
    let today = office_day(app.clock.now());
    let reads_register = |who: May<ReadScores>| {
        HandlePetitions::is_given_to(who.staff().role) && who.scope().is_whole()
    };
    let asked = filter::read(&query, app.today());
    let (mut asked, cursor) = cursor::both(asked, Cursor::read(&query, MOST, number_of))
        .map_err(narrowing::unreadable)?;
    asked.before = cursor.behind;
    let told = if who.is_some_and(reads_register) {
        narrowing::must_be_there(asked.unknown(&app.store.units().await?))?;
        of_staff(&app, &asked, today, cursor.limit).await?
    } else {
        narrowing::refused(filter::not_for_the_public(&query))?;
        of_public(&app, &asked, today, cursor.limit).await?
    };
    let head = cursor::link(&paths::petitions_json(), &query, told.next.as_deref());
    Ok((head, Json(told)))
}

/// The number of a petition in a cursor.
fn number_of(text: &str) -> Option<u64> {
    text.parse().ok().filter(|_| text.len() <= 18 && text.bytes().all(|byte| byte.is_ascii_digit()))
}

async fn of_staff(
    app: &App,
    asked: &Asked,
    today: NaiveDate,
    most: u32,
) -> Result<PetitionsJson, Problem> {
    let filter = asked.fitting(today, true);
    let found = app.store.petitions(&filter, asked.before, most).await?;
    let nameless = anonymous_all(app, found.rows).await?;
    let rates = app.store.petition_rates(&asked.filter, asked.as_of(today)).await?;
    Ok(PetitionsJson {
        petitions: entries(nameless, &app.rules(), today).iter().map(staffs).collect(),
        next: found.next.map(|number| number.to_string()),
        rates: rates_json(&rates),
    })
}

async fn of_public(
    app: &App,
    asked: &Asked,
    today: NaiveDate,
    most: u32,
) -> Result<PetitionsJson, Problem> {
    let (found, rates) = published(app, asked, today, most).await?;
    Ok(PetitionsJson {
        petitions: found.rows.into_iter().map(publics).collect(),
        next: found.next.map(|number| number.to_string()),
        rates: rates_json(&rates),
    })
}

fn staffs(entry: &Entry) -> One {
    let petition = &entry.petition;
    One {
        number: petition.number,
        kind: petition.kind,
        subject: petition.subject.clone(),
        text: petition.body.clone(),
        state: petition.state,
        unit: petition.unit.clone(),
        received: petition.received,
        reply_due: entry.deadline.map(|deadline| deadline.reply.day),
        urgency: entry.urgency(),
        received_from: some(&petition.received_from),
        assigned_by: some(&petition.assigned_by),
        answer: petition.answer.clone(),
        answered: petition.answered,
        published: petition.published,
    }
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn publics(petition: PublicPetition) -> One {
    One {
        number: petition.number,
        kind: petition.kind,
        subject: petition.subject,
        text: petition.body,
        state: Stand::Published,
        unit: petition.unit,
        received: petition.received,
        reply_due: None,
        urgency: None,
        received_from: None,
        assigned_by: None,
        answer: Some(petition.answer),
        answered: Some(petition.answered),
        published: Some(petition.published),
    }
}

fn rates_json(rates: &Rates) -> RatesJson {
    let told = |share: Share| ToldShare {
        part: share.part,
        whole: share.whole,
        wilson: share.interval(),
        reached: share.is_whole(),
    };
    RatesJson {
        handled: told(rates.handled),
        on_time: told(rates.on_time),
        published: told(rates.published),
    }
}
