//! The office's figures over HTTP, within the units of the caller.

use axum::extract::{Query, State};
use axum::http::Uri;
use axum::response::Response;
use chrono::Days;
use maud::Markup;

mod drill;
mod live;
mod of_instrument;

use super::axis::Axis;
use super::grid::{self, Cut};
use super::pages::{self, Asked};
use super::view;
use crate::app::App;
use crate::domain::measure::{Figure, Filter};
use crate::domain::worklist::WorkItem;
use crate::pages::shared::figures::computed;
use crate::pages::shared::period::PagePeriod;
use crate::pages::shared::places::Places;
use crate::pages::shared::{narrowing, period, remarks, worklist};
use crate::store::RemarkFilter;
use crate::store::worklist::gather;
use crate::web::auth::permission::{May, Permission, ReadRemarks, ReadScores, may_take_responses};
use crate::web::download::{Download, Format, at_once};
use crate::web::errors::failure::Failure;
use crate::web::fields::Fields;
use crate::web::lang::PageLang;

pub(super) use drill::{drivers, factor, funnel, item, mend};
pub(super) use live::live;
pub(super) use of_instrument::OfInstrument;

/// What was asked, with the places to name it by.
async fn asked(
    app: &App,
    who: &May<ReadScores>,
    PageLang(lang): PageLang,
    mut fields: Fields,
) -> Result<Asked, Failure> {
    let today = app.today();
    period::settle(&mut fields, today);
    let read = narrowing::read(&fields, today);
    let mut filter =
        read.map_err(|faults| Failure::Query(period::refused(&fields, &faults, today, lang)))?;
    let period = PagePeriod::of(&fields, &filter, today);
    (filter.from, filter.to) = period.days;
    let filter = who.scope().narrowed(filter)?;
    show_unit(&mut fields, &filter);
    let places = Places::read(&app.store, app.today()).await?;
    narrowing::must_be_known(&filter, &places)?;
    let is_full = may_take_responses(who.staff().role, who.scope());
    if filter.procedure.is_some() && !is_full {
        return Err(Failure::BadRequest(
            "Số liệu của riêng một thủ tục chỉ dành cho người được tải từng phiếu; trang của phiếu có bảng theo thủ tục cho từng tháng, từng năm đã hết.",
            "Figures of one procedure are for those who may take single answers; the survey's page has a table by procedure for each month and year that has ended.",
        ));
    }
    let places = places.within(who.scope());
    Ok(Asked {
        period,
        waves: Vec::new(),
        progress: None,
        today,
        instruments: app.instruments.clone(),
        mark: app.store.batch_mark().await?,
        staff: who.staff().clone(),
        lang,
        fields,
        filter,
        places,
        is_full,
        is_whole: who.scope().is_whole(),
        config: app.config(),
    })
}

/// A query without a wave, for pages of several instruments: a wave is of one.
fn of_all_waves(mut fields: Fields) -> Fields {
    fields.retain(|(name, _)| name != "wave");
    fields
}

/// The form names the unit that the figures are of, also where the account alone decides it.
fn show_unit(fields: &mut Fields, filter: &Filter) {
    let is_named = |(name, value): &(String, String)| name == "unit" && !value.is_empty();
    if let Some(unit) = &filter.unit
        && !fields.iter().any(is_named)
    {
        fields.retain(|(name, _)| name != "unit");
        fields.push(("unit".to_owned(), unit.clone()));
    }
}

/// All instruments at a glance.
pub(super) async fn overview(
    State(app): State<App>,
    who: May<ReadScores>,
    lang: PageLang,
    Query(fields): Query<Fields>,
) -> Result<Markup, Failure> {
    let asked = asked(&app, &who, lang, of_all_waves(fields)).await?;
    let (all, matters, remarks) = tokio::try_join!(
        async { Ok(view::all(&app, &asked.filter, asked.pools()).await?) },
        matters(&app, &who),
        lately(&app, &who, &asked)
    )?;
    Ok(computed(|| pages::overview(&asked, &all, &matters, &remarks)))
}

/// All instruments, each with its figure.
pub(super) async fn surveys(
    State(app): State<App>,
    who: May<ReadScores>,
    lang: PageLang,
    Query(fields): Query<Fields>,
) -> Result<Markup, Failure> {
    let asked = asked(&app, &who, lang, of_all_waves(fields)).await?;
    let all = view::all(&app, &asked.filter, asked.pools()).await?;
    Ok(computed(|| pages::surveys(&asked, &all)))
}

