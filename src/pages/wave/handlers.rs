//! Waves over HTTP: read by staff, made by those who run surveys of the whole office.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::Markup;

use super::pages::{self, Form, List, One, Refused};
use super::view;
use super::words::Words;
use crate::app::App;
use crate::base::Lang;
use crate::domain::touchpoint::asked;
use crate::domain::wave::{Known, Wave, read_wave, unpacked};
use crate::pages::shared::places::Places;
use crate::pages::shared::waves;
use crate::store::NotKept;
use crate::web::auth::permission::{
    ManageWaves, May, MayEverywhere, Permission, ReadScores, may_take_responses,
};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, given};
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::Posted;

/// All waves.
pub(super) async fn list(
    State(app): State<App>,
    who: May<ReadScores>,
    PageLang(lang): PageLang,
) -> Result<Markup, Failure> {
    let waves = app.store.waves().await?;
    let counts = view::counts(&app, &waves).await?;
    let may_write = ManageWaves::is_given_to(who.staff().role) && who.scope().is_whole();
    let mut lines = Vec::with_capacity(waves.len());
    for wave in &waves {
        let n = counts.get(&wave.code).copied().unwrap_or(0);
        lines.push((wave, n, waves::pace(&app, wave, n, lang)));
    }
    let shown = List { lines, instruments: &app.instruments, today: app.today(), may_write, lang };
    Ok(pages::list(&shown))
}

/// One wave: its figure and how far it has come.
pub(super) async fn one(
    State(app): State<App>,
    who: May<ReadScores>,
    PageLang(lang): PageLang,
    Path(code): Path<String>,
    Query(query): Query<Fields>,
) -> Result<Markup, Failure> {
    let wave = wave(&app, &code).await?;
    let is_full = may_take_responses(who.staff().role, who.scope());
    let progress = view::progress(&app, &wave, is_full).await?;
    let places = Places::read(&app.store, app.today()).await?;
    let may_write = ManageWaves::is_given_to(who.staff().role) && who.scope().is_whole();
    let pace = waves::progress(&app, &wave, progress.n, lang);
    Ok(pages::one(&One {
        wave: &wave,
        progress: &progress,
        pace,
        places: &places.within(who.scope()),
        today: app.today(),
        k: app.k(),
        is_whole: who.scope().is_whole(),
        is_full,
        may_write,
        behind: given(&query, "after").unwrap_or_default(),
        lang,
    }))
}

async fn wave(app: &App, code: &str) -> Result<Wave, Failure> {
    app.store.wave(&code.to_uppercase()).await?.ok_or(Failure::NotFound)
}

/// The form of a new wave; first which survey it asks, where touchpoints ask several.
pub(super) async fn new(
    State(app): State<App>,
    _: MayEverywhere<ManageWaves>,
    PageLang(lang): PageLang,
    Query(fields): Query<Fields>,
) -> Result<Response, Failure> {
    let touchpoints = app.store.touchpoints().await?;
    let asked = asked(&touchpoints, app.today());
    let instrument = match (given(&fields, "instrument"), &asked[..]) {
        (Some(id), _) if asked.contains(&id) => id.to_owned(),
        (Some(_), _) => return Err(Failure::NotFound),
        (None, [only]) => (*only).to_owned(),
        (None, _) => return Ok(pages::choose(&app.instruments, &asked, lang).into_response()),
    };
    let fields = vec![("instrument".to_owned(), instrument)];
    Ok(form(&app, (&fields, None), &Refused::default(), lang).await?.into_response())
}

/// The form of a wave that is there.
pub(super) async fn edit(
    State(app): State<App>,
    _: MayEverywhere<ManageWaves>,
    PageLang(lang): PageLang,
    Path(code): Path<String>,
) -> Result<Markup, Failure> {
    let wave = wave(&app, &code).await?;
    let counters = view::counters(&app, &app.store.touchpoints().await?);
    let fields = pages::fields_of(&wave, &counters, lang);
    form(&app, (&fields, Some(&wave.code)), &Refused::default(), lang).await
}

async fn form(
    app: &App,
    (fields, code): (&Fields, Option<&str>),
    refused: &Refused,
    lang: Lang,
) -> Result<Markup, Failure> {
    let places = Places::read(&app.store, app.today()).await?;
    Ok(pages::form(&Form {
        fields,
        code,
        refused,
        instruments: &app.instruments,
        counters: &view::counters(app, &places.touchpoints),
        places: &places,
        lang,
    }))
}

