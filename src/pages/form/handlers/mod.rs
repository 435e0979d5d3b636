//! The form and the receipt over HTTP.

pub(crate) mod preview;

use axum::Extension;
use axum::extract::rejection::FormRejection;
use axum::extract::{Form, Path, Query, State};
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};

use crate::app::App;
use crate::base::Lang;
use crate::domain::survey::{Fault, Instrument, Problem, Tier, read_answers};
use crate::domain::unit::{NamedTouchpoint, Touchpoint};
use crate::intake::{Filled, slip_code};
use crate::pages::form::kept::{Empty, Forms};
use crate::pages::form::pages;
use crate::pages::form::posted::Posted;
use crate::pages::form::sheet::{Sheet, Trouble};
use crate::pages::form::submit::{self, Place};
use crate::store::Acceptance;
use crate::web::auth::entering::{may_answer, may_enter};
use crate::web::coding::Coding;
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::{Failure, RETRY_SECONDS};
use crate::web::fields::{Fields, value};
use crate::web::lang::PageLang;
use crate::web::paths;

/// Shows the form.
pub(crate) async fn show(
    State(app): State<App>,
    Extension(forms): Extension<Forms>,
    PageLang(lang): PageLang,
    (headers, coding): (HeaderMap, Coding),
    Path(code): Path<String>,
    Query(asked): Query<Fields>,
) -> Result<Response, Failure> {
    let Place { touchpoint, instrument } =
        submit::place(&app, &code).await?.ok_or(Failure::NotFound)?;
    let Some(instrument) = instrument.filter(|_| !touchpoint.is_closed(app.today())) else {
        return Ok(pages::closed(&touchpoint.code, lang).into_response());
    };
    let asked = Posted::of(asked);
    if submit::is_test_scan(&app, &touchpoint.code, &asked.scan) {
        let page = (&*touchpoint, instrument);
        return Ok(shown_again(&app, page, &asked, &Wrong::default(), lang));
    }
    if asked.assisted {
        if !may_enter(&app, &touchpoint, &headers).await? {
            return Ok(staff_only(&touchpoint, true, lang));
        }
        let empty = Posted { assisted: true, ..Posted::default() };
        return Ok(shown_again(&app, (&touchpoint, instrument), &empty, &Wrong::default(), lang));
    }
    let slip = asked.slip;
    let has_slip = !slip.is_empty();
    if !has_slip && !may_answer(&app, &touchpoint, &headers).await? {
        return Ok(staff_only(&touchpoint, false, lang));
    }
    let empty = Empty { touchpoint: &touchpoint, instrument, lang, has_slip };
    let form = forms.of(&empty).map_err(|error| Failure::Inside(error.to_string()))?;
    let key = submit::new_key(app.clock.now(), &app.random).to_string();
    let linked = paths::escaped(&slip);
    let values = [linked.as_str(), key.as_str(), slip.as_str()];
    Ok(form.response(coding, if has_slip { &values } else { &values[1..2] }))
}

fn staff_only(touchpoint: &Touchpoint, assisted: bool, lang: Lang) -> Response {
    let form = if assisted {
        paths::assisted_form(&touchpoint.code)
    } else {
        paths::form(&touchpoint.code)
    };
    let page = pages::staff_only(&form, lang);
    (StatusCode::FORBIDDEN, page).into_response()
}

