//! What citizens and the public reach.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use super::{HandedIn, hand_in, read, sent_back, sheet};
use crate::app::App;
use crate::base::calendar::{Chosen, Period};
use crate::intake::slip_code;
use crate::pages::petition::draft::Draft;
use crate::pages::petition::filter::Asked;
use crate::pages::petition::pages::{Followed, Published, Sheet};
use crate::pages::petition::published::published;
use crate::pages::petition::view::PUBLIC_PAGE;
use crate::pages::petition::{filter, pages};
use crate::pages::shared::period::PagePeriod;
use crate::store::By;
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, given, value};
use crate::web::lang::PageLang;
use crate::web::paths;
use crate::web::upload::Uploading;

/// Published petitions and the rates; with a `code`, the way to that petition.
pub(crate) async fn list(
    State(app): State<App>,
    PageLang(lang): PageLang,
    Query(query): Query<Fields>,
) -> Result<Response, Failure> {
    let code = slip_code::normalise(value(&query, "code"));
    if !code.is_empty() {
        let path = paths::petition(&paths::escaped(&code));
        return Ok(Redirect::to(&paths::in_lang(&path, lang)).into_response());
    }
    let today = app.today();
    let mut fields = filter::public(&query);
    if given(&fields, "period").is_none() {
        fields.push(("period".to_owned(), Chosen::All.to_string()));
    }
    let (asked, faults) = match filter::read(&fields, today) {
        Ok(asked) => (asked, Vec::new()),
        Err(faults) => (Asked::default(), faults),
    };
    let (found, rates) = published(&app, &asked, today, PUBLIC_PAGE).await?;
    let page = pages::list(&Published {
        found: &found,
        rates: &rates,
        faults: &faults,
        words: &asked.words,
        days: &PagePeriod::of(&fields, &asked.days(), today).said(lang),
        before: asked.before,
        period: value(&query, "period"),
        periods: Period::begun(today),
        lang,
    });
    Ok(page.into_response())
}

/// Shows the form.
pub(crate) async fn form(State(app): State<App>, PageLang(lang): PageLang) -> Response {
    let draft = Draft::default();
    pages::form(&sheet(&app, &draft, None, lang)).into_response()
}

/// Takes a petition.
pub(crate) async fn take(
    State(app): State<App>,
    PageLang(page_lang): PageLang,
    _: SameOrigin,
    sent: Uploading,
) -> Result<Response, Failure> {
    let (mut draft, files, chosen) = read(&app, sent).await?;
    draft.keep_citizens_fields();
    if let Some(lang) = draft.switch {
        let sheet = Sheet { chosen: &chosen, ..sheet(&app, &draft, None, lang) };
        return Ok(pages::form(&sheet).into_response());
    }
    let lang = draft.lang.unwrap_or(page_lang);
    match hand_in(&app, (&draft, files), &By::system(app.clock.now())).await? {
        HandedIn::Kept(code) => {
            let path = paths::in_lang(&paths::petition(&code), lang);
            Ok(Redirect::to(&path).into_response())
        }
        HandedIn::Back(refused) => {
            let sheet = Sheet { chosen: &chosen, ..sheet(&app, &draft, None, lang) };
            Ok(sent_back(sheet, refused))
        }
    }
}

/// What became of a petition.
pub(crate) async fn follow(
    State(app): State<App>,
    PageLang(lang): PageLang,
    Path(typed): Path<String>,
) -> Result<Response, Failure> {
    let code = slip_code::normalise(&typed);
    let Some(petition) = app.store.petition(&code).await? else {
        if let Some(apart) = app.store.petition_apart(&code).await? {
            let files = app.store.petition_files(&code).await?;
            return Ok(pages::held_apart(&apart, &files, lang).into_response());
        }
        if app.store.receipt(&code).await?.is_some() {
            let path = paths::in_lang(&paths::receipt(&code), lang);
            return Ok(Redirect::to(&path).into_response());
        }
        let page = pages::not_found(&typed, lang);
        return Ok((StatusCode::NOT_FOUND, page).into_response());
    };
    let followed = Followed {
        petition: &petition,
        deadline: app.rules().deadline(&petition.clocked()),
        history: &app.store.petition_history(&code).await?,
        files: &app.store.petition_files(&code).await?,
        letters: &app.store.sender_told(&code).await?,
        is_preview: false,
        lang,
    };
    Ok(pages::follow(followed).into_response())
}
