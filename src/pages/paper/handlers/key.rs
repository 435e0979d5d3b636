//! The keying screen.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use uuid::{Builder, Uuid};

use super::found;
use crate::app::App;
use crate::base::Lang;
use crate::domain::paper::{Bundle, BundleState, Entry, KeyedForm};
use crate::domain::survey::{Answers, Instrument};
use crate::domain::unit::Procedure;
use crate::intake::OnPaper;
use crate::pages::paper::pages::{self, Keying, Trouble};
use crate::pages::paper::typed::{Read, read, written};
use crate::pages::paper::words::Words;
use crate::store::{Keyed, NewKeyed};
use crate::web::auth::permission::{EnterAnswers, May};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, given, value};
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::Posted;

/// Which form is keyed.
#[derive(Clone, Copy, Debug)]
struct Which {
    entry: i64,
    number: u64,
    corrects: bool,
}

fn entry_of(fields: &Fields) -> i64 {
    if value(fields, "entry") == "2" { 2 } else { 1 }
}

/// The number to be keyed next; `None` when all are.
fn next(bundle: &Bundle, forms: &[KeyedForm], entry: i64) -> Option<u64> {
    if entry == 2 {
        return forms.iter().find(|form| form.second.is_none()).map(|form| form.number);
    }
    let most = bundle.counts.valid().unwrap_or(bundle.counts.delivered);
    let last = forms.last().map_or(0, |form| form.number);
    ((forms.len() as u64) < most).then_some(last + 1)
}

/// The procedures that a form of the bundle may be about, where there are several.
async fn procedures_of(app: &App, bundle: &Bundle) -> Result<Vec<Procedure>, Failure> {
    let touchpoint = app.store.touchpoint(&bundle.touchpoint).await?.ok_or(Failure::NotFound)?;
    if touchpoint.procedures.len() < 2 {
        return Ok(Vec::new());
    }
    Ok(app.store.procedures_of(&touchpoint.procedures).await?)
}

fn new_key(app: &App) -> Uuid {
    Builder::from_random_bytes(app.random.bytes()).into_uuid()
}

/// Shows the next form to be keyed, or the one that was asked for.
pub(crate) async fn show(
    State(app): State<App>,
    who: May<EnterAnswers>,
    PageLang(lang): PageLang,
    Path(code): Path<String>,
    Query(query): Query<Fields>,
) -> Result<Response, Failure> {
    let (bundle, instrument) = found(&app, &who, &code).await?;
    let bundle = bundle.bundle;
    let forms = app.store.keyed_forms(&code).await?;
    let entry = entry_of(&query);
    let asked = given(&query, "number").and_then(|number| number.parse::<u64>().ok());
    let number = asked.or_else(|| next(&bundle, &forms, entry));
    let (Some(number), BundleState::Open) = (number, bundle.state) else {
        let words = Words::of(lang);
        let said = match bundle.state {
            BundleState::Open if entry == 2 => words.all_second,
            BundleState::Open => words.all_first,
            _ => words.not_open,
        };
        return Ok(done(&app.config, (&paths::paper_bundle(&code), lang), &Notice::new(said)));
    };
    let own = forms.iter().find(|form| form.number == number);
    let kept =
        own.and_then(|form| if entry == 2 { form.second.as_ref() } else { form.first.as_ref() });
    let typed = kept.map(|kept| {
        let answers = kept.record.answers(instrument).unwrap_or_default();
        let mut typed = written(instrument, &answers, kept.remark.as_deref());
        typed.push(("procedure".to_owned(), kept.procedure.clone().unwrap_or_default()));
        typed
    });
    let page = pages::keying(&Keying {
        bundle: &bundle,
        instrument,
        procedures: &procedures_of(&app, &bundle).await?,
        entry,
        number,
        corrects: kept.is_some(),
        key: &new_key(&app).to_string(),
        keyed: forms.len(),
        fields: &typed.unwrap_or_default(),
        problems: &[],
        blanks: &[],
        trouble: None,
        lang,
    });
    Ok(page.into_response())
}