/// Takes a filled-in form.
pub(crate) async fn take(
    State(app): State<App>,
    PageLang(page_lang): PageLang,
    _: SameOrigin,
    headers: HeaderMap,
    Path(code): Path<String>,
    form: Result<Form<Fields>, FormRejection>,
) -> Result<Response, Failure> {
    let Form(fields) = form.map_err(|rejection| unreadable(&rejection))?;
    let posted = Posted::of(fields);
    let lang = posted.lang.unwrap_or(page_lang);
    let place = submit::place(&app, &code).await?.ok_or(Failure::NotFound)?;
    let Some(instrument) = place.instrument else {
        let page = pages::closed(&place.touchpoint.code, lang);
        return Ok((StatusCode::CONFLICT, page).into_response());
    };
    let is_let_in = if posted.assisted {
        may_enter(&app, &place.touchpoint, &headers).await?
    } else {
        !posted.slip.is_empty() || may_answer(&app, &place.touchpoint, &headers).await?
    };
    if !is_let_in {
        return Ok(staff_only(&place.touchpoint, posted.assisted, lang));
    }
    if let Some(lang) = posted.switch {
        let page = (&*place.touchpoint, instrument);
        return Ok(shown_again(&app, page, &posted, &Wrong::default(), lang));
    }
    match hand_in(&app, (&place.touchpoint, instrument), &posted).await {
        Ok(receipt) => {
            let receipt = paths::in_lang(&paths::receipt(&receipt), lang);
            Ok(Redirect::to(&receipt).into_response())
        }
        Err(wrong) => Ok(shown_again(&app, (&place.touchpoint, instrument), &posted, &wrong, lang)),
    }
}

/// Why a form comes back.
#[derive(Debug, Default)]
struct Wrong {
    problems: Vec<Problem>,
    trouble: Option<Trouble>,
}

impl From<Trouble> for Wrong {
    fn from(trouble: Trouble) -> Self {
        Self { problems: Vec::new(), trouble: Some(trouble) }
    }
}

/// Checks everything at once, then hands it in; gives the receipt.
async fn hand_in(
    app: &App,
    (touchpoint, instrument): (&NamedTouchpoint, &Instrument),
    posted: &Posted,
) -> Result<String, Wrong> {
    let slip = posted.slip_code();
    let answers = read_answers(instrument, &posted.answers);
    let procedure = procedure(touchpoint, &posted.procedure);
    let (answers, slip, procedure) = match (answers, slip, procedure) {
        (Ok(answers), Ok(slip), Ok(procedure)) => (answers, slip, procedure),
        (answers, slip, procedure) => {
            let mut problems = answers.err().unwrap_or_default();
            problems.extend(procedure.err());
            return Err(Wrong { problems, trouble: slip.is_err().then_some(Trouble::Slip) });
        }
    };
    let key = posted.key.ok_or(Trouble::NoKey)?;
    // Who is helped answers as such, at whatever counter.
    let helped = Touchpoint { tier: Tier::Assisted, ..touchpoint.touchpoint.clone() };
    let waves = &touchpoint.waves;
    let touchpoint = if posted.assisted { &helped } else { &touchpoint.touchpoint };
    let slip = slip.as_ref().filter(|_| !posted.assisted);
    let filled = Filled { key, touchpoint, waves, instrument, answers, slip, procedure };
    match submit::hand_in(app, filled, &posted.scan).await {
        Ok(Acceptance::Kept(receipt) | Acceptance::Repeated(receipt)) => Ok(receipt),
        Ok(Acceptance::Conflict) => Err(Trouble::SentBefore.into()),
        Ok(Acceptance::SlipRefused) => Err(Trouble::Slip.into()),
        Err(_) => Err(Trouble::Busy.into()),
    }
}

/// The procedure that was chosen, one of the touchpoint's.
fn procedure<'a>(touchpoint: &Touchpoint, chosen: &'a str) -> Result<Option<&'a str>, Problem> {
    let chosen = Some(chosen).filter(|chosen| !chosen.is_empty());
    match chosen {
        Some(code) if !touchpoint.procedures.iter().any(|each| each == code) => {
            Err(Problem { field: "procedure".to_owned(), fault: Fault::NotAChoice })
        }
        chosen => Ok(chosen),
    }
}