/// Days of remarks that the morning page counts by topic.
const LATELY: Days = Days::new(30);

/// Remarks shown on the morning page; the page of remarks has them all.
const NEWEST: u32 = 3;

/// What people wrote in the last weeks, by topic, for those who may read remarks.
async fn lately(app: &App, who: &May<ReadScores>, asked: &Asked) -> Result<Markup, Failure> {
    // Channel and procedure of a remark are not disclosed, so it cannot be filtered by them.
    let filter = &asked.filter;
    let cannot_choose = filter.tier.is_some() || filter.procedure.is_some();
    if cannot_choose || !ReadRemarks::is_given_to(who.staff().role) {
        return Ok(Markup::default());
    }
    let wanted = RemarkFilter {
        units: filter.unit.iter().cloned().collect(),
        touchpoint: filter.touchpoint.clone(),
        from: filter.from.or(asked.today.checked_sub_days(LATELY)),
        to: filter.to,
        ..RemarkFilter::default()
    };
    let gathered = remarks::gather(&app.store, wanted, NEWEST, asked.lang).await?;
    Ok(remarks::card(&gathered, &app.topics, asked.lang))
}

/// The same on a wall, legible from far and without anything of a person.
pub(super) async fn wall(
    State(app): State<App>,
    who: May<ReadScores>,
    lang: PageLang,
    Query(fields): Query<Fields>,
) -> Result<Markup, Failure> {
    let asked = asked(&app, &who, lang, of_all_waves(fields)).await?;
    let all = view::all(&app, &asked.filter, asked.pools()).await?;
    let matters = matters(&app, &who).await?;
    Ok(computed(|| pages::wall(&asked, all.first(), &matters)))
}

/// What needs attention today, as far as the caller may see it: petitions are the whole
/// office's.
async fn matters(app: &App, who: &May<ReadScores>) -> Result<Vec<WorkItem>, Failure> {
    let sight = worklist::sight((&who.staff().name, who.staff().role), who.scope().units());
    Ok(gather::matters(worklist::sources(app), &sight).await?)
}

/// One instrument, whole.
pub(super) async fn instrument(of: OfInstrument) -> Result<Markup, Failure> {
    let (asked, figures) = of.figures(Figure::Index).await?;
    let remarks = if ReadRemarks::is_given_to(of.who.staff().role) {
        view::remarks(&of.app, &figures, asked.lang).await?
    } else {
        None
    };
    let remarks = remarks.map(|gathered| remarks::block(&gathered, &of.app.topics, asked.lang));
    let remarks = remarks.unwrap_or_default();
    Ok(computed(|| pages::instrument(&asked, &figures, &remarks)))
}

/// One instrument two ways at once.
pub(super) async fn cross(of: OfInstrument) -> Result<Markup, Failure> {
    let (asked, figures) = of.figures(Figure::Index).await?;
    let cut = cut(&asked);
    Ok(computed(|| pages::cross(&asked, &figures, cut)))
}

/// The same as a file of CSV or XLSX; the download is recorded.
pub(super) async fn cross_file(uri: Uri, of: OfInstrument) -> Result<Response, Failure> {
    let (asked, figures) = of.figures(Figure::Index).await?;
    let cut = cut(&asked);
    let heads = asked.cross_heads(cut);
    let (table, rows) = computed(|| {
        grid::table(asked.shown(&figures), heads, &grid::grid(&asked, &figures, cut, None))
    });
    let by = of.who.by(&of.app);
    let mut taken = by.did("figures.exported", "instrument", &figures.instrument.id);
    taken.unit.clone_from(&asked.filter.unit);
    of.app.store.record(&taken).await?;
    let format = Format::of_path(uri.path())?;
    Download::named("cross-table", table, format).respond(&of.app, at_once(rows)).await
}

/// The sides of the cross-table that the query asks for; anything else than an axis is the items.
fn cut(asked: &Asked) -> Cut {
    let axis = |name| {
        let told = |axis: &Axis| *axis != Axis::Procedure || asked.is_full;
        Axis::of_code(asked.field(name)).filter(told)
    };
    Cut { rows: axis("rows").unwrap_or(Axis::Touchpoint), columns: axis("cols") }
}
