//! Answers over the API.

use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::given::{AnswerValue, Answers};
use crate::app::App;
use crate::base::Lang;
use crate::domain::survey;
use crate::domain::survey::read_answers;
use crate::intake::Filled;
use crate::pages::form::posted::read_slip;
use crate::pages::form::submit;
use crate::pages::form::submit::Place;
use crate::pages::form::words::Words;
use crate::store::Acceptance;
use crate::web::auth::entering::may_answer;
use crate::web::errors::problem::{FieldError, Problem};

/// What is posted.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = Answer)]
#[serde(deny_unknown_fields, expecting = "an object of key, answers, remark and slip")]
pub(crate) struct Body {
    /// A UUID that the sender makes, a new one for each answer; a repeat under the same key is kept once.
    #[schema(value_type = Uuid)]
    key: String,
    /// Codes of choices by item, as in `/api/v1/instruments/{id}`; a list for an item of several choices.
    #[serde(default)]
    #[schema(value_type = BTreeMap<String, AnswerValue>)]
    answers: Answers,
    /// What the citizen wrote.
    #[serde(default)]
    remark: Option<String>,
    /// The code of a one-time slip.
    #[serde(default)]
    slip: Option<String>,
}

/// The receipt of a kept answer.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Receipt {
    receipt: String,
}

/// Takes one answer: 201 when it is new, 200 when it is a repeat.
#[utoipa::path(
    post,
    path = "/api/v1/touchpoints/{touchpoint}/responses",
    operation_id = "answer",
    tag = "surveys",
    params(("touchpoint" = String, Path, description = "Code of a touchpoint", example = "BT01")),
    request_body = Body,
    responses(
        (status = 201, description = "The answer is kept", body = Receipt),
        (status = 200, description = "It was kept before", body = Receipt),
        (status = 403, description = "Staff alone answer here", body = Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is no such touchpoint", body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "The key was used for another body, or the survey is closed", body = Problem, content_type = "application/problem+json"),
        (status = 413, description = "The body is over 64 KB", body = Problem, content_type = "application/problem+json"),
        (status = 415, description = "The body is not JSON", body = Problem, content_type = "application/problem+json"),
    ),
    security((), ("token" = [])),
)]
pub(crate) async fn take(
    State(app): State<App>,
    headers: HeaderMap,
    Path(code): Path<String>,
    body: Result<Json<Body>, JsonRejection>,
) -> Result<(StatusCode, Json<Receipt>), Problem> {
    let Json(body) = body.map_err(|rejection| unreadable(&rejection))?;
    let Place { touchpoint, instrument } = submit::place(&app, &code).await?.ok_or_else(|| {
        Problem::not_found("There is no touchpoint of this code; see /api/v1/touchpoints.")
    })?;
    let instrument = instrument.ok_or_else(closed)?;
    let has_slip = body.slip.as_ref().is_some_and(|slip| !slip.trim().is_empty());
    if !has_slip && !may_answer(&app, &touchpoint, &headers).await? {
        return Err(staff_only());
    }
    let key = Uuid::parse_str(&body.key);
    let slip = read_slip(body.slip.as_deref().unwrap_or_default());
    let answers = read_answers(instrument, &fields(body.answers, body.remark));
    let (Ok(key), Ok(slip), Ok(answers)) = (&key, &slip, &answers) else {
        let faults = answers.err().unwrap_or_default();
        return Err(refused(key.is_err(), slip.is_err(), &faults));
    };
    let filled = Filled {
        key: *key,
        touchpoint: &touchpoint,
        waves: &touchpoint.waves,
        instrument,
        answers: answers.clone(),
        slip: slip.as_ref(),
        procedure: None,
    };
    let accepted = submit::hand_in(&app, filled, "").await;
    match accepted {
        Ok(Acceptance::Kept(receipt)) => Ok((StatusCode::CREATED, Json(Receipt { receipt }))),
        Ok(Acceptance::Repeated(receipt)) => Ok((StatusCode::OK, Json(Receipt { receipt }))),
        Ok(Acceptance::Conflict) => Err(conflict()),
        Ok(Acceptance::SlipRefused) => Err(refused(false, true, &[])),
        Err(_) => Err(Problem::busy()),
    }
}

/// The answers as form fields, in the order of their names.
fn fields(Answers(answers): Answers, remark: Option<String>) -> Vec<(String, String)> {
    let closed = answers.into_iter().flat_map(|(name, values)| {
        values.into_iter().map(move |value| (name.clone(), value)).collect::<Vec<_>>()
    });
    let remark = remark.map(|text| ("remark".to_owned(), text));
    closed.chain(remark).collect()
}

fn staff_only() -> Problem {
    Problem::new(StatusCode::FORBIDDEN, "staff-only", "Staff enter these answers").detail(
        "The touchpoint is for paper forms or assisted answers: send an API token of a counter, an \
         officer, a manager or an administrator.",
    )
}

fn refused(key: bool, slip: bool, faults: &[survey::Problem]) -> Problem {
    let words = Words::of(Lang::En);
    let error = |field: &str, detail: String| FieldError { field: field.to_owned(), detail };
    let mut errors = Vec::new();
    if key {
        errors.push(error(
            "key",
            "Send a UUID of your own making, a new one for each answer.".into(),
        ));
    }
    errors.extend(faults.iter().map(|each| error(&each.field, words.fault(&each.fault))));
    if slip {
        errors.push(error("slip", words.slip_refused.into()));
    }
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    Problem::new(status, "invalid-answers", "The answers were not taken").errors(errors)
}

fn conflict() -> Problem {
    Problem::new(StatusCode::CONFLICT, "key-used", "The key was used for another body")
        .detail("The first body was kept. Send another answer under a new key.")
}

fn closed() -> Problem {
    Problem::new(StatusCode::CONFLICT, "closed", "The instrument takes no answers today")
        .detail("See valid_from and valid_to at /api/v1/instruments.")
}

fn unreadable(rejection: &JsonRejection) -> Problem {
    let text = rejection.body_text();
    // What stands before the colon says how a server works, not what is wrong.
    let detail = text.split_once(": ").map_or(&*text, |(_, fault)| fault).to_owned();
    match rejection.status() {
        StatusCode::UNSUPPORTED_MEDIA_TYPE => {
            Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not-json", "The body is not JSON")
                .detail("Send it as application/json.")
        }
        StatusCode::PAYLOAD_TOO_LARGE => {
            Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too-large", "The body is over 64 KB")
                .detail("Shorten the remark.")
        }
        StatusCode::UNPROCESSABLE_ENTITY => Problem::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "invalid-answers",
            "The answers were not taken",
        )
        .detail(detail),
        _ => Problem::new(StatusCode::BAD_REQUEST, "unreadable", "The body cannot be read")
            .detail(detail),
    }
}
