//! The trial over HTTP.

use std::collections::BTreeMap;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::pages::{self, OfInstrument, Shown};
use super::words::Words;
use crate::app::{App, settings};
use crate::base::Lang;
use crate::domain::measure::{Channels, Filter, Scorecard, Tally};
use crate::store::TrialAnswer;
use crate::web::auth::permission::{ManageSettings, MayEverywhere};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::value;
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::Posted;

/// Most trial answers that are counted and shown.
const MOST: u32 = 1000;

/// `GET /office/trial`
pub(in crate::pages::setting) async fn show(
    State(app): State<App>,
    _: MayEverywhere<ManageSettings>,
    PageLang(lang): PageLang,
) -> Result<Response, Failure> {
    shown(&app, lang, false).await
}

/// `POST /office/trial`: the start in earnest.
pub(in crate::pages::setting) async fn start(
    State(app): State<App>,
    (_, who): (SameOrigin, MayEverywhere<ManageSettings>),
    PageLang(lang): PageLang,
    Posted(fields): Posted,
) -> Result<Response, Failure> {
    if value(&fields, "sure") != "yes" {
        return shown(&app, lang, true).await;
    }
    let words = Words::of(lang);
    let said = match app.store.start_in_earnest(&who.by(&app)).await? {
        Some(erased) => words.started(erased),
        None => words.was_started.to_owned(),
    };
    settings::look(&app).await?;
    Ok(done(&app.config, (&paths::office(), lang), &Notice::new(said)))
}

async fn shown(app: &App, lang: Lang, is_unsure: bool) -> Result<Response, Failure> {
    let answers = app.store.trial_answers(MOST).await?;
    let touchpoints = app.store.touchpoints().await?;
    let names = touchpoints.into_iter().map(|each| (each.code, each.name));
    let page = pages::trial(&Shown {
        instruments: figures(app, &answers),
        answers: &answers,
        names: names.collect(),
        is_trial: app.store.settings().is_trial(),
        is_unsure,
        words: Words::of(lang),
        lang,
    });
    let status = if is_unsure { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, page).into_response())
}

/// The figures of each instrument that was answered: trial answers are nobody's secret, so none is held back.
fn figures(app: &App, answers: &[TrialAnswer]) -> Vec<OfInstrument> {
    let mut tallies: BTreeMap<(&str, &str), Tally> = BTreeMap::new();
    let mut figures = Vec::new();
    for answer in answers {
        let version = app.instruments.version(&answer.instrument, &answer.version);
        let Some(instrument) = version else { continue };
        let key = (answer.instrument.as_str(), answer.version.as_str());
        let tally = tallies.entry(key).or_insert_with(|| Tally::empty(instrument));
        tally.count(instrument, &answer.record);
    }
    for ((id, version), tally) in tallies {
        let Some(instrument) = app.instruments.version(id, version) else { continue };
        let instrument = app.store.retargeted(instrument, None, app.today());
        let none = Filter::default();
        let card = Scorecard::of(instrument, &tally, Channels::default(), &none, None);
        let items = card.items.iter().filter_map(|score| {
            let item = instrument.item(&score.code)?;
            let (satisfied, of) = (score.satisfied?, score.n.filter(|n| *n > 0)?);
            Some((item.title.clone(), satisfied, of))
        });
        let items = items.collect();
        figures.push(OfInstrument { title: instrument.title.clone(), card, items });
    }
    figures
}
