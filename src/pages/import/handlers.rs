//! Files over HTTP: shown before they are kept, by those who may bring in such files for the whole office.

use std::mem;

use axum::extract::{Path, Query, State};
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use maud::Markup;
use tokio::task::spawn_blocking;

use super::compared::{Brought, compared};
use super::kinds::{self, Rows};
use super::pages::{self, Shown, Stage};
use super::words::Words;
use crate::app::App;
use crate::base::table::ColumnMap;
use crate::base::{Lang, Text, format};
use crate::domain::import::{Beside, FileKind};
use crate::pages::shared::{columns, imports, table_file};
use crate::store::HeldFile;
use crate::web::auth::permission::{MayEverywhere, OwnAccount};
use crate::web::csrf::origin::SameOrigin;
use crate::web::download::{Download, Format, at_once};
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, value};
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::upload::{Upload, Uploading};

/// The type of a workbook.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The kind of an address, which the caller may bring in.
fn kind(who: &MayEverywhere<OwnAccount>, code: &str) -> Result<FileKind, Failure> {
    let kind = FileKind::of_code(code).ok_or(Failure::NotFound)?;
    if imports::is_given_to(kind, who.staff().role) { Ok(kind) } else { Err(Failure::Forbidden) }
}

/// The kinds of files that the caller may bring in.
pub(super) async fn list(
    who: MayEverywhere<OwnAccount>,
    PageLang(lang): PageLang,
) -> Result<Markup, Failure> {
    let role = who.staff().role;
    let own = FileKind::ALL.into_iter().filter(|kind| imports::is_given_to(*kind, role)).collect();
    Ok(pages::list(own, lang))
}

/// The form of one kind.
pub(super) async fn form(
    State(app): State<App>,
    who: MayEverywhere<OwnAccount>,
    PageLang(lang): PageLang,
    Path(code): Path<String>,
) -> Result<Markup, Failure> {
    let kind = kind(&who, &code)?;
    let (beside, stage) = (Beside::default(), Stage::Begin);
    let today = app.today();
    Ok(pages::one(&Shown { of: kind, lang, today, beside: &beside, stage: &stage }))
}

/// Its template.
pub(super) async fn template(
    State(app): State<App>,
    who: MayEverywhere<OwnAccount>,
    PageLang(lang): PageLang,
    Path(code): Path<String>,
) -> Result<Response, Failure> {
    let kind = kind(&who, &code)?;
    let template = kinds::known(&app, lang).await?.template(kind, lang);
    let file = spawn_blocking(move || template.xlsx(lang)).await;
    let file = file.map_err(|error| Failure::Inside(error.to_string()))?;
    let file = file.map_err(|error| Failure::Inside(error.to_string()))?;
    let name = format!("attachment; filename=\"{}.xlsx\"", kind.code());
    Ok(([(CONTENT_TYPE, XLSX.to_owned()), (CONTENT_DISPOSITION, name)], file).into_response())
}

/// What is kept, in the columns of the import; of a plan or criteria the `year`, or the newest.
pub(super) async fn kept(
    State(app): State<App>,
    who: MayEverywhere<OwnAccount>,
    PageLang(lang): PageLang,
    Path(code): Path<String>,
    (uri, Query(fields)): (Uri, Query<Fields>),
) -> Result<Response, Failure> {
    let kind = kind(&who, &code)?;
    let year = value(&fields, "year").parse().ok();
    let kept = kinds::kept(&app.store, kind, (year, app.today(), lang)).await?;
    let (table, rows) = kept.ok_or(Failure::NotFound)?;
    let entry = who.by(&app).did("import.exported", "import", kind.code());
    app.store.record(&entry).await?;
    let file = Download::named(kind.code(), table, Format::of_path(uri.path())?);
    file.respond(&app, at_once(rows)).await
}

/// Shows a file, asks for its columns, or keeps it.
pub(super) async fn take(
    State(app): State<App>,
    (_, who): (SameOrigin, MayEverywhere<OwnAccount>),
    PageLang(lang): PageLang,
    Path(code): Path<String>,
    sent: Uploading,
) -> Result<Response, Failure> {
    taken((&app, &who), &code, lang, sent).await
}

