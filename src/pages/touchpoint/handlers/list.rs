//! The list of touchpoints.

use std::collections::BTreeMap;

use axum::extract::{Query, State};
use axum::http::Uri;
use axum::response::Response;
use maud::Markup;

use crate::app::App;
use crate::config::stays_here;
use crate::domain::import::FileKind;
use crate::domain::touchpoint::slips::{last_expired, told};
use crate::domain::unit::Touchpoint;
use crate::pages::shared::imports;
use crate::pages::shared::places::choices;
use crate::pages::touchpoint::view::{Kept, has, rows};
use crate::pages::touchpoint::{file, pages};
use crate::web::auth::permission::{ManageSettings, May, Permission, ReadTouchpoints};
use crate::web::download::{Download, Format, at_once};
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, value};
use crate::web::lang::PageLang;

/// Touchpoints of one part of the list.
pub(super) const PART: usize = 100;

/// `GET /office/touchpoints`
pub(crate) async fn list(
    State(app): State<App>,
    who: May<ReadTouchpoints>,
    PageLang(lang): PageLang,
    Query(fields): Query<Fields>,
) -> Result<Markup, Failure> {
    let (today, [q, unit, after]) =
        (app.today(), ["q", "unit", "after"].map(|n| value(&fields, n)));
    let is_closed = value(&fields, "closed") == "yes";
    let touchpoints = super::within(&app, who.scope()).await?;
    let fits = |each: &&Touchpoint| {
        each.is_closed(today) == is_closed
            && (unit.is_empty() || each.unit == unit)
            && has(&each.code, &each.name, q)
    };
    let found: Vec<&Touchpoint> = touchpoints.iter().filter(fits).collect();
    let mut part = found.iter().copied().filter(|each| each.code.as_str() > after);
    let part: Vec<&Touchpoint> = part.by_ref().take(PART).collect();
    let last = part.last().map(|each| each.code.clone());
    let units = app.store.units().await?;
    let activity = app.store.activity(&app.instruments, today).await?;
    let kept = Kept { units: &units, instruments: &app.instruments, activity: &activity };
    let held = units.iter().filter(|each| who.scope().holds(&each.code));
    Ok(pages::list(&pages::List {
        rows: rows(&part, kept),
        found: found.len(),
        next: last.filter(|last| found.iter().any(|each| each.code > *last)),
        asked: (q, unit),
        is_closed,
        units: choices(held, lang),
        may: pages::Allowed {
            add: ManageSettings::is_given_to(who.staff().role) && who.scope().is_whole(),
            import: imports::may_bring_in(FileKind::Touchpoints, &who),
        },
        stays_here: stays_here(&app.config.public_url),
        lang,
    }))
}

/// All of them as a file of CSV or XLSX; the download is recorded.
pub(crate) async fn download(
    State(app): State<App>,
    who: May<ReadTouchpoints>,
    PageLang(lang): PageLang,
    uri: Uri,
) -> Result<Response, Failure> {
    let touchpoints = super::within(&app, who.scope()).await?;
    app.store.record(&who.by(&app).did("touchpoint.exported", "touchpoint", "list")).await?;
    let activity = app.store.activity(&app.instruments, app.today()).await?;
    let issued = app.store.slips_issued(None, None).await?;
    let months = app.store.slips_handed_out(None, last_expired(app.today())).await?;
    let own = months.chunk_by(|one, other| one.touchpoint == other.touchpoint);
    let used = own.filter_map(|own| Some((&*own.first()?.touchpoint, told(own.iter(), false).1)));
    let used: BTreeMap<&str, u64> = used.collect();
    let row = |each: &Touchpoint| {
        let lately = activity.get(&each.code).copied().unwrap_or_default();
        let issued = issued.get(&each.code).map_or(0, |(issued, _)| *issued);
        file::cells(each, lately, (issued, used.get(&*each.code).copied().unwrap_or(0)))
    };
    let rows = touchpoints.iter().map(row).collect();
    let format = Format::of_path(uri.path())?;
    Download::named("touchpoints", file::table(lang), format).respond(&app, at_once(rows)).await
}
