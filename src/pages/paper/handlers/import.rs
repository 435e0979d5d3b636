//! Files of responses: what one would do, then doing it.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use tokio::task::spawn_blocking;

use crate::app::App;
use crate::base::calendar::read_day;
use crate::base::table::{Header, Source, Taken};
use crate::base::{Lang, format};
use crate::domain::paper::table::{Context, FileFault, FileRow, column_map_kind, header, read};
use crate::domain::paper::template as template_of;
use crate::domain::unit::Touchpoint;
use crate::intake::paper::{faults, sealed};
use crate::pages::paper::pages::{self, Import, Stage};
use crate::pages::paper::words::Words;
use crate::pages::shared::places::Places;
use crate::pages::shared::{columns, table_file};
use crate::store::{By, HeldFile};
use crate::web::auth::permission::{EnterAnswers, May};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, value};
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::upload::Uploading;

/// What the form says beside the file.
#[derive(Clone, Debug, Default)]
struct Said {
    survey: String,
    touchpoint: String,
    day: String,
}

impl Said {
    fn of(fields: &Fields) -> Self {
        let text = |name| value(fields, name).to_owned();
        Self { survey: text("survey"), touchpoint: text("touchpoint"), day: text("day") }
    }

    /// What a file is read with.
    fn context<'a>(&'a self, app: &'a App, touchpoints: &'a [Touchpoint]) -> Context<'a> {
        Context {
            instruments: &app.instruments,
            survey: &self.survey,
            touchpoints,
            touchpoint: Some(self.touchpoint.as_str()).filter(|code| !code.is_empty()),
            day: read_day(&self.day),
            today: app.today(),
        }
    }
}

/// The form.
pub(crate) async fn form(
    State(app): State<App>,
    who: May<EnterAnswers>,
    PageLang(lang): PageLang,
) -> Result<Response, Failure> {
    let places = Places::read(&app.store, app.today()).await?.within(who.scope());
    Ok(page((&app, &places), &Said::default(), (StatusCode::OK, &Stage::Begin), lang))
}

fn page(
    (app, places): (&App, &Places),
    said: &Said,
    (status, stage): (StatusCode, &Stage),
    lang: Lang,
) -> Response {
    let page = pages::import(&Import {
        instruments: &app.instruments,
        places,
        survey: &said.survey,
        touchpoint: &said.touchpoint,
        day: &said.day,
        today: app.today(),
        stage,
        lang,
    });
    (status, page).into_response()
}

