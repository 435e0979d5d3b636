//! The steps over HTTP.

use std::collections::BTreeSet;

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::Step;
use super::pages::{self, Refused, Shown};
use super::words::Words;
use crate::app::{App, settings};
use crate::base::{Lang, Text, text};
use crate::config::stays_here;
use crate::domain::setting::OwnTarget;
use crate::domain::survey::Tier;
use crate::domain::touchpoint::lines::{self, LineFault};
use crate::domain::unit::{Office, Touchpoint, Unit};
use crate::pages::setting::pages::{OfficeTyped, targeted};
use crate::pages::shared::trial::test_scan;
use crate::pages::shared::typeface::lacking;
use crate::store::{By, SettingChange};
use crate::web::auth::permission::{ManageSettings, MayEverywhere};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, first, value};
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::Posted;

/// `GET /office/setup`: the steps, and which are done.
pub(in crate::pages::setting) async fn steps(
    State(app): State<App>,
    _: MayEverywhere<ManageSettings>,
    PageLang(lang): PageLang,
) -> Result<Response, Failure> {
    let shown = read(&app, lang).await?;
    Ok(pages::steps(&shown).into_response())
}

/// `GET /office/setup/{step}`
pub(in crate::pages::setting) async fn show(
    State(app): State<App>,
    _: MayEverywhere<ManageSettings>,
    PageLang(lang): PageLang,
    Path(step): Path<String>,
) -> Result<Response, Failure> {
    let step = Step::of_code(&step).ok_or(Failure::NotFound)?;
    let shown = read(&app, lang).await?;
    Ok(pages::step(&shown, step, None).into_response())
}

