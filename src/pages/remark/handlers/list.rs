//! The list of remarks, and its file.

use std::collections::BTreeSet;

use axum::extract::{Query, State};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};

use crate::app::App;
use crate::base::Lang;
use crate::domain::measure::Filter;
use crate::pages::remark::asked::Asked;
use crate::pages::remark::pages::List;
use crate::pages::remark::{asked, file, pages};
use crate::pages::shared::narrowing;
use crate::pages::shared::period::{self, PagePeriod};
use crate::pages::shared::places::Places;
use crate::pages::shared::remarks::{Gathered, gather};
use crate::store::{self, RemarkCounts, RemarkFilter, RemarkKey};
use crate::web::auth::permission::{DecideRemarks, HandleRemarks, May, Permission, ReadRemarks};
use crate::web::auth::scope::Scope;
use crate::web::download::{Download, Format, RUN, Run, by_key};
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, given};
use crate::web::lang::PageLang;

/// The filter that was requested, within the account's units and with the words as they were written.
pub(super) async fn filter(
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

/// Fields of the query by which one asks for what is still to be done.
const WAITING: [&str; 2] = ["state", "officer"];

/// The list; of a query that cannot be read what is wrong with it, and no remark.
pub(crate) async fn page(
    State(app): State<App>,
    who: May<ReadRemarks>,
    PageLang(lang): PageLang,
    Query(mut query): Query<Fields>,
) -> Result<Response, Failure> {
    let today = app.today();
    period::settle_list(&mut query, today, &WAITING);
    let (asked, faults) = match asked::read(&query, &app.topics, today) {
        Ok(asked) => (asked, Vec::new()),
        Err(faults) => (Asked::default(), faults),
    };
    let places = Places::read(&app.store, app.today()).await?;
    let filter = filter(&app, &asked, who.scope(), &places).await?;
    let places = places.within(who.scope());
    let days = Filter { from: filter.from, to: filter.to, ..Filter::default() };
    let (gathered, next) = if faults.is_empty() {
        found(&app, filter, asked.behind.as_ref(), lang).await?
    } else {
        (Gathered { filter, counts: RemarkCounts::default(), newest: Vec::new() }, None)
    };
    let chosen = given(&query, "instrument");
    let asked_for = places.asked_instruments().into_iter().chain(chosen).collect::<BTreeSet<_>>();
    let instruments = asked_for.into_iter().filter_map(|id| app.instruments.newest(id)).collect();
    let role = who.staff().role;
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = pages::list(&List {
        may_act: HandleRemarks::is_given_to(role),
        may_decide: DecideRemarks::is_given_to(role) && who.scope().is_whole(),
        gathered: &gathered,
        topics: &app.topics,
        places: &places,
        officers: &officers(&app).await?,
        instruments,
        behind: asked.behind.as_ref(),
        next: next.as_ref(),
        faults: &faults,
        period: PagePeriod::of(&query, &days, today),
        fields: &query,
        lang,
    });
    Ok((status, page).into_response())
}

/// A page of what fits, with the counts of all of it.
async fn found(
    app: &App,
    filter: RemarkFilter,
    behind: Option<&RemarkKey>,
    lang: Lang,
) -> store::Result<(Gathered, Option<RemarkKey>)> {
    let mut gathered = gather(&app.store, filter, 0, lang).await?;
    let found = app.store.remarks(&gathered.filter, (behind, pages::PAGE), lang).await?;
    gathered.newest = found.rows;
    Ok((gathered, found.next))
}

/// Names of the accounts a remark can be handed to.
pub(super) async fn officers(app: &App) -> store::Result<Vec<String>> {
    let all = app.store.all_staff().await?.into_iter();
    let may = all.filter(|each| !each.disabled && HandleRemarks::is_given_to(each.role));
    Ok(may.map(|each| each.name).collect())
}

/// As a file of CSV or XLSX; the download is recorded.
pub(crate) async fn download(
    State(app): State<App>,
    who: May<ReadRemarks>,
    PageLang(lang): PageLang,
    uri: Uri,
    Query(query): Query<Fields>,
) -> Result<Response, Failure> {
    let asked = asked::read(&query, &app.topics, app.today()).map_err(|_| {
        Failure::BadRequest(
            "Không đọc được điều kiện lọc. Xin lọc lại trên trang góp ý rồi tải.",
            "The filter cannot be read. Please filter on the page of remarks and download again.",
        )
    })?;
    let places = Places::read(&app.store, app.today()).await?;
    let filter = filter(&app, &asked, who.scope(), &places).await?;
    let mut taken = who.by(&app).did("remark.exported", "remark", "list");
    taken.unit = filter.units.first().cloned();
    app.store.record(&taken).await?;
    let runs = {
        let app = app.clone();
        by_key(move |behind| rows(app.clone(), filter.clone(), behind, lang))
    };
    Download::named("remarks", file::table(lang), Format::of_path(uri.path())?)
        .respond(&app, runs)
        .await
}

/// A run of the file's rows.
async fn rows(
    app: App,
    filter: RemarkFilter,
    behind: Option<RemarkKey>,
    lang: Lang,
) -> store::Result<Run<RemarkKey>> {
    let found = app.store.remarks(&filter, (behind.as_ref(), RUN), Lang::Vi).await?;
    let rows = found.rows.iter().map(|remark| file::cells(remark, &app.topics, lang));
    Ok(Run { rows: rows.collect(), next: found.next })
}
