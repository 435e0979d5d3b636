//! Questionnaires over HTTP: the list, and copies of what is published.

pub(crate) mod draft;
pub(crate) mod file;
pub(crate) mod part;
pub(crate) mod review;

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use maud::Markup;

use super::pages::{self, Listed};
use super::words::Words;
use crate::app::App;
use crate::base::Lang;
use crate::domain::survey::edit::{As, Cores, Examined, Locks, copy_of, examine, id_of};
use crate::domain::survey::file::File;
use crate::domain::survey::{Catalogue, Instrument};
use crate::store::{DraftState, SurveyDraft};
use crate::web::auth::permission::{EditSurveys, May, MayEverywhere, Permission, ReadSurveys};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, given, value};
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::Posted;

/// A draft with what its file says.
pub(crate) struct Opened {
    pub(crate) kept: SurveyDraft,
    pub(crate) examined: Examined,
}

impl Opened {
    /// The draft with this key.
    pub(crate) async fn of(app: &App, id: &str) -> Result<Self, Failure> {
        let kept = app.store.survey_draft(id).await?.ok_or(Failure::NotFound)?;
        let name = kept.file_name();
        let file = File { name: &name, text: &kept.file };
        let examined = examine(file, &app.instruments, app.today());
        let unread = || Failure::Inside(format!("the draft {id} cannot be read"));
        let mut examined = examined.ok_or_else(unread)?;
        if kept.head.state == DraftState::Published {
            // Beside itself among those published, its version is taken.
            examined.findings.clear();
        }
        Ok(Self { kept, examined })
    }

    pub(crate) fn instrument(&self) -> &Instrument {
        &self.examined.instrument
    }

    /// What of it is core.
    pub(crate) fn locks<'a>(&self, catalogue: &'a Catalogue) -> Option<Locks<'a>> {
        Cores::shipped().locks_of(catalogue, self.instrument())
    }

    /// The published version that takes over from it, if one begins later.
    pub(crate) fn followed_by<'a>(&self, catalogue: &'a Catalogue) -> Option<&'a Instrument> {
        let (id, first) = (&self.instrument().id, self.instrument().valid_from);
        catalogue.versions(id).find(|it| it.valid_from > first)
    }

    /// The version it was copied from.
    pub(crate) fn original<'a>(&self, catalogue: &'a Catalogue) -> Option<&'a Instrument> {
        let (id, version) = self.kept.head.original.split_once('@')?;
        catalogue.version(id, version)
    }
}

/// Drafts on a page.
const MOST: u32 = 50;

/// The questionnaires and the drafts.
pub(crate) async fn list(
    State(app): State<App>,
    who: MayEverywhere<ReadSurveys>,
    PageLang(lang): PageLang,
    Query(query): Query<Fields>,
) -> Result<Markup, Failure> {
    let behind = given(&query, "before").and_then(|before| {
        let (changed, id) = before.split_once('~')?;
        Some((changed.parse().ok()?, id.to_owned()))
    });
    page_behind(&app, may_edit(&who), behind.as_ref(), (lang, None)).await
}

pub(crate) async fn list_page(
    app: &App,
    may_edit: bool,
    lang: Lang,
    refused: Option<&str>,
) -> Result<Markup, Failure> {
    page_behind(app, may_edit, None, (lang, refused)).await
}

async fn page_behind(
    app: &App,
    may_edit: bool,
    behind: Option<&(i64, String)>,
    (lang, refused): (Lang, Option<&str>),
) -> Result<Markup, Failure> {
    let drafts = app.store.survey_drafts(behind, MOST).await?;
    Ok(pages::list(&Listed {
        instruments: &app.instruments,
        drafts: &drafts.rows,
        older: drafts.next.as_ref(),
        touchpoints: &app.store.touchpoints().await?,
        today: app.today(),
        may_edit,
        refused,
        lang,
    }))
}

pub(crate) fn may_edit<P: Permission>(who: &May<P>) -> bool {
    EditSurveys::is_given_to(who.staff().role)
}

/// Begins a draft as a copy: another version of a questionnaire, or one of its own.
pub(crate) async fn copy(
    State(app): State<App>,
    (_, who): (SameOrigin, MayEverywhere<EditSurveys>),
    PageLang(lang): PageLang,
    Posted(fields): Posted,
) -> Result<Response, Failure> {
    let from = value(&fields, "from");
    let original =
        from.split_once('@').and_then(|(id, version)| app.instruments.version(id, version));
    let original = original.ok_or(Failure::NotFound)?;
    let title = given(&fields, "title");
    let copied = match (value(&fields, "as"), title) {
        ("own", Some(title)) => As::Own(id_of(title)),
        ("own", None) => As::Own(String::new()),
        _ => As::Version,
    };
    if let As::Own(id) = &copied
        && (id.is_empty() || app.instruments.newest(id).is_some())
    {
        let words = Words::of(lang);
        let refused = if id.is_empty() { words.name_it } else { words.name_taken };
        let page = list_page(&app, true, lang, Some(refused)).await?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let mut draft = copy_of(original, &copied, &app.instruments, app.today());
    if let (As::Own(_), Some(title)) = (&copied, title) {
        title.clone_into(&mut draft.title.vi);
    }
    let id = app.random.uuid();
    app.store.add_survey_draft((&id, from), &draft, &who.by(&app)).await?;
    let notice = Notice::new(Words::of(lang).copied);
    Ok(done(&app.config, (&paths::survey_draft(&id), lang), &notice))
}
