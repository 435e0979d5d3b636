//! Where two key-ins differ, and what the paper says.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::found;
use crate::app::App;
use crate::domain::paper::{Entry, KeyedForm, Part, differences};
use crate::domain::survey::{Instrument, Record};
use crate::pages::paper::pages::{self, Differences};
use crate::pages::paper::typed::{Read, read, written};
use crate::pages::paper::words::Words;
use crate::web::auth::permission::{EnterAnswers, May};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, value};
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::Posted;

/// The differences that are open.
pub(crate) async fn show(
    State(app): State<App>,
    who: May<EnterAnswers>,
    PageLang(lang): PageLang,
    Path(code): Path<String>,
) -> Result<Response, Failure> {
    let (entry, instrument) = found(&app, &who, &code).await?;
    let forms = app.store.keyed_forms(&code).await?;
    let page = pages::differences(&Differences {
        bundle: &entry.bundle,
        instrument,
        forms: &forms,
        typed: &Fields::new(),
        wrong: &[],
        lang,
    });
    Ok(page.into_response())
}

/// Settles the forms of which every difference is settled; shows the others again with what was typed.
pub(crate) async fn take(
    State(app): State<App>,
    (_, who): (SameOrigin, May<EnterAnswers>),
    PageLang(lang): PageLang,
    Path(code): Path<String>,
    Posted(posted): Posted,
) -> Result<Response, Failure> {
    let (entry, instrument) = found(&app, &who, &code).await?;
    let forms = app.store.keyed_forms(&code).await?;
    let (mut settled, mut wrong) = (0, Vec::new());
    for form in forms.iter().filter(|form| form.is_open()) {
        match outcome(instrument, form, &posted) {
            Outcome::Settled(outcome) => {
                let by = who.by(&app);
                let outcome = Entry { keyed_by: by.actor.name().to_owned(), ..outcome };
                let place = (code.as_str(), form.number);
                settled += usize::from(app.store.settle_differences(place, &outcome, &by).await?);
            }
            Outcome::Wrong(names) => wrong.extend(names),
            Outcome::Left => {}
        }
    }
    if wrong.is_empty() {
        let forms = app.store.keyed_forms(&code).await?;
        let path = if forms.iter().any(KeyedForm::is_open) {
            paths::paper_differences(&code)
        } else {
            paths::paper_bundle(&code)
        };
        let notice = Notice::new(Words::of(lang).resolved(settled));
        return Ok(done(&app.config, (&path, lang), &notice));
    }
    let page = pages::differences(&Differences {
        bundle: &entry.bundle,
        instrument,
        forms: &app.store.keyed_forms(&code).await?,
        typed: &posted,
        wrong: &wrong,
        lang,
    });
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

enum Outcome {
    /// All differences are settled.
    Settled(Entry),
    /// These fields cannot be taken.
    Wrong(Vec<String>),
    /// Something is not settled yet.
    Left,
}

/// What a form says once its differences are settled as typed: fields `7.s1`, and `7.procedure` and `7.remark` as 1 or 2.
fn outcome(instrument: &Instrument, form: &KeyedForm, posted: &Fields) -> Outcome {
    let (Some(first), Some(second)) = (&form.first, &form.second) else { return Outcome::Left };
    let answers = |record: &Record| record.answers(instrument).unwrap_or_default();
    let mut typed = written(instrument, &answers(&first.record), first.remark.as_deref());
    let mut set = |name: &str, to: &str| {
        if let Some((_, value)) = typed.iter_mut().find(|(each, _)| each == name) {
            to.clone_into(value);
        }
    };
    let mut names = Vec::new();
    let mut procedure = first.procedure.clone();
    for difference in differences(instrument, form) {
        let code = difference.of.field();
        let name = format!("{}.{code}", form.number);
        let settled = value(posted, &name);
        match (difference.of, settled) {
            (_, "") => return Outcome::Left,
            (Part::Procedure, "2") => procedure.clone_from(&second.procedure),
            (Part::Remark, "2") => set(code, second.remark.as_deref().unwrap_or_default()),
            (Part::Procedure | Part::Remark, _) => {}
            _ => {
                set(code, settled);
                names.push(name);
            }
        }
    }
    match read(instrument, &typed) {
        Read::Whole(answers) => Outcome::Settled(Entry {
            record: answers.record,
            remark: answers.remark,
            procedure,
            keyed_by: String::new(),
        }),
        // An answer that was not asked before is now, or the other way round.
        Read::Blank(_) | Read::Wrong(_) => Outcome::Wrong(names),
    }
}
