//! The plan over HTTP; for signed-in staff, and changes for those who work on it.

use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use maud::Markup;

use super::file;
use super::forms::{self, Fault, Form, Problem, Typed};
use super::pages::{self, Asked};
use super::view::{self, Whole};
use super::wanted::{self, Wanted, may_work};
use super::words::DoneWords;
use super::words::Words;
use crate::app::App;
use crate::base::calendar::YEARS;
use crate::base::{Lang, code};
use crate::domain::import::FileKind;
use crate::domain::plan::{Change, Task};
use crate::pages::shared::{evidence, imports};
use crate::store::Changed;
use crate::web::auth::permission::{ApprovePlan, May, Permission, ReadPlan, WorkPlan};
use crate::web::auth::scope::OutOfScope;
use crate::web::csrf::origin::SameOrigin;
use crate::web::download::{Download, Format, at_once};
use crate::web::errors::failure::Failure;
use crate::web::fields::Fields;
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::Posted;
use crate::web::upload::Uploading;

/// A query about the plan, and who sends it.
type Request = (State<App>, May<ReadPlan>, PageLang, Query<Fields>);

/// The request, with the plan it is about.
async fn asked(
    (State(app), who, PageLang(lang), Query(fields)): Request,
) -> Result<Asked, Failure> {
    let units = app.store.units().await?;
    let codes: Vec<String> = units.into_iter().map(|unit| unit.code).collect();
    let me = (who.staff().name.as_str(), who.scope());
    let (wanted, faults) = match wanted::read(&fields, &codes, me) {
        Ok(wanted) => (wanted, Vec::new()),
        Err(faults) => (Wanted::default(), faults),
    };
    let may_import = imports::may_bring_in(FileKind::Plan, &who);
    Ok(Asked { plan: view::plan(&app, &wanted).await?, lang, fields, wanted, faults, may_import })
}

/// A page about what was asked; 422 when a part of it could not be read.
fn answered(asked: &Asked, page: Markup) -> Response {
    let status =
        if asked.faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    (status, page).into_response()
}

/// The tasks by area.
pub(super) async fn list(request: Request) -> Result<Response, Failure> {
    let asked = asked(request).await?;
    Ok(answered(&asked, pages::list(&asked)))
}

/// Over the months of the year.
pub(super) async fn calendar(request: Request) -> Result<Response, Failure> {
    let asked = asked(request).await?;
    Ok(answered(&asked, pages::calendar(&asked)))
}

/// As a file.
pub(super) async fn download(uri: Uri, request: Request) -> Result<Response, Failure> {
    let format = Format::of_path(uri.path())?;
    let app = request.0.0.clone();
    let by = request.1.by(&app);
    let asked = asked(request).await?;
    if !asked.faults.is_empty() {
        return Ok(answered(&asked, pages::list(&asked)));
    }
    let year = asked.plan.year.ok_or(Failure::NotFound)?;
    app.store.record(&by.did("plan.exported", "plan", year.to_string())).await?;
    let (words, lang) = (Words::of(asked.lang), asked.lang);
    let rows = asked.tasks().map(|row| file::cells(row, words, lang)).collect();
    let name = format!("tasks-{year}");
    Download::named(name, file::table(lang), format).respond(&app, at_once(rows)).await
}

/// One task.
pub(super) async fn task(
    State(app): State<App>,
    who: May<ReadPlan>,
    PageLang(lang): PageLang,
    Path((year, number)): Path<(String, String)>,
) -> Result<Markup, Failure> {
    let year = year_of(&year)?;
    let whole = found(&app, year, &number).await?;
    Ok(page(&who, lang, (&whole, None)))
}

/// The year in an address; anything else is nothing that is there.
fn year_of(text: &str) -> Result<i32, Failure> {
    let year = text.parse().ok().filter(|year| YEARS.contains(year));
    year.ok_or(Failure::NotFound)
}

async fn found(app: &App, year: i32, number: &str) -> Result<Whole, Failure> {
    let whole = view::whole(app, year, number).await?;
    whole.ok_or(Failure::NotFound)
}

/// Refuses accounts that may not work on the task.
fn must_be_theirs<P: Permission>(who: &May<P>, task: &Task) -> Result<(), OutOfScope> {
    if may_work(task, (&who.staff().name, who.scope())) { Ok(()) } else { Err(OutOfScope) }
}

fn page<P: Permission>(
    who: &May<P>,
    lang: Lang,
    (whole, typed): (&Whole, Option<&Typed>),
) -> Markup {
    let staff = who.staff();
    let works = WorkPlan::is_given_to(staff.role);
    let is_theirs = must_be_theirs(who, &whole.row.task).is_ok();
    let shown = pages::Shown {
        whole,
        typed,
        lang,
        may: pages::May {
            work: works && is_theirs,
            approve: ApprovePlan::is_given_to(staff.role) && is_theirs,
            only_read: works && !is_theirs,
        },
    };
    pages::task(&shown)
}