/// `POST /office/setup/{step}`
pub(in crate::pages::setting) async fn take(
    State(app): State<App>,
    (_, who): (SameOrigin, MayEverywhere<ManageSettings>),
    PageLang(lang): PageLang,
    Path(step): Path<String>,
    Posted(fields): Posted,
) -> Result<Response, Failure> {
    let step = Step::of_code(&step).ok_or(Failure::NotFound)?;
    let by = who.by(&app);
    let shown = read(&app, lang).await?;
    let taken = match step {
        Step::Office => office(&app, &shown, &fields, &by).await?,
        Step::Units => units(&app, &shown, &fields, &by).await?,
        Step::Procedures => procedures(&app, &shown, &fields, &by).await?,
        Step::Counters => counters(&app, &shown, &fields, &by).await?,
        Step::Posters => return Err(Failure::NotFound),
    };
    settings::look(&app).await?;
    match taken {
        Ok(many) => {
            let next = step.next().map_or_else(paths::setup, |next| paths::setup_step(next.code()));
            let said = Words::of(lang).taken(step, many);
            Ok(done(&app.config, (&next, lang), &Notice::new(said)))
        }
        Err(refused) => {
            let refused = Refused { fields, ..refused };
            let page = pages::step(&shown, step, Some(&refused));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

/// What the steps show: all that is there so far.
async fn read(app: &App, lang: Lang) -> Result<Shown, Failure> {
    let store = &app.store;
    let instruments = app.instruments.ids().into_iter().filter_map(|id| {
        let newest = app.instruments.current(id, app.today())?;
        Some((id.to_owned(), newest.title.clone()))
    });
    let touchpoints = store.touchpoints().await?;
    let scan = |each: &Touchpoint| {
        let code = app.petitions.key.proof(&test_scan(&each.code, app.today()));
        (each.code.clone(), code)
    };
    Ok(Shown {
        scans: touchpoints.iter().map(scan).collect(),
        offices: store.offices().await?,
        units: store.present_units(app.today()).await?.units,
        procedures: store.procedures().await?,
        touchpoints,
        instruments: instruments.collect(),
        targeted: targeted(&app.instruments).into_iter().map(str::to_owned).collect(),
        has_mail: app.mailer().is_some(),
        is_trial: store.settings().is_trial(),
        stays_here: stays_here(&app.config.public_url),
        year: app.today(),
        lang,
    })
}

/// How many were taken, or why none was.
type Taken = Result<usize, Refused>;

async fn office(app: &App, shown: &Shown, fields: &Fields, by: &By) -> Result<Taken, Failure> {
    let typed = OfficeTyped::of(fields);
    let faults = typed.faults();
    if !faults.is_empty() {
        return Ok(Err(Refused { office: faults, ..Refused::default() }));
    }
    let code =
        shown.offices.first().map_or_else(|| "coquan".to_owned(), |office| office.code.clone());
    let office: Office = typed.office(&code);
    app.store.change_office(&office, by).await?;
    // The office works as one unit until it names others.
    if app.store.units().await?.is_empty() {
        let unit = Unit { code: "VP".to_owned(), office: code, name: office.name };
        app.store.add_units(&[unit], by).await?;
    }
    Ok(Ok(1))
}

/// The lines of a step's field, or its one fault.
fn refused(lines: Vec<LineFault>) -> Refused {
    Refused { lines, ..Refused::default() }
}

async fn units(app: &App, shown: &Shown, fields: &Fields, by: &By) -> Result<Taken, Failure> {
    let Some(office) = shown.offices.first() else { return Ok(Err(no_office())) };
    let all = app.store.units().await?;
    match lines::units(first(fields, "lines"), &office.code, &all) {
        Ok(units) => {
            app.store.add_units(&units, by).await?;
            Ok(Ok(units.len()))
        }
        Err(faults) => Ok(Err(refused(faults))),
    }
}

fn no_office() -> Refused {
    Refused { needs_office: true, ..Refused::default() }
}

async fn procedures(app: &App, shown: &Shown, fields: &Fields, by: &By) -> Result<Taken, Failure> {
    match lines::procedures(first(fields, "lines"), &shown.procedures) {
        Ok(procedures) => {
            app.store.add_procedures(&procedures, by).await?;
            Ok(Ok(procedures.len()))
        }
        Err(faults) => Ok(Err(refused(faults))),
    }
}

async fn counters(app: &App, shown: &Shown, fields: &Fields, by: &By) -> Result<Taken, Failure> {
    let Some(office) = shown.offices.first() else { return Ok(Err(no_office())) };
    let unit = shown.units.iter().find(|unit| unit.code == value(fields, "unit"));
    let is_beside = |each: &&Touchpoint| {
        unit.is_some_and(|unit| unit.code == each.unit) && !each.is_closed(app.today())
    };
    let open: Vec<&Touchpoint> = shown.touchpoints.iter().filter(is_beside).collect();
    let names = lines::counters(first(fields, "lines"), &open, lacking);
    let instrument = value(fields, "instrument");
    let is_known = shown.instruments.iter().any(|(id, _)| id == instrument);
    let target = target(fields, shown);
    let (names, unit) = match (names, unit) {
        (Ok(names), Some(unit)) if is_known && target.is_ok() => (names, unit),
        (names, unit) => {
            return Ok(Err(Refused {
                lines: names.err().unwrap_or_default(),
                no_unit: unit.is_none(),
                no_instrument: !is_known,
                no_target: target.is_err(),
                ..Refused::default()
            }));
        }
    };
    let mut taken: BTreeSet<String> =
        shown.touchpoints.iter().map(|each| each.code.clone()).collect();
    let procedures: Vec<String> = fields
        .iter()
        .filter(|(name, code)| {
            name == "procedure" && shown.procedures.iter().any(|each| each.code == *code)
        })
        .map(|(_, code)| code.clone())
        .collect();
    let touchpoint = |name: String| {
        let code = lines::counter_code(&name, &taken);
        taken.insert(code.clone());
        Touchpoint {
            code,
            office: office.code.clone(),
            unit: unit.code.clone(),
            name: Text { vi: name.clone(), en: name },
            instrument: instrument.to_owned(),
            tier: Tier::Open,
            procedures: procedures.clone(),
            closed: None,
        }
    };
    let touchpoints: Vec<Touchpoint> = names.into_iter().map(touchpoint).collect();
    app.store.import_touchpoints(&touchpoints, by).await?;
    if let Ok(Some(target)) = target {
        let row = SettingChange::new(target.key(), Some(target.value()));
        app.store.change_settings(&[row], by).await?;
    }
    Ok(Ok(touchpoints.len()))
}

/// The target that was typed beside the counters; `Ok(None)` where it was left empty.
fn target(fields: &Fields, shown: &Shown) -> Result<Option<OwnTarget>, ()> {
    let typed = |name: &str| match name {
        "unit" => String::new(),
        "value" => value(fields, "target").to_owned(),
        "year" => shown.year.format("%Y").to_string(),
        name => value(fields, name).to_owned(),
    };
    if text::length(value(fields, "target")) == 0 {
        return Ok(None);
    }
    OwnTarget::read(&typed, (&shown.targeted, &[])).map(Some).map_err(|_| ())
}
