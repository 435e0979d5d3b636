//! The figures of an instrument as a file, as its page shows them.

use axum::extract::{Path, Query, State};
use axum::http::Uri;
use axum::response::Response;

use crate::app::App;
use crate::domain::batch::Audience;
use crate::pages::export::scores::scores;
use crate::pages::export::summary::summary;
use crate::pages::shared::period::{self, PagePeriod};
use crate::pages::shared::places::Places;
use crate::pages::shared::{figures, narrowing};
use crate::web::auth::permission::{May, ReadScores, may_take_responses};
use crate::web::download::{Download, Format, at_once};
use crate::web::errors::failure::Failure;
use crate::web::fields::Fields;
use crate::web::lang::PageLang;

/// `GET /office/instruments/{id}/scorecard.csv` and `.xlsx`
pub(crate) async fn file(
    who: May<ReadScores>,
    State(app): State<App>,
    Path(id): Path<String>,
    PageLang(lang): PageLang,
    uri: Uri,
    Query(mut fields): Query<Fields>,
) -> Result<Response, Failure> {
    app.instrument(&id, None).ok_or(Failure::NotFound)?;
    let today = app.today();
    period::settle(&mut fields, today);
    let mut filter = narrowing::read(&fields, today).map_err(|_| {
        Failure::BadRequest(
            "Không đọc được điều kiện lọc. Xin lọc lại trên trang của phiếu rồi tải.",
            "The filter cannot be read. Please filter on the survey's page and download again.",
        )
    })?;
    (filter.from, filter.to) = PagePeriod::of(&fields, &filter, today).days;
    let filter = who.scope().narrowed(filter)?;
    narrowing::must_be_known(&filter, &Places::read(&app.store, app.today()).await?)?;
    if filter.procedure.is_some() && !may_take_responses(who.staff().role, who.scope()) {
        return Err(Failure::Forbidden);
    }
    let version = figures::version(&app, &id, &filter, Audience::Staff).await?;
    let instrument = version.ok_or(Failure::NotFound)?;
    let eyes = (Audience::Staff, app.k());
    let card = figures::scorecard(&app.store, instrument, &filter, eyes, today).await?;
    let mut taken = who.by(&app).did("figures.exported", "instrument", &id);
    taken.unit.clone_from(&filter.unit);
    app.store.record(&taken).await?;
    let (table, rows) = scores(&card, instrument, lang);
    let mut download =
        Download::named(format!("{id}-figures"), table, Format::of_path(uri.path())?);
    download.summary = Some(summary(&card, instrument, lang));
    download.respond(&app, at_once(rows)).await
}
