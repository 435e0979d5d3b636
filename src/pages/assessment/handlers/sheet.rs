//! The whole sheet, and its rounds.

use axum::extract::{Query, State};
use axum::response::Response;
use maud::Markup;

use super::{asked, year_of};
use crate::app::App;
use crate::domain::import::FileKind;
use crate::pages::assessment::pages::{self, Shown};
use crate::pages::assessment::words::Words;
use crate::pages::shared::imports;
use crate::web::auth::permission::{AppraiseOneStop, MayEverywhere, Permission, ReadOneStop};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, value};
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::Posted;

/// What the sheet comes to, by area and by criterion.
pub(crate) async fn sheet(
    State(app): State<App>,
    who: MayEverywhere<ReadOneStop>,
    PageLang(lang): PageLang,
    Query(fields): Query<Fields>,
) -> Result<Markup, Failure> {
    let sheet = asked(&app, &fields).await?;
    let rounds = match &sheet {
        Some(sheet) => app.store.assessment_rounds(sheet.year).await?,
        None => Vec::new(),
    };
    Ok(pages::sheet(&Shown {
        sheet: sheet.as_ref(),
        years: &app.store.assessment_years().await?,
        rounds: &rounds,
        may_open: AppraiseOneStop::is_given_to(who.staff().role),
        may_import: imports::may_bring_in(FileKind::Criteria, &who),
        lang,
    }))
}

/// Opens the next round.
pub(crate) async fn open_round(
    State(app): State<App>,
    (_, who): (SameOrigin, MayEverywhere<AppraiseOneStop>),
    PageLang(lang): PageLang,
    Posted(fields): Posted,
) -> Result<Response, Failure> {
    let year = year_of(value(&fields, "year"))?;
    let after = value(&fields, "after").parse().map_err(|_| Failure::NotFound)?;
    let opened = app.store.open_round(year, after, &who.by(&app)).await?;
    let words = Words::of(lang);
    let said = match opened {
        Some(round) => words.round_opened(&round.to_string()),
        None => words.round_over.to_owned(),
    };
    let path = format!("{}?year={year}", paths::assessment());
    Ok(done(&app.config, (&path, lang), &Notice::new(said)))
}
