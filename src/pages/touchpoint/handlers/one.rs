//! One touchpoint: shown, changed, closed, opened again.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use crate::app::App;
use crate::base::{Lang, Text};
use crate::domain::touchpoint::namesake;
use crate::domain::unit::{Touchpoint, Unit};
use crate::pages::shared::trial::test_scan;
use crate::pages::touchpoint::posted::{Fault, Known, read};
use crate::pages::touchpoint::print::Error;
use crate::pages::touchpoint::words::ChangeWords;
use crate::pages::touchpoint::{pages, qr};
use crate::web::auth::permission::{
    IssueSlips, ManageTouchpoints, May, Permission, ReadTouchpoints,
};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, value};
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::Posted;
use crate::web::seen::unchanged;

/// A form that was refused, as it was typed.
type Refused = Option<(Fields, Vec<Fault>)>;

/// `GET /office/touchpoints/{code}`
pub(crate) async fn show(
    State(app): State<App>,
    who: May<ReadTouchpoints>,
    PageLang(lang): PageLang,
    Path(code): Path<String>,
) -> Result<Response, Failure> {
    let (_, touchpoint) = super::found(&app, who.scope(), &code).await?;
    shown((&app, &who), &touchpoint, None, lang).await
}

/// `POST /office/touchpoints/{code}`
pub(crate) async fn change(
    State(app): State<App>,
    (_, who): (SameOrigin, May<ManageTouchpoints>),
    PageLang(lang): PageLang,
    Path(code): Path<String>,
    Posted(fields): Posted,
) -> Result<Response, Failure> {
    let (_, kept) = super::found(&app, who.scope(), &code).await?;
    let (by, words, path) = (who.by(&app), ChangeWords::of(lang), paths::touchpoint(&kept.code));
    let undo = |task: &str| [("do", task.to_owned()), ("lang", lang.code().to_owned())];
    let notice = match value(&fields, "do") {
        "close" => {
            app.store.close_touchpoint(&kept, Some(app.today()), &by).await?;
            Notice::new(words.was_closed).undo(&path, words.undo, undo("reopen"))
        }
        "reopen" => {
            let all = app.store.touchpoints().await?;
            if let Some(other) = namesake(&kept, &all, app.today()) {
                return Err(Failure::Unfit(ChangeWords::namesake(&other.code)));
            }
            app.store.close_touchpoint(&kept, None, &by).await?;
            Notice::new(words.was_reopened).undo(&path, words.undo, undo("close"))
        }
        _ => {
            unchanged(&fields, &kept)?;
            let known = known(&app).await?;
            match read(&fields, &kept, known.lent()) {
                Ok(changed) if !who.scope().holds(&changed.unit) => return Err(Failure::NotFound),
                Ok(changed) if changed == kept => Notice::new(words.kept),
                Ok(changed) => {
                    app.store.import_touchpoints(&[changed], &by).await?;
                    Notice::new(words.kept)
                }
                Err(faults) => {
                    return shown((&app, &who), &kept, Some((fields, faults)), lang).await;
                }
            }
        }
    };
    Ok(done(&app.config, (&path, lang), &notice))
}

/// What a touchpoint may refer to.
struct All {
    touchpoints: Vec<Touchpoint>,
    units: Vec<Unit>,
    procedures: Vec<crate::domain::unit::Procedure>,
    instruments: Vec<String>,
    today: NaiveDate,
}

impl All {
    fn lent(&self) -> Known<'_> {
        Known {
            touchpoints: &self.touchpoints,
            units: &self.units,
            procedures: &self.procedures,
            instruments: &self.instruments,
            today: self.today,
        }
    }
}

async fn known(app: &App) -> Result<All, Failure> {
    Ok(All {
        touchpoints: app.store.touchpoints().await?,
        units: app.store.present_units(app.today()).await?.units,
        procedures: app.store.procedures().await?,
        instruments: app.instruments.ids().into_iter().map(str::to_owned).collect(),
        today: app.today(),
    })
}

async fn shown<P: Permission>(
    (app, who): (&App, &May<P>),
    touchpoint: &Touchpoint,
    refused: Refused,
    lang: Lang,
) -> Result<Response, Failure> {
    let (today, role, code) = (app.today(), who.staff().role, &touchpoint.code);
    let mut all = known(app).await?;
    all.units.retain(|unit| who.scope().holds(&unit.code));
    all.procedures
        .retain(|each| each.closed.is_none() || touchpoint.procedures.contains(&each.code));
    let titled = all.instruments.iter().filter_map(|id| {
        let newest = app.instruments.newest(id)?;
        Some((id.clone(), newest.title.clone()))
    });
    let instruments: Vec<(String, Text)> = titled.collect();
    let issued = app.store.slips_issued(None, None).await?;
    let may_change = ManageTouchpoints::is_given_to(role);
    let scan = may_change.then(|| {
        let proof = app.petitions.key.proof(&test_scan(code, today));
        paths::with_query(&paths::form(code), [("scan", &*proof)])
    });
    let status = match refused {
        None => StatusCode::OK,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let url = &app.config.public_url;
    let mut activity = app.store.activity(&app.instruments, today).await?;
    let page = pages::one(&pages::One {
        touchpoint,
        qr: qr::Qr::of(&qr::address(url, code)).map_err(Error::from)?,
        spoken: qr::spoken_address(url, code),
        activity: activity.remove(code).unwrap_or_default(),
        issued: issued.get(code).map_or(0, |(issued, _)| *issued),
        units: &all.units,
        procedures: &all.procedures,
        instruments: &instruments,
        scan: scan.filter(|_| touchpoint.closed.is_none()),
        may_issue: IssueSlips::is_given_to(role),
        may_change,
        refused,
        lang,
    });
    Ok((status, page).into_response())
}