/// A form of a task's page: the change and the way back, or the page with every fault.
pub(super) async fn change(
    State(app): State<App>,
    (_, who): (SameOrigin, May<WorkPlan>),
    PageLang(lang): PageLang,
    Path((year, number, form)): Path<(String, String, String)>,
    Posted(fields): Posted,
) -> Result<Response, Failure> {
    let year = year_of(&year)?;
    let whole = found(&app, year, &number).await?;
    must_be_theirs(&who, &whole.row.task)?;
    let form = Form::of_code(&form).ok_or(Failure::NotFound)?;
    let refused = |faults| Typed { form, fields: fields.clone(), faults };
    let outcome = match forms::read(form, &fields, &whole.known) {
        Ok(change) => {
            if is_approval(&change) && !ApprovePlan::is_given_to(who.staff().role) {
                return Err(Failure::Forbidden);
            }
            let by = who.by(&app);
            let changed = app.store.change_task(year, &number, &change, &by).await?;
            refusal(form, changed)?
        }
        Err(faults) => Some(faults),
    };
    if let Some(faults) = outcome {
        // The refusal is shown beside what another person changed meanwhile.
        let whole = found(&app, year, &number).await?;
        let page = page(&who, lang, (&whole, Some(&refused(faults))));
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let notice = Notice::new(DoneWords::of(lang).done(form));
    Ok(done(&app.config, (&paths::task(year, &number), lang), &notice))
}

fn is_approval(change: &Change) -> bool {
    match change {
        Change::Move { step, .. } => step.is_approval(),
        Change::Overrule { .. } => true,
        _ => false,
    }
}

/// What the store refused, as faults of the form.
fn refusal(form: Form, changed: Changed) -> Result<Option<Vec<Fault>>, Failure> {
    match changed {
        Changed::Done => Ok(None),
        Changed::NotThere => Err(Failure::NotFound),
        Changed::Refused(refusal) => Ok(Some(vec![Fault {
            field: forms::field_of(form, refusal),
            problem: Problem::Refused(refusal),
        }])),
    }
}

/// Where a sign-in in the middle of sending a form leads back to.
pub(super) async fn back(
    Path((year, number)): Path<(String, String)>,
) -> Result<Redirect, Failure> {
    Ok(Redirect::to(&paths::task(year_of(&year)?, &number)))
}

/// The same from the other forms.
pub(super) async fn back_from_form(
    Path((year, number, _)): Path<(String, String, String)>,
) -> Result<Redirect, Failure> {
    Ok(Redirect::to(&paths::task(year_of(&year)?, &number)))
}

/// Keeps a file of evidence.
pub(super) async fn add_evidence(
    State(app): State<App>,
    (_, who): (SameOrigin, May<WorkPlan>),
    PageLang(lang): PageLang,
    Path((year, number)): Path<(String, String)>,
    sent: Uploading,
) -> Result<Response, Failure> {
    let year = year_of(&year)?;
    let task = view::task(&app, year, &number).await?.ok_or(Failure::NotFound)?;
    must_be_theirs(&who, &task)?;
    let sent = sent.read(evidence::LIMITS).await?;
    let refused = sent.refusal();
    let form = Form::Evidence;
    let faults = match evidence::sent(sent.file("file")) {
        Ok(file) => {
            let by = who.by(&app);
            let changed = app.store.add_evidence(year, &number, &file, &by).await?;
            refusal(form, changed)?
        }
        Err(unfit) => Some(vec![Fault { field: "file", problem: Problem::File(unfit) }]),
    };
    if let Some(faults) = faults {
        let typed = Typed { form, fields: Vec::new(), faults };
        let whole = found(&app, year, &number).await?;
        let page = page(&who, lang, (&whole, Some(&typed)));
        return Ok((refused, page).into_response());
    }
    let notice = Notice::new(DoneWords::of(lang).done(form));
    Ok(done(&app.config, (&paths::task(year, &number), lang), &notice))
}

/// A file of evidence: to save, never to show, whatever its bytes are.
pub(super) async fn evidence_file(
    State(app): State<App>,
    _: May<ReadPlan>,
    Path((year, number, hash)): Path<(String, String, String)>,
) -> Result<Response, Failure> {
    let year = year_of(&year)?;
    let hash = code::unhex::<32>(&hash).ok_or(Failure::NotFound)?;
    let file = app.store.evidence_file(year, &number, &hash).await?;
    let file = file.ok_or(Failure::NotFound)?;
    Ok(evidence::attached(file))
}
