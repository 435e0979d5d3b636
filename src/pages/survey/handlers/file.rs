//! Questionnaires as files: what is published, drafts, and files that become drafts.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use super::{Opened, list_page};
use crate::app::App;
use crate::domain::survey::Instrument;
use crate::domain::survey::file::{BUILT_IN, File, open, write};
use crate::pages::survey::words::Words;
use crate::web::auth::permission::{EditSurveys, May, ReadSurveys};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::upload::{Limits, Uploading};

/// The largest file: the longest shipped one is a third of it.
const LARGEST: usize = 256 * 1024;

/// The file of a published version, to its last byte where it is kept so.
pub(crate) async fn published(
    State(app): State<App>,
    who: May<ReadSurveys>,
    Path(name): Path<String>,
) -> Result<Response, Failure> {
    who.scope().must_be_whole()?;
    let named = name.strip_suffix(".toml").and_then(|name| name.split_once('@'));
    let (id, version) = named.ok_or(Failure::NotFound)?;
    let instrument = app.instruments.version(id, version).ok_or(Failure::NotFound)?;
    let shipped = BUILT_IN.iter().find(|file| file.digest() == instrument.digest);
    let text = if let Some(file) = shipped {
        file.text.to_owned()
    } else {
        let kept = app.store.published_file(id, version).await?;
        kept.unwrap_or_else(|| write(instrument))
    };
    Ok(attachment(&name, text))
}

/// The file of a draft.
pub(crate) async fn draft(
    State(app): State<App>,
    who: May<ReadSurveys>,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    who.scope().must_be_whole()?;
    let opened = Opened::of(&app, &id).await?;
    Ok(attachment(&opened.kept.file_name(), opened.kept.file))
}

/// A file to save.
fn attachment(name: &str, text: String) -> Response {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.@".contains(c);
    let name: String = name.chars().filter(|c| plain(*c)).collect();
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [
        (CONTENT_TYPE, "application/toml; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, disposition),
    ];
    (headers, text).into_response()
}

/// Begins a draft with a file. Faults in what it says are shown on the draft's page; a text that is no such file is
/// refused.
pub(crate) async fn upload(
    State(app): State<App>,
    (_, who): (SameOrigin, May<EditSurveys>),
    PageLang(lang): PageLang,
    sent: Uploading,
) -> Result<Response, Failure> {
    who.scope().must_be_whole()?;
    let sent = sent.read(Limits { each: LARGEST, all: LARGEST }).await?;
    let (words, refusal) = (Words::of(lang), sent.refusal());
    let file = sent.file("file");
    let text = file.as_ref().and_then(|file| file.content.clone());
    let text = text.and_then(|content| String::from_utf8(content).ok());
    let read = match (&file, &text) {
        (Some(file), Some(text)) => open(File { name: &file.name, text }),
        _ => (None, Vec::new()),
    };
    let (Some(draft), _) = read else {
        let refused = match (&file, read.1.first()) {
            (None, _) => words.no_file.to_owned(),
            (Some(_), None) => words.no_text.to_owned(),
            (Some(_), Some((_, finding))) => {
                let (line, what) = (finding.line, finding.what.in_lang(lang));
                words.no_toml(line, what)
            }
        };
        let page = list_page(&app, true, lang, Some(&refused)).await?;
        let status =
            if refusal == StatusCode::OK { StatusCode::UNPROCESSABLE_ENTITY } else { refusal };
        return Ok((status, page).into_response());
    };
    let (draft, original) = placed(&app, draft);
    let id = app.random.uuid();
    app.store.add_survey_draft((&id, &original), &draft, &who.by(&app)).await?;
    let notice = Notice::new(words.uploaded);
    Ok(done(&app.config, (&paths::survey_draft(&id), lang), &notice))
}

/// A file's questionnaire as a draft, with the version it is compared with. What has the id of a known one is based on
/// that, so that its core holds here too.
fn placed(app: &App, mut draft: Instrument) -> (Instrument, String) {
    let named = |it: &Instrument| format!("{}@{}", it.id, it.version);
    if let Some(known) = app.instruments.newest(&draft.id) {
        draft.based_on = Some(known.based_on.clone().unwrap_or_else(|| named(known)));
        let original = named(known);
        return (draft, original);
    }
    let original = draft.based_on.clone().unwrap_or_default();
    (draft, original)
}
