//! A request for the figures of one instrument: what all pages of one ask for.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use axum::extract::{FromRequestParts, Path, Query};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};

use super::asked;
use crate::app::App;
use crate::domain::batch::Audience;
use crate::domain::measure::Figure;
use crate::domain::survey::Instrument;
use crate::domain::wave::{OUTSIDE, Wave};
use crate::pages::dashboard::pages::Asked;
use crate::pages::dashboard::view::{self, Figures, Wanted};
use crate::pages::shared::figures::version;
use crate::pages::shared::waves;
use crate::web::auth::permission::{May, ReadScores};
use crate::web::errors::failure::Failure;
use crate::web::fields::Fields;
use crate::web::lang::PageLang;

/// The request, of somebody who may see figures.
pub(crate) struct OfInstrument {
    pub(super) app: App,
    pub(super) who: May<ReadScores>,
    lang: PageLang,
    id: String,
    /// The factor or item of the address; empty where it names none.
    pub(super) code: String,
    fields: Fields,
    /// The instrument held against the target of the wave that is asked for.
    judged: OnceLock<Instrument>,
}

impl FromRequestParts<App> for OfInstrument {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let who = May::from_request_parts(parts, app).await?;
        let Ok(lang) = PageLang::from_request_parts(parts, app).await;
        let path = Path::<BTreeMap<String, String>>::from_request_parts(parts, app).await;
        let Path(mut path) = path.map_err(IntoResponse::into_response)?;
        let Query(fields) =
            Query::from_request_parts(parts, app).await.map_err(IntoResponse::into_response)?;
        let mut named = |name| path.remove(name).unwrap_or_default();
        let judged = OnceLock::new();
        let (id, code) = (named("id"), named("code"));
        Ok(Self { app: app.clone(), who, lang, id, code, fields, judged })
    }
}

impl OfInstrument {
    /// What was asked, and the figures; `judged` is the one that the page is about.
    pub(super) async fn figures(
        &self,
        judged: Figure<'_>,
    ) -> Result<(Asked, Figures<'_>), Failure> {
        let app = &self.app;
        app.instrument(&self.id, None).ok_or(Failure::NotFound)?;
        let mut asked = asked(app, &self.who, self.lang, self.fields.clone()).await?;
        let is_own = |wave: &&Wave| wave.instrument == self.id;
        asked.waves = asked.places.waves.iter().filter(is_own).cloned().collect();
        let version = version(app, &self.id, &asked.filter, Audience::Staff).await?;
        let mut instrument = version.ok_or(Failure::NotFound)?;
        if let Some(code) = asked.filter.wave.as_deref().filter(|code| *code != OUTSIDE) {
            let PageLang(lang) = self.lang;
            let wave = app.store.wave(code).await?.filter(|wave| wave.instrument == self.id);
            let wave = wave.ok_or(Failure::NotFound)?;
            let n = waves::settled(app, &wave).await?;
            asked.progress = Some(waves::progress(app, &wave, n, lang));
            if let Cow::Owned(judged) = wave.judging(instrument) {
                instrument = self.judged.get_or_init(|| judged);
            }
        }
        let judged = asked.pools().then_some(judged);
        let wanted = Wanted { filter: &asked.filter, is_full: asked.is_full, judged };
        let figures = view::figures(app, instrument, wanted).await?;
        Ok((asked, figures))
    }
}