/// The same page with everything typed still there, marked where it is wrong.
fn shown_again(
    app: &App,
    (touchpoint, instrument): (&NamedTouchpoint, &Instrument),
    posted: &Posted,
    wrong: &Wrong,
    lang: Lang,
) -> Response {
    let status = match wrong.trouble {
        Some(Trouble::Busy) => StatusCode::SERVICE_UNAVAILABLE,
        Some(Trouble::SentBefore) => StatusCode::CONFLICT,
        None if wrong.problems.is_empty() => StatusCode::OK,
        Some(Trouble::Slip | Trouble::NoKey) | None => StatusCode::UNPROCESSABLE_ENTITY,
    };
    // A form that was kept before gets a new key only from a new scan: pressing again must not
    // make a second answer.
    let key = posted.key.unwrap_or_else(|| submit::new_key(app.clock.now(), &app.random));
    let own = paths::form(&touchpoint.code);
    let sheet = Sheet {
        touchpoint,
        instrument,
        lang,
        address: paths::with_query(
            &own,
            [
                ("slip", posted.slip.as_str()),
                ("scan", posted.scan.as_str()),
                ("assisted", if posted.assisted { "1" } else { "" }),
            ],
        ),
        key: key.to_string(),
        slip: posted.slip.clone(),
        scan: &posted.scan,
        procedure: posted.procedure.clone(),
        assisted: posted.assisted,
        fields: &posted.answers,
        problems: &wrong.problems,
        trouble: wrong.trouble,
        is_preview: false,
    };
    let mut response = (status, pages::form(&sheet)).into_response();
    if status == StatusCode::SERVICE_UNAVAILABLE {
        let seconds = HeaderValue::from_static(RETRY_SECONDS);
        response.headers_mut().insert(RETRY_AFTER, seconds);
    }
    response
}

fn unreadable(rejection: &FormRejection) -> Failure {
    match rejection.status() {
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Failure::WrongType,
        StatusCode::PAYLOAD_TOO_LARGE => Failure::TooLarge,
        _ => Failure::BadRequest(
            "Không đọc được nội dung phiếu. Xin tải lại trang rồi trả lời.",
            "The form could not be read. Please reload the page and answer again.",
        ),
    }
}

/// What became of an answer.
pub(crate) async fn receipt(
    State(app): State<App>,
    PageLang(lang): PageLang,
    Path(typed): Path<String>,
) -> Result<Response, Failure> {
    let receipt = slip_code::normalise(&typed);
    let Some(state) = app.store.receipt(&receipt).await? else {
        return elsewhere(&app, &typed, lang).await;
    };
    let offices = app.store.offices().await?;
    let received = pages::Received { receipt: &receipt, state, offices: &offices };
    Ok(pages::receipt(received, lang).into_response())
}

/// Where a receipt or a follow-up code is typed, and from there to its page.
pub(crate) async fn codes(
    State(app): State<App>,
    PageLang(lang): PageLang,
    Query(asked): Query<Fields>,
) -> Result<Response, Failure> {
    let typed = value(&asked, "code");
    if typed.is_empty() {
        return Ok(pages::codes_page(typed, lang).into_response());
    }
    let receipt = slip_code::normalise(typed);
    if app.store.receipt(&receipt).await?.is_some() {
        let path = paths::in_lang(&paths::receipt(&receipt), lang);
        return Ok(Redirect::to(&path).into_response());
    }
    elsewhere(&app, typed, lang).await
}

/// What has no receipt is a petition's code, or is asked again.
async fn elsewhere(app: &App, typed: &str, lang: Lang) -> Result<Response, Failure> {
    let code = slip_code::normalise(typed);
    let is_apart = async || app.store.petition_apart(&code).await;
    if app.store.petition(&code).await?.is_some() || is_apart().await?.is_some() {
        let path = paths::in_lang(&paths::petition(&code), lang);
        return Ok(Redirect::to(&path).into_response());
    }
    let page = pages::codes_page(typed, lang);
    Ok((StatusCode::NOT_FOUND, page).into_response())
}
