//! What the addresses of touchpoints answer; for staff.

pub(crate) mod hours;
pub(crate) mod list;
pub(crate) mod one;
pub(crate) mod procedures;

use axum::Form;
use axum::extract::rejection::FormRejection;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;
use tokio::task::spawn_blocking;

use crate::app::App;
use crate::base::calendar::office_day;
use crate::domain::unit::{Office, Touchpoint};
use crate::pages::touchpoint::download::Download;
use crate::pages::touchpoint::poster::{Paper, PosterLook, poster};
use crate::pages::touchpoint::print::{self, Error, Format};
use crate::pages::touchpoint::printable::unprintable;
use crate::pages::touchpoint::qr;
use crate::pages::touchpoint::slips::{self, Slips};
use crate::pages::touchpoint::words::Words;
use crate::web::auth::permission::{IssueSlips, May, ReadTouchpoints};
use crate::web::auth::scope::Scope;
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::paths;

/// A touchpoint's code or poster.
pub(crate) async fn file(
    State(app): State<App>,
    who: May<ReadTouchpoints>,
    Path((code, name)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let download = Download::named(&name).ok_or(Failure::NotFound)?;
    let (office, touchpoint) = found(&app, who.scope(), &code).await?;
    if matches!(download, Download::Poster(..)) {
        must_be_printable([(&office, &touchpoint)])?;
    }
    let name = format!("{}-{name}", touchpoint.code);
    let logo = app.store.own_logo().await?;
    let content = drawn(move || {
        download.content(&office, &touchpoint, (&app.config.public_url, logo.as_ref()))
    })
    .await?;
    Ok(attachment(&name, download.media_type(), content))
}

/// The posters of all touchpoints, A5.
pub(crate) async fn posters_a5(
    State(app): State<App>,
    who: May<ReadTouchpoints>,
) -> Result<Response, Failure> {
    posters(app, who.scope(), Paper::A5).await
}

/// The posters of all touchpoints, A4.
pub(crate) async fn posters_a4(
    State(app): State<App>,
    who: May<ReadTouchpoints>,
) -> Result<Response, Failure> {
    posters(app, who.scope(), Paper::A4).await
}

async fn posters(app: App, scope: &Scope, paper: Paper) -> Result<Response, Failure> {
    let name = match paper {
        Paper::A5 => "posters-a5.pdf",
        Paper::A4 => "posters-a4.pdf",
    };
    let mut touchpoints = within(&app, scope).await?;
    let today = app.today();
    touchpoints.retain(|each| !each.is_closed(today));
    if touchpoints.is_empty() {
        return Err(Failure::NotFound);
    }
    let offices = app.store.offices().await?;
    let placed = touchpoints.iter().filter_map(|each| Some((office_of(&offices, each)?, each)));
    must_be_printable(placed)?;
    let logo = app.store.own_logo().await?;
    let content = drawn(move || {
        let printed = PosterLook { public_url: &app.config.public_url, logo: logo.as_ref(), paper };
        let sheets = touchpoints
            .iter()
            .filter_map(|touchpoint| Some((office_of(&offices, touchpoint)?, touchpoint)))
            .map(|(office, touchpoint)| poster(office, touchpoint, printed))
            .collect::<Result<Vec<_>, qr::Error>>()?;
        print::file(&sheets, Words::VI.title, Format::Pdf)
    })
    .await?;
    Ok(attachment(name, Format::Pdf.media_type(), content))
}

/// What the form that issues slips sends.
#[derive(Debug, Deserialize)]
pub(crate) struct Wanted {
    count: String,
}

/// Where a sign-in in the middle of issuing slips leads back to: the page with the form.
pub(crate) async fn before_issue(Path(code): Path<String>) -> Redirect {
    Redirect::to(&format!("{}#slips", paths::touchpoint(&paths::escaped(&code))))
}

/// Issues slips; sheets are drawn first, so that slips that could not be printed are not kept.
pub(crate) async fn issue(
    State(app): State<App>,
    _: SameOrigin,
    who: May<IssueSlips>,
    Path(code): Path<String>,
    wanted: Result<Form<Wanted>, FormRejection>,
) -> Result<Response, Failure> {
    let (office, touchpoint) = found(&app, who.scope(), &code).await?;
    let Form(wanted) = wanted?;
    let count = wanted
        .count
        .trim()
        .parse::<u16>()
        .ok()
        .filter(|count| (1..=slips::MOST).contains(&i64::from(*count)))
        .ok_or(Failure::BadRequest(Words::VI.bad_count, Words::EN.bad_count))?;
    must_be_printable([(&office, &touchpoint)])?;
    let by = who.by(&app);
    let issued = office_day(by.at);
    let expires = slips::expiry(issued);
    let codes = slips::drawn(count.into(), &app.random);
    let code = touchpoint.code.clone();
    let public_url = app.config.public_url.clone();
    let (hashes, content) = drawn(move || {
        let slips = Slips {
            office: &office,
            touchpoint: &touchpoint,
            public_url: &public_url,
            codes,
            expires,
        };
        let content = print::file(&slips.sheets()?, Words::VI.slips, Format::Pdf)?;
        Ok((slips.hashes(), content))
    })
    .await?;
    app.store.keep_slips(&code, &hashes, (issued, expires), &by).await?;
    let name = format!("{code}-{count}-{issued}.pdf");
    Ok(attachment(&name, Format::Pdf.media_type(), content))
}

/// Refuses names that cannot be printed.
fn must_be_printable<'a>(
    places: impl IntoIterator<Item = (&'a Office, &'a Touchpoint)>,
) -> Result<(), Failure> {
    unprintable(places).map_or(Ok(()), |why| Err(Failure::Unfit(why)))
}