/// Shows what a file would do, asks for its columns, or keeps it; with every fault where there is one.
pub(crate) async fn take(
    State(app): State<App>,
    (_, who): (SameOrigin, May<EnterAnswers>),
    PageLang(lang): PageLang,
    sent: Uploading,
) -> Result<Response, Failure> {
    let sent = sent.read(table_file::LIMITS).await?;
    let (fields, said, by) = (sent.fields.clone(), Said::of(&sent.fields), who.by(&app));
    let places = Places::read(&app.store, app.today()).await?.within(who.scope());
    let page = |status, stage| Ok(page((&app, &places), &said, (status, &stage), lang));
    let refusal = sent.refusal();
    let context = said.context(&app, &places.touchpoints);
    if let Some(fault) = refused_at_once(&app, &said, lang) {
        return page(StatusCode::UNPROCESSABLE_ENTITY, Stage::Faults(vec![fault]));
    }
    let kind = column_map_kind(&said.survey);
    let held = if value(&fields, "held").is_empty() {
        match table_file::named(sent) {
            Ok(file) => {
                let header = header(&file.1, &context).ok();
                columns::new_file(&app, &kind, file, header.as_ref()).await?
            }
            Err(unfit) => return page(refusal, Stage::Faults(vec![unfit.localized(lang)])),
        }
    } else if let Some(held) = app.store.held_file((&kind, value(&fields, "held")), &by).await? {
        columns::with_map(held, &fields)
    } else {
        let gone = Words::of(lang).gone.to_owned();
        return page(StatusCode::CONFLICT, Stage::Faults(vec![gone]));
    };
    let header = header(Source::mapped(&held.content, &held.map), &context).ok();
    if let Some(header) = header.clone().filter(|header| !header.unknown.is_empty()) {
        app.store.hold_file(&held, &by).await?;
        columns::remember(&app, &held, Some(&header), &by).await?;
        return page(StatusCode::OK, Stage::Columns { held: held.id, header });
    }
    let mapped = header.clone().filter(|header| !header.by_hand.is_empty());
    let taken = match rows(&app, &places.touchpoints, (&said, &held)).await? {
        Ok(taken) => taken,
        Err(faults) => {
            let stage = with_columns((&app, &held), mapped, told(&faults, lang), &by).await?;
            return page(StatusCode::UNPROCESSABLE_ENTITY, stage);
        }
    };
    let is_kept = value(&fields, "do") == "keep";
    let with = (&*app.instruments, said.survey.as_str());
    let forms = sealed(&taken.rows, with, &places.touchpoints, by.at);
    let with = (&*app.instruments, &app.random, app.store.settings().settle_rule());
    let brought = app.store.import_responses((&said.survey, &forms), with, is_kept, &by).await?;
    if !brought.unfit.is_empty() {
        let stage = with_columns((&app, &held), mapped, told(&faults(&brought), lang), &by).await?;
        return page(StatusCode::UNPROCESSABLE_ENTITY, stage);
    }
    if is_kept {
        columns::finish(&app, &held, header.as_ref(), &by).await?;
        let words = Words::of(lang);
        let said = words.imported(&format::count(brought.added, lang));
        return Ok(done(&app.config, (&paths::paper(), lang), &Notice::new(said)));
    }
    app.store.hold_file(&held, &by).await?;
    let stage = Stage::Preview { held: held.id, header, notes: taken.notes, done: brought };
    page(StatusCode::OK, stage)
}

/// The faults of a file; with what was said of its columns, which is remembered for the corrected one.
async fn with_columns(
    (app, held): (&App, &HeldFile),
    mapped: Option<Header>,
    faults: Vec<String>,
    by: &By,
) -> Result<Stage, Failure> {
    let Some(header) = mapped else { return Ok(Stage::Faults(faults)) };
    app.store.hold_file(held, by).await?;
    columns::remember(app, held, Some(&header), by).await?;
    Ok(Stage::Mapped { held: held.id.clone(), header, faults })
}

/// What is wrong before the file is looked at.
fn refused_at_once(app: &App, said: &Said, lang: Lang) -> Option<String> {
    let words = Words::of(lang);
    if !app.instruments.ids().contains(&said.survey.as_str()) {
        return Some(words.no_survey.to_owned());
    }
    app.store.settings().is_trial().then(|| words.trial.to_owned())
}

fn told(faults: &[FileFault], lang: Lang) -> Vec<String> {
    faults.iter().map(|fault| fault.localized(lang)).collect()
}

/// The rows of the file, read beside the threads that answer.
async fn rows(
    app: &App,
    touchpoints: &[Touchpoint],
    (said, held): (&Said, &HeldFile),
) -> Result<Result<Taken<Vec<FileRow>>, Vec<FileFault>>, Failure> {
    let (app, touchpoints) = (app.clone(), touchpoints.to_vec());
    let (said, held) = (said.clone(), held.clone());
    let read = spawn_blocking(move || {
        let source = Source::mapped(&held.content, &held.map);
        read(source, &said.context(&app, &touchpoints))
    });
    read.await.map_err(|error| Failure::Inside(error.to_string()))
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
    let places = Places::read(&app.store, app.today()).await?.within(who.scope());
    let template = template_of(instrument, &places.touchpoints, (lang, app.today()));
    let content = template.xlsx(lang).map_err(|error| Failure::Inside(error.to_string()))?;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    let headers = [
        (CONTENT_TYPE, kind.to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"mau-{id}.xlsx\"")),
    ];
    Ok((headers, content).into_response())
}