/// Keeps a form, or shows it again with everything typed.
pub(crate) async fn take(
    State(app): State<App>,
    (_, who): (SameOrigin, May<EnterAnswers>),
    PageLang(lang): PageLang,
    Path(code): Path<String>,
    Posted(posted): Posted,
) -> Result<Response, Failure> {
    let (bundle, instrument) = found(&app, &who, &code).await?;
    let bundle = bundle.bundle;
    let which = Which {
        entry: entry_of(&posted),
        number: value(&posted, "number").parse().unwrap_or(1).max(1),
        corrects: value(&posted, "corrects") == "yes",
    };
    let forms = app.store.keyed_forms(&code).await?;
    let procedures = procedures_of(&app, &bundle).await?;
    let key = Uuid::parse_str(value(&posted, "key")).ok();
    let new = new_key(&app);
    let shown = |status, problems: &[_], blanks: &[String], trouble| {
        let page = pages::keying(&Keying {
            bundle: &bundle,
            instrument,
            procedures: &procedures,
            entry: which.entry,
            number: which.number,
            corrects: which.corrects,
            key: &key.unwrap_or(new).to_string(),
            keyed: forms.len(),
            fields: &posted,
            problems,
            blanks,
            trouble,
            lang,
        });
        Ok((status, page).into_response())
    };
    let answers = match read(instrument, &posted) {
        Read::Whole(answers) => answers,
        Read::Blank(blank) => return shown(StatusCode::OK, &[], &blank, None),
        Read::Wrong(problems) => {
            return shown(StatusCode::UNPROCESSABLE_ENTITY, &problems, &[], None);
        }
    };
    let Some(key) = key else {
        return shown(StatusCode::UNPROCESSABLE_ENTITY, &[], &[], Some(Trouble::NoKey));
    };
    let chosen = procedures.iter().find(|each| each.code == value(&posted, "procedure"));
    let keyed = (answers, chosen.map(|each| each.code.as_str()));
    match keep((&app, &who), (&bundle, instrument), (which, key), keyed).await? {
        Keyed::Kept(number) => Ok(kept(&app, (&bundle, which), number, lang).await?),
        Keyed::Repeated(number) => {
            let notice = Notice::new(Words::of(lang).repeated(number));
            let path = paths::paper_key(&code, which.entry);
            Ok(done(&app.config, (&path, lang), &notice))
        }
        Keyed::NotOpen => shown(StatusCode::CONFLICT, &[], &[], Some(Trouble::NotOpen)),
        Keyed::NoFirst => shown(StatusCode::CONFLICT, &[], &[], Some(Trouble::NoFirst)),
        Keyed::Taken => shown(StatusCode::CONFLICT, &[], &[], Some(Trouble::Taken)),
    }
}

async fn keep(
    (app, who): (&App, &May<EnterAnswers>),
    (bundle, instrument): (&Bundle, &Instrument),
    (which, key): (Which, Uuid),
    (answers, chosen): (Answers, Option<&str>),
) -> Result<Keyed, Failure> {
    let touchpoint = app.store.touchpoint(&bundle.touchpoint).await?.ok_or(Failure::NotFound)?;
    let procedure = match touchpoint.procedures.as_slice() {
        [only] => Some(only.clone()),
        _ => chosen.map(str::to_owned),
    };
    let form = OnPaper {
        touchpoint: &touchpoint,
        instrument: (&instrument.id, &instrument.version),
        answers: &answers,
        procedure: procedure.as_deref(),
    };
    let sealed = form.sealed(key.as_bytes());
    let by = who.by(app);
    let new = NewKeyed {
        bundle: &bundle.code,
        number: which.number,
        entry: which.entry,
        corrects: which.corrects,
        sealed,
        keyed: Entry {
            record: answers.record,
            remark: answers.remark,
            procedure,
            keyed_by: by.actor.name().to_owned(),
        },
    };
    Ok(app.store.key_form(&new, &by).await?)
}

/// On to the next form, or back to the bundle when all are keyed or one was corrected.
async fn kept(
    app: &App,
    (bundle, which): (&Bundle, Which),
    number: u64,
    lang: Lang,
) -> Result<Response, Failure> {
    let words = Words::of(lang);
    let forms = app.store.keyed_forms(&bundle.code).await?;
    let said = if number == which.number {
        words.kept(number)
    } else {
        words.renumbered(which.number, number)
    };
    let path = match next(bundle, &forms, which.entry) {
        Some(_) if !which.corrects => paths::paper_key(&bundle.code, which.entry),
        _ => paths::paper_bundle(&bundle.code),
    };
    let fix = paths::paper_keyed(&bundle.code, which.entry, number);
    let notice = Notice::new(said).next(paths::in_lang(&fix, lang), lang.pick("Sửa", "Correct it"));
    Ok(done(&app.config, (&path, lang), &notice))
}
