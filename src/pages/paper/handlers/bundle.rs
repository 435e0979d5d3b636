//! One bundle: its counts, its cover, its forms, its end.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use super::found;
use crate::app::App;
use crate::base::Lang;
use crate::domain::paper::{CountFault, Cover, CoverFault, close_faults, read_counts};
use crate::domain::survey::Instrument;
use crate::pages::paper::pages::{self, One, Refused};
use crate::pages::paper::words::Words;
use crate::pages::shared::places::Places;
use crate::store::{BundleClosed, BundleEntry, By};
use crate::web::auth::permission::{EnterAnswers, May, Permission, ReadBatches};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, value};
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::Posted;

/// The bundle.
pub(crate) async fn show(
    State(app): State<App>,
    who: May<EnterAnswers>,
    PageLang(lang): PageLang,
    Path(code): Path<String>,
) -> Result<Response, Failure> {
    shown((&app, &who), &code, &Why::default(), lang).await
}

/// Why an act was not done, with what was typed.
#[derive(Default)]
struct Why {
    typed: Fields,
    counts: Vec<CountFault>,
    cover: Vec<CoverFault>,
    is_closed: bool,
    is_trial: bool,
    kept_open: bool,
    lang: Lang,
}

async fn shown(
    (app, who): (&App, &May<EnterAnswers>),
    code: &str,
    why: &Why,
    lang: Lang,
) -> Result<Response, Failure> {
    let (entry, instrument) = found(app, who, code).await?;
    let forms = app.store.keyed_forms(code).await?;
    let page = pages::one(&One {
        entry: &entry,
        instrument,
        forms: &forms,
        faults: &close_faults(&entry.bundle, &forms, instrument),
        batches: &app.store.bundle_batches(code).await?,
        reads_batches: ReadBatches::is_given_to(who.staff().role) && who.scope().is_whole(),
        places: &Places::read(&app.store, app.today()).await?,
        refused: Refused {
            typed: &why.typed,
            counts: &why.counts,
            cover: &why.cover,
            is_closed: why.is_closed,
            is_trial: why.is_trial,
            kept_open: why.kept_open,
        },
        lang,
    });
    let is_refused = why.kept_open
        || why.is_closed
        || why.is_trial
        || !why.counts.is_empty()
        || !why.cover.is_empty();
    let status = match () {
        () if why.is_closed || why.is_trial => StatusCode::CONFLICT,
        () if is_refused => StatusCode::UNPROCESSABLE_ENTITY,
        () => StatusCode::OK,
    };
    Ok((status, page).into_response())
}

/// Where a sign-in in the middle of an act leads back to.
pub(crate) async fn back(Path((code, _)): Path<(String, String)>) -> Redirect {
    Redirect::to(&paths::paper_bundle(&code))
}

/// Counts a bundle, enters its cover, takes a form out of it or closes it.
pub(crate) async fn act(
    State(app): State<App>,
    (_, who): (SameOrigin, May<EnterAnswers>),
    PageLang(lang): PageLang,
    Path((code, act)): Path<(String, String)>,
    Posted(posted): Posted,
) -> Result<Response, Failure> {
    let (entry, instrument) = found(&app, &who, &code).await?;
    let by = who.by(&app);
    let why = Why { typed: posted.clone(), lang, ..Why::default() };
    let outcome = match act.as_str() {
        "counts" => counts(&app, (&code, &posted), why, &by).await?,
        "cover" => cover(&app, (&entry, instrument), why, &by).await?,
        "remove" => {
            let number = value(&posted, "number").parse().unwrap_or(0);
            let removed = app.store.remove_form((&code, number), &by).await?;
            if removed { Ok(Words::of(lang).removed) } else { Err(Why { is_closed: true, ..why }) }
        }
        "close" => {
            let with = (&*app.instruments, &app.random, app.store.settings().settle_rule());
            let words = Words::of(lang);
            match app.store.close_bundle(&code, with, &by).await? {
                BundleClosed::Done(batches, _) if batches.is_empty() => Ok(words.closed_waiting),
                BundleClosed::Done(..) => Ok(words.closed_settled),
                BundleClosed::NotOpen => Err(Why { is_closed: true, ..why }),
                BundleClosed::Trial => Err(Why { is_trial: true, ..why }),
                BundleClosed::Refused(_) => Err(Why { kept_open: true, ..why }),
            }
        }
        _ => return Err(Failure::NotFound),
    };
    match outcome {
        Ok(said) => {
            let path = paths::paper_bundle(&code);
            Ok(done(&app.config, (&path, lang), &Notice::new(said)))
        }
        Err(why) => shown((&app, &who), &code, &why, lang).await,
    }
}

/// What to say, or why nothing was done.
type Outcome = Result<&'static str, Why>;

async fn counts(
    app: &App,
    (code, posted): (&str, &Fields),
    why: Why,
    by: &By,
) -> Result<Outcome, Failure> {
    Ok(match read_counts(posted) {
        Err(counts) => Err(Why { counts, ..why }),
        Ok(counts) if app.store.set_bundle_counts(code, &counts, by).await? => {
            Ok(Words::of(why.lang).counted)
        }
        Ok(_) => Err(Why { is_closed: true, ..why }),
    })
}

async fn cover(
    app: &App,
    (entry, instrument): (&BundleEntry, &Instrument),
    why: Why,
    by: &By,
) -> Result<Outcome, Failure> {
    let counts = &entry.bundle.counts;
    let valid = counts.valid().unwrap_or(counts.delivered);
    let read = Cover::read(instrument, &why.typed);
    let read = read.and_then(|cover| match cover.exceeding(instrument, valid) {
        faults if faults.is_empty() => Ok(cover),
        faults => Err(faults),
    });
    Ok(match read {
        Err(cover) => Err(Why { cover, ..why }),
        Ok(cover) if app.store.set_bundle_cover(&entry.bundle.code, &cover, by).await? => {
            Ok(Words::of(why.lang).cover_saved)
        }
        Ok(_) => Err(Why { is_closed: true, ..why }),
    })
}