async fn taken(
    (app, who): (&App, &MayEverywhere<OwnAccount>),
    code: &str,
    lang: Lang,
    sent: Uploading,
) -> Result<Response, Failure> {
    let kind = kind(who, code)?;
    let sent = sent.read(table_file::LIMITS).await?;
    let fields = sent.fields.clone();
    let by = who.by(app);
    let beside = beside(kind, &fields);
    let page = |status: StatusCode, stage: Stage| {
        let today = app.today();
        (status, pages::one(&Shown { of: kind, lang, today, beside: &beside, stage: &stage }))
            .into_response()
    };
    let held = if value(&fields, "held").is_empty() {
        match new_file((app, kind), sent).await? {
            Ok(file) => file,
            Err((status, stage)) => return Ok(page(status, stage)),
        }
    } else {
        let id = (kind.code(), value(&fields, "held"));
        let Some(held) = app.store.held_file(id, &by).await? else {
            let stage = Stage::Faults(vec![Words::of(lang).gone.to_owned()]);
            return Ok(page(StatusCode::CONFLICT, stage));
        };
        columns::with_map(held, &fields)
    };
    let looked = look((app, kind), (&held, &beside), lang).await?;
    let (rows, notes) = match looked {
        Looked::Read(rows, notes) => (rows, notes),
        Looked::Shown(stage) => {
            let is_asked = matches!(*stage, Stage::Columns { .. });
            if let Stage::Columns { header, .. } | Stage::Mapped { header, .. } = &*stage {
                app.store.hold_file(&held, &by).await?;
                columns::remember(app, &held, Some(header), &by).await?;
            }
            let status = if is_asked { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
            return Ok(page(status, *stage));
        }
    };
    let mut brought = compared(&app.store, &rows, (app.today(), lang)).await?;
    let notes = [mem::take(&mut brought.doubts), notes, mem::take(&mut brought.notes)].concat();
    let is_kept = value(&fields, "do") == "keep" && brought.refused.is_empty();
    if !is_kept {
        app.store.hold_file(&held, &by).await?;
        let refused = !brought.refused.is_empty();
        let header = kinds::header(kind, &held.content, &held.map).ok().flatten();
        let stage = Stage::Preview { held: held.id, name: held.name, header, brought, notes };
        let status = if refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        return Ok(page(status, stage));
    }
    if !kinds::keep((&app.store, &app.random), rows, (&held.name, &by)).await? {
        let stage = Stage::Faults(vec![Words::of(lang).conflicts.to_owned()]);
        return Ok(page(StatusCode::CONFLICT, stage));
    }
    let header = kinds::header(kind, &held.content, &held.map).ok().flatten();
    columns::finish(app, &held, header.as_ref(), &by).await?;
    Ok(said(app, kind, &brought, lang))
}

/// What was kept, and the way to where it stands.
fn said(app: &App, kind: FileKind, brought: &Brought, lang: Lang) -> Response {
    let count = |n: usize| format::count(n.try_into().unwrap_or(u64::MAX), lang);
    let words = Words::of(lang);
    let said = words.done(&count(brought.added.len()), &count(brought.changed.len()));
    let notice = Notice::new(said).next(pages::home(kind), words.home(kind));
    done(&app.config, (&paths::import_of(kind.code()), lang), &notice)
}

/// What was said beside a file.
fn beside(kind: FileKind, fields: &Fields) -> Beside {
    let mut beside = Beside::default();
    for question in kind.questions() {
        beside.say(*question, value(fields, question.code()));
    }
    beside
}

/// Where dossiers were brought in before.
pub(super) async fn moved_dossiers(who: MayEverywhere<OwnAccount>) -> Result<Redirect, Failure> {
    moved(&who, FileKind::Dossiers)
}

/// Where the portal's figures were brought in before.
pub(super) async fn moved_board(who: MayEverywhere<OwnAccount>) -> Result<Redirect, Failure> {
    moved(&who, FileKind::Board)
}

fn moved(who: &MayEverywhere<OwnAccount>, to: FileKind) -> Result<Redirect, Failure> {
    let kind = kind(who, to.code())?;
    Ok(Redirect::permanent(&paths::import_of(kind.code())))
}

/// A file that is sent to where dossiers were brought in before.
pub(super) async fn take_dossiers(
    State(app): State<App>,
    (_, who): (SameOrigin, MayEverywhere<OwnAccount>),
    PageLang(lang): PageLang,
    sent: Uploading,
) -> Result<Response, Failure> {
    taken((&app, &who), FileKind::Dossiers.code(), lang, sent).await
}

/// A file that is sent to where the portal's figures were brought in before.
pub(super) async fn take_board(
    State(app): State<App>,
    (_, who): (SameOrigin, MayEverywhere<OwnAccount>),
    PageLang(lang): PageLang,
    sent: Uploading,
) -> Result<Response, Failure> {
    taken((&app, &who), FileKind::Board.code(), lang, sent).await
}

/// A file that is sent to where official figures were brought in before.
pub(super) async fn take_official(
    State(app): State<App>,
    (_, who): (SameOrigin, MayEverywhere<OwnAccount>),
    PageLang(lang): PageLang,
    sent: Uploading,
) -> Result<Response, Failure> {
    taken((&app, &who), FileKind::Official.code(), lang, sent).await
}

/// A file that was just sent, with what was said before of columns called so.
async fn new_file(
    (app, kind): (&App, FileKind),
    sent: Upload,
) -> Result<Result<HeldFile, (StatusCode, Stage)>, Failure> {
    let refusal = sent.refusal();
    let (name, content) = match table_file::named(sent) {
        Ok(named) => named,
        Err(unfit) => return Ok(Err((refusal, Stage::Refused(unfit)))),
    };
    let header = kinds::header(kind, &content, &ColumnMap::default()).ok().flatten();
    let file = columns::new_file(app, kind.code(), (name, content), header.as_ref()).await?;
    Ok(Ok(file))
}

/// What became of reading a file.
enum Looked {
    Read(Rows, Vec<Text>),
    Shown(Box<Stage>),
}

async fn look(
    (app, kind): (&App, FileKind),
    (held, beside): (&HeldFile, &Beside),
    lang: Lang,
) -> Result<Looked, Failure> {
    let header = match kinds::header(kind, &held.content, &held.map) {
        Ok(header) => header,
        Err(refusal) => return Ok(Looked::Shown(Box::new(Stage::Refused(refusal)))),
    };
    if header.as_ref().is_some_and(|header| kind.is_list_of_page(header)) {
        let words = Words::of(lang);
        let fault = words.list_of_page(words.home(kind));
        return Ok(Looked::Shown(Box::new(Stage::Faults(vec![fault]))));
    }
    if let Some(header) = header.clone().filter(|header| !header.unknown.is_empty()) {
        let columns = Stage::Columns { held: held.id.clone(), header };
        return Ok(Looked::Shown(Box::new(columns)));
    }
    let known = kinds::known(app, lang).await?;
    let (content, map, beside) = (held.content.clone(), held.map.clone(), beside.clone());
    // Beside the threads that answer: a large file takes seconds.
    let read = spawn_blocking(move || {
        let sent = kinds::Sent { bytes: &content, map: &map, beside: &beside };
        kinds::read((kind, &known), sent, lang)
    });
    let read = read.await;
    match read.map_err(|error| Failure::Inside(error.to_string()))? {
        Ok((rows, notes)) => Ok(Looked::Read(rows, notes)),
        Err(faults) => Ok(Looked::Shown(Box::new(match header {
            Some(header) if !header.by_hand.is_empty() => {
                Stage::Mapped { held: held.id.clone(), header, faults }
            }
            _ => Stage::Faults(faults),
        }))),
    }
}