/// Reads a form; `first` is the first day of the wave that it changes.
async fn known(app: &App, wave: Option<&Wave>) -> Result<Known, Failure> {
    let known = view::known(app, &app.store.touchpoints().await?);
    Ok(Known { first: wave.map(|wave| wave.first), ..known })
}

/// Adds a wave; a form that searches comes back with what was found.
pub(super) async fn add(
    State(app): State<App>,
    (_, who): (SameOrigin, MayEverywhere<ManageWaves>),
    PageLang(lang): PageLang,
    Posted(fields): Posted,
) -> Result<Response, Failure> {
    let fields = unpacked(fields);
    if given(&fields, "search").is_some() {
        return Ok(form(&app, (&fields, None), &Refused::default(), lang).await?.into_response());
    }
    let refused = match read_wave(&fields, &known(&app, None).await?) {
        Err(faults) => Refused { faults, not_kept: None },
        Ok(wave) => {
            let Err(not_kept) = app.store.add_wave(&wave, &who.by(&app)).await? else {
                let notice = Notice::new(Words::of(lang).added(&wave.name));
                return Ok(done(&app.config, (&paths::wave(&wave.code), lang), &notice));
            };
            Refused { faults: Vec::new(), not_kept: Some(not_kept) }
        }
    };
    let page = form(&app, (&fields, None), &refused, lang).await?;
    Ok((refused.status(), page).into_response())
}

/// Changes a wave; a form that searches comes back with what was found.
pub(super) async fn change(
    State(app): State<App>,
    (_, who): (SameOrigin, MayEverywhere<ManageWaves>),
    PageLang(lang): PageLang,
    Path(code): Path<String>,
    Posted(fields): Posted,
) -> Result<Response, Failure> {
    let mut fields = unpacked(fields);
    let before = wave(&app, &code).await?;
    fields.retain(|(name, _)| name != "code");
    fields.push(("code".to_owned(), before.code.clone()));
    if given(&fields, "search").is_some() {
        let asked = (&fields, Some(&*before.code));
        return Ok(form(&app, asked, &Refused::default(), lang).await?.into_response());
    }
    let refused = match read_wave(&fields, &known(&app, Some(&before)).await?) {
        Err(faults) => Refused { faults, not_kept: None },
        Ok(wave) => {
            let Err(not_kept) = app.store.change_wave(&wave, &who.by(&app)).await? else {
                let notice = Notice::new(Words::of(lang).changed(&wave.name));
                return Ok(done(&app.config, (&paths::wave(&wave.code), lang), &notice));
            };
            Refused { faults: Vec::new(), not_kept: Some(not_kept) }
        }
    };
    if refused.not_kept == Some(NotKept::Stale) {
        // The next sending is of what is there now.
        fields.retain(|(name, _)| name != "revision");
        fields.push(("revision".to_owned(), before.revision.to_string()));
    }
    let page = form(&app, (&fields, Some(&before.code)), &refused, lang).await?;
    Ok((refused.status(), page).into_response())
}

/// Makes today the last day of a wave.
pub(super) async fn end(
    State(app): State<App>,
    (_, who): (SameOrigin, MayEverywhere<ManageWaves>),
    PageLang(lang): PageLang,
    Path(code): Path<String>,
) -> Result<Response, Failure> {
    let wave = wave(&app, &code).await?;
    let words = Words::of(lang);
    let said = match app.store.end_wave(&wave.code, app.today(), &who.by(&app)).await? {
        Ok(()) => words.ended(&wave.name),
        Err(_) => words.not_open.to_owned(),
    };
    Ok(done(&app.config, (&paths::wave(&wave.code), lang), &Notice::new(said)))
}

/// Deletes a wave without answers.
pub(super) async fn delete(
    State(app): State<App>,
    (_, who): (SameOrigin, MayEverywhere<ManageWaves>),
    PageLang(lang): PageLang,
    Path(code): Path<String>,
) -> Result<Response, Failure> {
    let words = Words::of(lang);
    let Some(wave) = app.store.wave(&code.to_uppercase()).await? else {
        return Ok(Redirect::to(&paths::in_lang(&paths::waves(), lang)).into_response());
    };
    let deleted = app.store.delete_wave(&wave.code, &who.by(&app)).await?;
    let (path, said) = if deleted.is_ok() {
        (paths::waves(), words.deleted(&wave.name))
    } else {
        (paths::wave(&wave.code), words.has_answers.to_owned())
    };
    Ok(done(&app.config, (&path, lang), &Notice::new(said)))
}

impl Refused {
    fn status(&self) -> StatusCode {
        match self.not_kept {
            None => StatusCode::UNPROCESSABLE_ENTITY,
            Some(_) => StatusCode::CONFLICT,
        }
    }
}
