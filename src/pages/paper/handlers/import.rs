//! Files of responses: what one would do, then doing it.

use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use tokio::task::spawn_blocking;

use crate::app::App;
use crate::base::calendar::read_day;
use crate::base::table::Taken;
use crate::base::text::one_line;
use crate::base::{Lang, code, format};
use crate::domain::paper::table::{Context, FileFault, FileRow, read};
use crate::domain::paper::template as template_of;
use crate::domain::unit::Touchpoint;
use crate::intake::paper::{faults, sealed};
use crate::pages::paper::pages::{self, Import, Preview};
use crate::pages::paper::words::Words;
use crate::pages::shared::places::Places;
use crate::web::auth::permission::{EnterAnswers, May};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;

/// The largest body: a file of 10 MB as base 64, and the other fields.
pub(crate) const LARGEST_BODY: usize = 15 * 1024 * 1024;

/// What the form sends.
#[derive(Clone, Debug, Default)]
struct Sent {
    survey: String,
    touchpoint: String,
    day: String,
    name: String,
    file: Vec<u8>,
    /// Whether it was shown what the file would do.
    is_shown: bool,
}

/// The form.
pub(crate) async fn form(
    State(app): State<App>,
    who: May<EnterAnswers>,
    PageLang(lang): PageLang,
) -> Result<Response, Failure> {
    let places = Places::read(&app.store).await?.within(who.scope());
    Ok(page(&app, &places, &Sent::default(), (&[], None), lang))
}

fn page(
    app: &App,
    places: &Places,
    sent: &Sent,
    (faults, preview): (&[String], Option<&Preview>),
    lang: Lang,
) -> Response {
    let page = pages::import(&Import {
        instruments: &app.instruments,
        places,
        survey: &sent.survey,
        touchpoint: &sent.touchpoint,
        day: &sent.day,
        faults,
        preview,
        lang,
    });
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    (status, page).into_response()
}

/// Shows what a file would do, or keeps the one that was shown; with every fault where there is one.
pub(crate) async fn take(
    State(app): State<App>,
    (_, who): (SameOrigin, May<EnterAnswers>),
    PageLang(lang): PageLang,
    parts: Result<Multipart, MultipartRejection>,
) -> Result<Response, Failure> {
    let sent = sent(parts.map_err(|_| Failure::WrongType)?).await?;
    let places = Places::read(&app.store).await?.within(who.scope());
    let told = |faults: &[FileFault]| -> Vec<String> {
        faults.iter().map(|fault| fault.localized(lang)).collect()
    };
    let taken = match rows(&app, &places.touchpoints, &sent).await? {
        Ok(taken) => taken,
        Err(faults) => return Ok(page(&app, &places, &sent, (&told(&faults), None), lang)),
    };
    if app.store.settings().is_trial() {
        let faults = [Words::of(lang).trial.to_owned()];
        return Ok(page(&app, &places, &sent, (&faults, None), lang));
    }
    let by = who.by(&app);
    let with = (&*app.instruments, sent.survey.as_str());
    let forms = sealed(&taken.rows, with, &places.touchpoints, by.at);
    let done_by = app
        .store
        .import_responses(
            (&sent.survey, &forms),
            (&app.instruments, &app.random, app.store.settings().settle_rule()),
            sent.is_shown,
            &by,
        )
        .await?;
    if !done_by.unfit.is_empty() {
        let faults = told(&faults(&done_by));
        return Ok(page(&app, &places, &sent, (&faults, None), lang));
    }
    if sent.is_shown {
        let words = Words::of(lang);
        let said = words.imported(&format::count(done_by.added, lang));
        return Ok(done(&app.config, (&paths::paper(), lang), &Notice::new(said)));
    }
    let preview = Preview {
        name: sent.name.clone(),
        content: code::base64(&sent.file),
        notes: taken.notes,
        done: done_by,
    };
    Ok(page(&app, &places, &sent, (&[], Some(&preview)), lang))
}

/// The rows of the file, read beside the threads that answer.
async fn rows(
    app: &App,
    touchpoints: &[Touchpoint],
    sent: &Sent,
) -> Result<Result<Taken<Vec<FileRow>>, Vec<FileFault>>, Failure> {
    if !app.instruments.ids().contains(&sent.survey.as_str()) {
        let (vi, en) = ("xin chọn phiếu hỏi", "please choose the questionnaire");
        return Ok(Err(vec![FileFault::new(0, "", vi.to_owned(), en.to_owned())]));
    }
    let (instruments, touchpoints) = (app.instruments.clone(), touchpoints.to_vec());
    let (sent, today) = (sent.clone(), app.today());
    let read = spawn_blocking(move || {
        let context = Context {
            instruments: &instruments,
            survey: &sent.survey,
            touchpoints: &touchpoints,
            touchpoint: Some(sent.touchpoint.as_str()).filter(|code| !code.is_empty()),
            day: read_day(&sent.day),
            today,
        };
        read(&sent.file, &context)
    });
    read.await.map_err(|error| Failure::Inside(error.to_string()))
}

/// The parts of the form.
async fn sent(mut parts: Multipart) -> Result<Sent, Failure> {
    let mut sent = Sent::default();
    while let Some(part) = parts.next_field().await.map_err(|_| Failure::TooLarge)? {
        let name = part.name().unwrap_or_default().to_owned();
        let file_name = part.file_name().map(str::to_owned);
        let content = part.bytes().await.map_err(|_| Failure::TooLarge)?;
        let text = || String::from_utf8_lossy(&content).trim().to_owned();
        match name.as_str() {
            "file" => {
                sent.name = one_line(&file_name.unwrap_or_default());
                sent.file = content.to_vec();
            }
            "content" => {
                sent.file = code::of_base64(&text()).unwrap_or_default();
                sent.is_shown = true;
            }
            "name" => sent.name = one_line(&text()),
            "survey" => sent.survey = text(),
            "touchpoint" => sent.touchpoint = text(),
            "day" => sent.day = text(),
            _ => {}
        }
    }
    Ok(sent)
}

/// The template of an instrument.
pub(crate) async fn template(
    State(app): State<App>,
    who: May<EnterAnswers>,
    PageLang(lang): PageLang,
    Path(file): Path<String>,
) -> Result<Response, Failure> {
    let id = file.strip_suffix(".xlsx").ok_or(Failure::NotFound)?;
    let instrument = app.instruments.current(id, app.today()).ok_or(Failure::NotFound)?;
    let places = Places::read(&app.store).await?.within(who.scope());
    let template = template_of(instrument, &places.touchpoints, (lang, app.today()));
    let content = template.xlsx(lang).map_err(|error| Failure::Inside(error.to_string()))?;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let headers = [
        (CONTENT_TYPE, kind.to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"mau-{id}.xlsx\"")),
    ];
    Ok((headers, content).into_response())
}