/// The touchpoints within these units.
async fn within(app: &App, scope: &Scope) -> Result<Vec<Touchpoint>, Failure> {
    let mut touchpoints = app.store.touchpoints().await?;
    touchpoints.retain(|touchpoint| scope.holds(&touchpoint.unit));
    Ok(touchpoints)
}

/// A touchpoint with its office, when it is within these units.
async fn found(app: &App, scope: &Scope, code: &str) -> Result<(Office, Touchpoint), Failure> {
    let touchpoint = app.store.touchpoint(code).await?;
    let touchpoint = touchpoint.ok_or(Failure::NotFound)?;
    scope.must_hold(&touchpoint.unit)?;
    let offices = app.store.offices().await?;
    let office = office_of(&offices, &touchpoint).ok_or(Failure::NotFound)?;
    Ok((office.clone(), touchpoint))
}

fn office_of<'a>(offices: &'a [Office], touchpoint: &Touchpoint) -> Option<&'a Office> {
    offices.iter().find(|office| office.code == touchpoint.office)
}

/// Draws beside the threads that answer: a sheet takes milliseconds, a ream of them seconds.
async fn drawn<T: Send + 'static>(
    draw: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Failure> {
    let drawn = spawn_blocking(draw).await;
    Ok(drawn.map_err(|error| Failure::Inside(error.to_string()))??)
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::Lacking(_) => Self::BadRequest(
                "Tên quầy hoặc tên cơ quan có ký tự mà phông chữ của áp phích không in được (như ✓, 😊). Xin sửa tên rồi in lại.",
                "The name of the counter or of the office has characters that the poster's typeface cannot print (such as ✓ or 😊). Please change the name and print again.",
            ),
            error => Self::Inside(error.to_string()),
        }
    }
}

/// A file to save; `name` is plain ASCII.
fn attachment(name: &str, media_type: &'static str, content: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [(CONTENT_TYPE, media_type.to_owned()), (CONTENT_DISPOSITION, disposition)];
    (headers, content).into_response()
}
