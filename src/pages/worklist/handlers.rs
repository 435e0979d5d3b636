//! The page of alerts over HTTP; everyone sees to their own.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chrono::Days;

use super::letter;
use super::pages::{self, Refused, Shown};
use super::posted::{self, Fault};
use crate::app::App;
use crate::base::Lang;
use crate::base::calendar::office_day;
use crate::pages::shared::worklist::{sight, sources};
use crate::pages::worklist::words::DoneWords;
use crate::store::NewMail;
use crate::store::worklist::gather;
use crate::store::worklist::gather::Visibility;
use crate::web::auth::permission::{May, OwnAccount};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, value};
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::Posted;

/// Days after which a hidden item is shown again.
const HIDDEN: Days = Days::new(7);

/// What wants attention, and one's settings.
pub(super) async fn show(
    State(app): State<App>,
    who: May<OwnAccount>,
    PageLang(lang): PageLang,
) -> Result<Response, Failure> {
    shown(&app, &who, lang, None).await
}

/// One form a task, distinguished by its button.
pub(super) async fn change(
    State(app): State<App>,
    (_, who): (SameOrigin, May<OwnAccount>),
    PageLang(lang): PageLang,
    Posted(fields): Posted,
) -> Result<Response, Failure> {
    let faults = match value(&fields, "do") {
        "settings" => keep(&app, &who, &fields).await?,
        "trial" => try_out(&app, &who).await?,
        "hide" => hide(&app, &who, &fields, true).await?,
        "show" => hide(&app, &who, &fields, false).await?,
        _ => return Err(Failure::BadRequest(BAD_TASK.0, BAD_TASK.1)),
    };
    if faults.is_empty() {
        return Ok(done(&app.config, (&paths::alerts(), lang), &said(&fields, lang)));
    }
    shown(&app, &who, lang, Some(Refused { fields: &fields, faults: &faults })).await
}

/// What a form did, with the way back where there is one.
fn said(fields: &Fields, lang: Lang) -> Notice {
    let words = DoneWords::of(lang);
    let back = |task: &str| {
        let rest = ["matter"].map(|name| (name, value(fields, name).to_owned()));
        [("do", task.to_owned())].into_iter().chain(rest)
    };
    match value(fields, "do") {
        "settings" => Notice::new(words.settings),
        "trial" => Notice::new(words.trial),
        "hide" => Notice::new(words.hidden).undo(paths::alerts(), words.undo, back("show")),
        _ => Notice::new(words.shown).undo(paths::alerts(), words.undo, back("hide")),
    }
}

/// Said of a button we never made.
const BAD_TASK: (&str, &str) = (
    "Không rõ cần làm gì. Xin mở lại trang và dùng nút trên trang.",
    "It is not clear what to do. Please reload the page and use its buttons.",
);

async fn keep(app: &App, who: &May<OwnAccount>, fields: &Fields) -> Result<Vec<Fault>, Failure> {
    let settings = match posted::settings(fields) {
        Ok(settings) => settings,
        Err(faults) => return Ok(faults),
    };
    let (name, by) = (&who.staff().name, who.by(app));
    app.store.keep_alert_settings(name, &settings, &by).await?;
    Ok(Vec::new())
}

/// Writes a letter that only shows that mail arrives.
async fn try_out(app: &App, who: &May<OwnAccount>) -> Result<Vec<Fault>, Failure> {
    if app.mailer().is_none() {
        return Ok(vec![Fault::NoServer]);
    }
    let staff = &who.staff().name;
    let settings = app.store.alert_settings(staff).await?;
    let Some(address) = settings.address else {
        return Ok(vec![Fault::NoAddress]);
    };
    let (subject, body) = letter::trial(settings.lang, &app.config.public_url);
    let mail = NewMail {
        id: app.random.uuid(),
        staff: staff.clone(),
        address,
        subject,
        body,
        made: app.clock.now(),
    };
    app.store.add_mail(&mail).await?;
    Ok(Vec::new())
}

/// Hides a work item for a week, or shows it again.
async fn hide(
    app: &App,
    who: &May<OwnAccount>,
    fields: &Fields,
    hidden: bool,
) -> Result<Vec<Fault>, Failure> {
    let now = app.clock.now();
    let until = hidden.then(|| office_day(now) + HIDDEN);
    let matter = value(fields, "matter");
    // Only what is there can be hidden: the key of anything else would be kept for nothing.
    let all = gather::matters(sources(app), &sight_of(who)).await?;
    let found = all.iter().find(|each| each.subject.key() == matter);
    if let Some(found) = found {
        let own = (who.staff().name.as_str(), matter);
        let hidden = (until, found.subject.count());
        app.store.hide_alert(own, hidden, now).await?;
    }
    Ok(Vec::new())
}

fn sight_of(who: &May<OwnAccount>) -> Visibility {
    sight((&who.staff().name, who.staff().role), who.scope().units())
}

async fn shown(
    app: &App,
    who: &May<OwnAccount>,
    lang: Lang,
    refused: Option<Refused<'_>>,
) -> Result<Response, Failure> {
    let matters = gather::matters(sources(app), &sight_of(who)).await?;
    let (staff, today) = (&who.staff().name, office_day(app.clock.now()));
    let page = pages::alerts(&Shown {
        matters: &matters,
        known: &app.store.sent_alerts(staff).await?,
        units: &app.store.units().await?,
        touchpoints: &app.store.touchpoints().await?,
        mail: &app.store.mail_of(staff).await?,
        settings: &app.store.alert_settings(staff).await?,
        instruments: &app.instruments,
        has_server: app.mailer().is_some(),
        refused,
        today,
        lang,
    });
    let status = match refused {
        None => StatusCode::OK,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok((status, page).into_response())
}
