//! Dossiers and one-stop points over HTTP.

pub(super) mod letters;
pub(super) mod list;
pub(super) mod points;

use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use super::asked::{self, Asked};
use super::pages::Seen;
use crate::app::App;
use crate::base::Lang;
use crate::base::calendar::{Period, office_day};
use crate::domain::measure::Filter;
use crate::pages::shared::narrowing;
use crate::pages::shared::period::PagePeriod;
use crate::pages::shared::places::Places;
use crate::store::{KeptDossier, Staff};
use crate::web::auth::permission::{HandleDossiers, May, Permission, ReadDossiers};
use crate::web::auth::scope::Scope;
use crate::web::errors::failure::Failure;
use crate::web::fields::Fields;

/// The request, within the units of the caller; its period is settled.
async fn seen(
    app: &App,
    who: &May<ReadDossiers>,
    lang: Lang,
    fields: Fields,
) -> Result<Seen, Failure> {
    let (mut asked, faults) = match asked::read(&fields, app.today()) {
        Ok(asked) => (asked, Vec::new()),
        Err(faults) => (Asked::default(), faults),
    };
    asked.filter = who.scope().narrowed(asked.filter)?;
    let mut seen = bare(app, who.staff(), lang).await?;
    narrowing::must_be_known(&asked.filter, &seen.places)?;
    seen.places = seen.places.within(who.scope());
    seen.is_whole = who.scope().is_whole();
    seen.period = PagePeriod::of(&fields, &asked.filter, seen.today);
    seen.fields = fields;
    seen.asked = asked;
    seen.faults = faults;
    Ok(seen)
}

/// A page that nothing was asked of.
async fn bare(app: &App, staff: &Staff, lang: Lang) -> Result<Seen, Failure> {
    let today = office_day(app.clock.now());
    Ok(Seen {
        lang,
        may_handle: HandleDossiers::is_given_to(staff.role),
        k: app.k(),
        is_whole: true,
        fields: Vec::new(),
        asked: Asked::default(),
        faults: Vec::new(),
        places: Places::read(&app.store, app.today()).await?,
        period: PagePeriod::of(&[], &Filter::default(), today),
        periods: Period::all_of(Period::year_of(today).year),
        today,
    })
}

/// The dossier with this code, if it is of a unit within.
async fn found(app: &App, scope: &Scope, code: &str) -> Result<KeptDossier, Failure> {
    let kept = app.store.dossier(code).await?.ok_or(Failure::NotFound)?;
    scope.must_hold(&kept.unit)?;
    Ok(kept)
}

/// A file to save.
fn saved(kind: &'static str, name: &str, content: Vec<u8>) -> Response {
    let headers = [
        (CONTENT_TYPE, kind.to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, content).into_response()
}
