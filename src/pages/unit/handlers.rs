//! Units over HTTP: read by all staff, changed by those who set up.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;

use super::pages::{self, Shown};
use super::posted::{self, About, Form, Wrong};
use super::view::{self, Wanted, Whole};
use crate::app::App;
use crate::base::Lang;
use crate::base::calendar::read_day;
use crate::pages::shared::narrowing;
use crate::pages::shared::period::{self, PagePeriod};
use crate::pages::unit::words::DoneWords;
use crate::store::{NewAct, UnitsChanged};
use crate::web::auth::permission::{ManageUnits, May, MayEverywhere, Permission, ReadScores};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::errors::problem::FieldError;
use crate::web::fields::{Fields, value};
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::Posted;

/// A form that was refused, as it was typed.
type Refused = Option<(Form, Vec<Wrong>)>;

/// The tree of a day, what is recorded, and the forms.
pub(super) async fn tree(
    State(app): State<App>,
    who: May<ReadScores>,
    PageLang(lang): PageLang,
    Query(fields): Query<Fields>,
) -> Result<Response, Failure> {
    let today = app.today();
    let read = wanted(&fields, today);
    let wanted =
        read.map_err(|faults| Failure::Query(period::refused(&fields, &faults, today, lang)))?;
    if wanted.instrument.as_ref().is_some_and(|id| app.instruments.newest(id).is_none()) {
        return Err(Failure::NotFound);
    }
    let whole = view::whole(&app, who.scope(), wanted).await?;
    let shown = shown((&app, &who), lang, (&whole, &fields), &None);
    Ok(pages::tree(&shown).into_response())
}

/// One unit: its life, its touchpoints, and the forms about it.
pub(super) async fn unit(
    State(app): State<App>,
    who: May<ReadScores>,
    PageLang(lang): PageLang,
    Path(code): Path<String>,
) -> Result<Response, Failure> {
    who.scope().must_hold(&code)?;
    let whole = view::whole(&app, who.scope(), Wanted::usual(app.today())).await?;
    if !whole.present.knows(&code) {
        return Err(Failure::NotFound);
    }
    let shown = shown((&app, &who), lang, (&whole, &[]), &None);
    Ok(pages::unit(&shown, &code).into_response())
}

/// A founding, or an act taken back.
pub(super) async fn change(
    State(app): State<App>,
    (_, who): (SameOrigin, MayEverywhere<ManageUnits>),
    PageLang(lang): PageLang,
    Posted(fields): Posted,
) -> Result<Response, Failure> {
    let whole = view::whole(&app, who.scope(), Wanted::usual(app.today())).await?;
    let form = Form::of(&fields).ok_or(Failure::BadRequest(BAD_FORM.0, BAD_FORM.1))?;
    let wrong = if form == Form::Withdraw {
        withdraw(&app, &who, &fields).await?
    } else {
        record((&app, &who), form, (&whole, &fields), None).await?
    };
    if wrong.is_empty() {
        let words = DoneWords::of(lang);
        let said = if form == Form::Withdraw { words.withdrawn } else { words.recorded };
        return Ok(done(&app.config, (&paths::units(), lang), &Notice::new(said)));
    }
    let refused = Some((form, wrong));
    let shown = shown((&app, &who), lang, (&whole, &fields), &refused);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, pages::tree(&shown)).into_response())
}

/// A change of one unit.
pub(super) async fn change_unit(
    State(app): State<App>,
    (_, who): (SameOrigin, MayEverywhere<ManageUnits>),
    PageLang(lang): PageLang,
    Path(code): Path<String>,
    Posted(fields): Posted,
) -> Result<Response, Failure> {
    let whole = view::whole(&app, who.scope(), Wanted::usual(app.today())).await?;
    if !whole.present.knows(&code) {
        return Err(Failure::NotFound);
    }
    let form = Form::of(&fields).ok_or(Failure::BadRequest(BAD_FORM.0, BAD_FORM.1))?;
    let wrong = record((&app, &who), form, (&whole, &fields), Some(&code)).await?;
    if wrong.is_empty() {
        let notice = Notice::new(DoneWords::of(lang).recorded);
        return Ok(done(&app.config, (&paths::unit(&code), lang), &notice));
    }
    let refused = Some((form, wrong));
    let shown = shown((&app, &who), lang, (&whole, &fields), &refused);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, pages::unit(&shown, &code)).into_response())
}

/// Said of a button we never made.
const BAD_FORM: (&str, &str) = (
    "Không rõ cần làm gì. Xin mở lại trang và dùng nút trên trang.",
    "It is not clear what to do. Please reload the page and use its buttons.",
);

/// What the query asks for; a day that is none is not requested.
fn wanted(fields: &[(String, String)], today: NaiveDate) -> Result<Wanted, Vec<FieldError>> {
    let mut fields = fields.to_vec();
    let day = |name| read_day(value(&fields, name));
    let (on, known) = (day("on"), day("known"));
    let instrument = Some(value(&fields, "instrument").to_owned()).filter(|id| !id.is_empty());
    period::settle(&mut fields, today);
    let days = narrowing::read(&fields, today)?;
    Ok(Wanted { on, known, instrument, period: PagePeriod::of(&fields, &days, today) })
}

/// Records what a form says; gives what is wrong with it.
async fn record(
    (app, who): (&App, &May<ManageUnits>),
    form: Form,
    (whole, fields): (&Whole<'_>, &Fields),
    unit: Option<&str>,
) -> Result<Vec<Wrong>, Failure> {
    let touchpoints = unit.map(|unit| whole.touchpoints_of(unit)).unwrap_or_default();
    let name = unit.and_then(|unit| whole.present.name(unit, whole.today));
    let about = unit.zip(name).map(|(unit, name)| About { unit, name, touchpoints: &touchpoints });
    let read = match posted::read(form, fields, about, whole.today) {
        Ok(read) => read,
        Err(wrong) => return Ok(wrong),
    };
    let act = NewAct {
        id: app.random.uuid(),
        basis: read.basis,
        day: read.day,
        changes: vec![read.change],
    };
    Ok(wrong(app.store.record_units(&act, &who.by(app)).await?))
}

/// Takes an act back.
async fn withdraw(
    app: &App,
    who: &May<ManageUnits>,
    fields: &Fields,
) -> Result<Vec<Wrong>, Failure> {
    let reason = value(fields, "reason");
    if reason.is_empty() {
        return Ok(vec![Wrong::Empty("reason")]);
    }
    let act = value(fields, "act");
    let changed = app.store.withdraw_units(act, reason, &who.by(app)).await?;
    Ok(wrong(changed))
}

fn wrong(changed: UnitsChanged) -> Vec<Wrong> {
    match changed {
        UnitsChanged::Done => Vec::new(),
        UnitsChanged::NotThere => vec![Wrong::Gone],
        UnitsChanged::Refused(faults) => faults.into_iter().map(Wrong::Fault).collect(),
    }
}

fn shown<'a, P: Permission>(
    (app, who): (&'a App, &'a May<P>),
    lang: Lang,
    (whole, fields): (&'a Whole<'a>, &'a [(String, String)]),
    refused: &'a Refused,
) -> Shown<'a> {
    let staff = who.staff();
    Shown {
        whole,
        fields,
        refused: refused.as_ref(),
        may_change: ManageUnits::is_given_to(staff.role) && who.scope().is_whole(),
        lang,
        k: app.k(),
    }
}
