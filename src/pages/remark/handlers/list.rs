//! The list of remarks, its file, and marking many at once.

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use super::lang_of;
use crate::app::App;
use crate::base::Lang;
use crate::domain::measure::Filter;
use crate::pages::remark::asked::Asked;
use crate::pages::remark::pages::List;
use crate::pages::remark::{asked, csv, pages};
use crate::pages::shared::narrowing;
use crate::pages::shared::places::Places;
use crate::pages::shared::remarks::gather;
use crate::store::{self, RemarkFilter, RemarkKey};
use crate::web::auth::permission::{DecideRemarks, HandleRemarks, May, Permission, ReadRemarks};
use crate::web::auth::scope::Scope;
use crate::web::csrf::origin::SameOrigin;
use crate::web::csv_file;
use crate::web::csv_file::{RUN, Run};
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, given};
use crate::web::lang::PageLang;
use crate::web::paths;
use crate::web::posted::{Posted, fields};

/// Most remarks that are marked by one form: those of a page.
const MOST_MARKED: usize = 100;

/// Where a sign-in in the middle of marking leads back to: the list.
pub(crate) async fn back() -> Redirect {
    Redirect::to(&paths::remarks())
}

/// The filter that was requested, within the account's units and with the words as they were written.
async fn filter(
    app: &App,
    asked: &Asked,
    scope: &Scope,
    places: &Places,
) -> Result<RemarkFilter, Failure> {
    let wanted = &asked.filter;
    let named = Filter {
        unit: wanted.units.first().cloned(),
        touchpoint: wanted.touchpoint.clone(),
        ..Filter::default()
    };
    narrowing::must_be_known(&named, places)?;
    if wanted.instrument.as_ref().is_some_and(|id| app.instruments.newest(id).is_none()) {
        return Err(Failure::NotFound);
    }
    let codes = places.units.iter().map(|unit| unit.code.clone());
    let mut filter = asked::within(asked.filter.clone(), scope, codes)?;
    if !asked.query.is_empty() {
        filter.terms = asked.query.terms(&app.store.remark_words().await?);
    }
    Ok(filter)
}

/// The list.
pub(crate) async fn page(
    State(app): State<App>,
    who: May<ReadRemarks>,
    PageLang(lang): PageLang,
    Query(query): Query<Fields>,
) -> Result<Response, Failure> {
    let (asked, faults) = match asked::read(&query, &app.topics, app.today()) {
        Ok(asked) => (asked, Vec::new()),
        Err(faults) => (Asked::default(), faults),
    };
    let places = Places::read(&app.store).await?;
    let filter = filter(&app, &asked, who.scope(), &places).await?;
    let places = places.within(who.scope());
    let mut gathered = gather(&app.store, filter, 0, lang).await?;
    let key = (asked.behind.as_ref(), pages::PAGE);
    let found = app.store.remarks(&gathered.filter, key, lang).await?;
    gathered.newest = found.rows;
    let instruments = app.instruments.ids().into_iter();
    let instruments = instruments.filter_map(|id| app.instruments.newest(id)).collect();
    let role = who.staff().role;
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = pages::list(&List {
        may_act: HandleRemarks::is_given_to(role),
        may_decide: DecideRemarks::is_given_to(role) && who.scope().is_whole(),
        gathered: &gathered,
        topics: &app.topics,
        places: &places,
        instruments,
        behind: asked.behind.as_ref(),
        next: found.next.as_ref(),
        faults: &faults,
        fields: &query,
        lang,
    });
    Ok((status, page).into_response())
}

/// As a file; the download is recorded.
pub(crate) async fn file(
    State(app): State<App>,
    who: May<ReadRemarks>,
    Query(query): Query<Fields>,
) -> Result<Response, Failure> {
    let asked = asked::read(&query, &app.topics, app.today()).map_err(|_| {
        Failure::BadRequest(
            "Không đọc được điều kiện lọc. Xin lọc lại trên trang góp ý rồi tải.",
            "The filter cannot be read. Please filter on the page of remarks and download again.",
        )
    })?;
    let places = Places::read(&app.store).await?;
    let filter = filter(&app, &asked, who.scope(), &places).await?;
    let mut taken = who.by(&app).did("remark.exported", "remark", "list");
    taken.unit = filter.units.first().cloned();
    app.store.record(&taken).await?;
    Ok(csv_file::streamed("remarks.csv", &csv::COLUMNS, move |behind| {
        rows(app.clone(), filter.clone(), behind)
    }))
}

/// A run of the file's rows.
async fn rows(
    app: App,
    filter: RemarkFilter,
    behind: Option<RemarkKey>,
) -> store::Result<Run<RemarkKey>> {
    let found = app.store.remarks(&filter, (behind.as_ref(), RUN), Lang::Vi).await?;
    let rows = found.rows.iter().map(|remark| csv::cells(remark, &app.topics).into());
    Ok(Run { rows: rows.collect(), next: found.next })
}

/// Marks the ticked remarks as read.
pub(crate) async fn mark(
    State(app): State<App>,
    _: SameOrigin,
    who: May<HandleRemarks>,
    posted: Posted,
) -> Result<Response, Failure> {
    let fields = fields(posted)?;
    let ids = fields.iter().filter(|(name, _)| name == "remark");
    let mut remarks = Vec::new();
    for (_, id) in ids.take(MOST_MARKED) {
        let remark = app.store.remark(id, Lang::Vi).await?.ok_or(Failure::NotFound)?;
        match &remark.unit {
            Some(unit) => who.scope().must_hold(unit)?,
            None => who.scope().must_be_whole()?,
        }
        remarks.push(remark);
    }
    app.store.mark_remarks_read(&remarks, &who.by(&app)).await?;
    // Back to the same list; nothing but its own query is taken from the form.
    let query = given(&fields, "query").unwrap_or_default();
    let query: String = query.chars().filter(char::is_ascii_graphic).collect();
    let path =
        if query.is_empty() { paths::remarks() } else { format!("{}?{query}", paths::remarks()) };
    Ok(Redirect::to(&paths::in_lang(&path, lang_of(&fields))).into_response())
}
