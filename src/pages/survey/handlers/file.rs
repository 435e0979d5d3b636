//! Questionnaires as files: what is published, drafts, and files that become drafts.

use axum::extract::{Path, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use strum::VariantArray;

use super::{Opened, list_page};
use crate::app::App;
use crate::base::text::quoted;
use crate::domain::survey::Instrument;
use crate::domain::survey::edit::of_file;
use crate::domain::survey::file::{BUILT_IN, write};
use crate::domain::survey::interchange::{self, Format};
use crate::pages::survey::words::Words;
use crate::web::auth::permission::{EditSurveys, MayEverywhere, ReadSurveys};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::upload::{Limits, SentFile, Uploading};

/// The largest file: a workbook or an `.lss` of a hundred questions is a tenth of it.
const LARGEST: usize = 4 * 1024 * 1024;

/// The file of a published version: to its last byte where it is kept so, or in the format of another program.
pub(crate) async fn published(
    State(app): State<App>,
    _: MayEverywhere<ReadSurveys>,
    Path(name): Path<String>,
) -> Result<Response, Failure> {
    let format = Format::VARIANTS.iter().find(|it| name.ends_with(&format!(".{}", it.ending())));
    let format = *format.ok_or(Failure::NotFound)?;
    let stem = name.trim_end_matches(format.ending()).trim_end_matches('.');
    let (id, version) = stem.split_once('@').ok_or(Failure::NotFound)?;
    let instrument = app.instruments.version(id, version).ok_or(Failure::NotFound)?;
    if format != Format::Toml {
        return Ok(attachment(&name, format, written(instrument, format)?));
    }
    let shipped = BUILT_IN.iter().find(|file| file.digest() == instrument.digest);
    let text = if let Some(file) = shipped {
        file.text.to_owned()
    } else {
        let kept = app.store.published_file(id, version).await?;
        kept.unwrap_or_else(|| write(instrument))
    };
    Ok(attachment(&name, format, text.into_bytes()))
}

/// The file of a draft, in the format that its ending names.
pub(crate) async fn draft(
    State(app): State<App>,
    _: MayEverywhere<ReadSurveys>,
    Path((id, name)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let format = Format::VARIANTS.iter().find(|it| name == format!("file.{}", it.ending()));
    let format = *format.ok_or(Failure::NotFound)?;
    let opened = Opened::of(&app, &id).await?;
    let name = opened.kept.file_name().replace(".toml", &format!(".{}", format.ending()));
    let file = match format {
        Format::Toml => opened.kept.file.into_bytes(),
        _ if opened.instrument().items.is_empty() => {
            return Err(Failure::BadRequest(
                "Phiếu chưa có câu hỏi nào để ghi ra tệp này. Xin thêm câu hỏi rồi tải lại.",
                "The survey has no question for this file yet. Please add one and download again.",
            ));
        }
        other => written(opened.instrument(), other)?,
    };
    Ok(attachment(&name, format, file))
}

fn written(instrument: &Instrument, format: Format) -> Result<Vec<u8>, Failure> {
    interchange::write(instrument, format).map_err(|error| Failure::Inside(error.to_string()))
}

/// A file to save.
fn attachment(name: &str, format: Format, file: Vec<u8>) -> Response {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.@".contains(c);
    let name: String = name.chars().filter(|c| plain(*c)).collect();
    let kind = match format {
        Format::Toml => "application/toml; charset=utf-8",
        Format::Xlsform => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Format::Lss => "application/xml",
    };
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, disposition)];
    (headers, file).into_response()
}

/// Begins a draft with a file of any format. Faults in what it says are shown on the draft's page; a file that cannot
/// be read is refused with every fault by its place.
pub(crate) async fn upload(
    State(app): State<App>,
    (_, who): (SameOrigin, MayEverywhere<EditSurveys>),
    PageLang(lang): PageLang,
    sent: Uploading,
) -> Result<Response, Failure> {
    let sent = sent.read(Limits { each: LARGEST, all: LARGEST }).await?;
    let (words, refusal) = (Words::of(lang), sent.refusal());
    let read = match sent.file("file") {
        None => Err(words.no_file.to_owned()),
        Some(SentFile { content: None, .. }) => Err(words.too_large.to_owned()),
        Some(SentFile { content: Some(content), name, .. }) => {
            interchange::read(&name, &content, app.today()).map_err(|faults| {
                let told: Vec<String> =
                    faults.iter().map(|it| quoted(&it.localized(lang))).collect();
                format!("{} {}", words.unread, told.join("; "))
            })
        }
    };
    let draft = match read {
        Ok(draft) => draft,
        Err(refused) => {
            let page = list_page(&app, true, lang, Some(&refused)).await?;
            return Ok((refusal, page).into_response());
        }
    };
    let version = draft.version.clone();
    let (draft, original) = of_file(draft, &app.instruments, app.today());
    let id = app.random.uuid();
    app.store.add_survey_draft((&id, &original), &draft, &who.by(&app)).await?;
    let notice = if draft.version == version {
        Notice::new(words.uploaded)
    } else {
        Notice::new(words.uploaded_as_next(&version, &draft.version))
    };
    Ok(done(&app.config, (&paths::survey_draft(&id), lang), &notice))
}
