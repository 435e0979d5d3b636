//! Settings over HTTP.

pub(super) mod logo;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use super::pages::{self, OfficeTyped, Refused, Server, Shown, own_values};
use super::words::{DoneWords, Words};
use crate::app::{App, settings};
use crate::base::mail::Letter;
use crate::base::{Lang, Text, text};
use crate::domain::petition::NONCE;
use crate::domain::setting::{self, DaysOff, Field, OwnTarget, Section, Settings};
use crate::domain::touchpoint::asked;
use crate::domain::unit::Office;
use crate::store::{By, SettingChange};
use crate::web::auth::permission::{ManageSettings, MayEverywhere};
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::fields::{Fields, value};
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted::Posted;
use crate::web::seen::unchanged;

/// `GET /office/settings`
pub(super) async fn show(
    State(app): State<App>,
    _: MayEverywhere<ManageSettings>,
    PageLang(lang): PageLang,
) -> Result<Response, Failure> {
    shown(&app, lang, None).await
}

/// Where a sign-in in the middle of sending a form leads back to.
pub(super) async fn back() -> Redirect {
    Redirect::to(&paths::settings())
}

/// `POST /office/settings`: several forms, told apart by their button.
pub(super) async fn change(
    State(app): State<App>,
    (_, who): (SameOrigin, MayEverywhere<ManageSettings>),
    PageLang(lang): PageLang,
    Posted(fields): Posted,
) -> Result<Response, Failure> {
    let by = who.by(&app);
    let words = DoneWords::of(lang);
    let task = value(&fields, "do").to_owned();
    let outcome = match task.as_str() {
        "office" => office(&app, &fields, &by).await?,
        "target" => target(&app, &fields, &by).await?,
        "remove-target" => remove(&app, &fields, "target ", &by).await?,
        "days-off" => days_off(&app, &fields, &by).await?,
        "remove-days-off" => remove(&app, &fields, "days-off ", &by).await?,
        "remove-logo" => {
            app.store.keep_logo(None, &by).await?;
            None
        }
        "test-letter" => return test_letter(&app, &fields, lang).await,
        section => match Section::of_code(section) {
            Some(section) => own(&app, section, &fields, &by).await?,
            None => return Err(bad_task()),
        },
    };
    settings::look(&app).await?;
    match outcome {
        None => {
            let place = format!("{}#{}", paths::settings(), pages::anchor(&task));
            Ok(done(&app.config, (&place, lang), &Notice::new(words.kept)))
        }
        Some(refused) => shown(&app, lang, Some(refused)).await,
    }
}

fn bad_task() -> Failure {
    Failure::BadRequest(
        "Không rõ cần làm gì. Xin mở lại trang và dùng nút trên trang.",
        "It is not clear what to do. Please reload the page and use its buttons.",
    )
}

/// The values of one section.
async fn own(
    app: &App,
    section: Section,
    fields: &Fields,
    by: &By,
) -> Result<Option<Refused>, Failure> {
    let now = app.store.settings();
    unchanged(fields, &own_values(&now, section))?;
    let typed = |field: Field| value(fields, field.code()).to_owned();
    let fallback = |field: Field| default_of(app, field);
    let changes = match setting::read(section, &typed, (&now, &fallback)) {
        Ok(changes) => changes,
        Err(faults) => {
            return Ok(Some(Refused { fields: fields.clone(), faults, ..Refused::default() }));
        }
    };
    let mut rows = Vec::new();
    for (field, value) in changes {
        let value = match value {
            Some(secret) if field == Field::MailPassword => Some(sealed(app, &secret)?),
            value => value,
        };
        let row = SettingChange::new(field.code(), value);
        rows.push(row.with_fallback(default_of(app, field)));
    }
    // Without its server a password has no use.
    if section == Section::Mail && typed(Field::MailHost).is_empty() {
        rows.push(SettingChange::new(Field::MailPassword.code(), None));
    }
    app.store.change_settings(&rows, by).await?;
    if section == Section::Petitions {
        app.store.count_petition_days(&app.rules()).await?;
    }
    Ok(None)
}

fn sealed(app: &App, secret: &str) -> Result<String, Failure> {
    let nonce: [u8; NONCE] = app.random.bytes();
    let sealed = app.petitions.key.seal_text(secret, Field::MailPassword.code(), nonce);
    sealed.ok_or_else(|| Failure::Inside("a password could not be sealed".to_owned()))
}

/// What a field is where the office sets nothing.
fn default_of(app: &App, field: Field) -> String {
    let limits = &app.petitions.limits;
    let days = match field {
        Field::SendBack => limits.send_back.days,
        Field::Supplement => limits.supplement.days,
        Field::Reply => limits.reply.days,
        Field::Publish => limits.publish.days,
        Field::Warn => limits.warn.days,
        Field::TwoPersons => return if limits.two_persons { "two" } else { "one" }.to_owned(),
        _ => return field.default().unwrap_or_default().to_owned(),
    };
    days.to_string()
}

/// The names of the office.
async fn office(app: &App, fields: &Fields, by: &By) -> Result<Option<Refused>, Failure> {
    let typed = OfficeTyped::of(fields);
    let faults = typed.faults();
    if !faults.is_empty() {
        let refused = Refused { fields: fields.clone(), office: faults, ..Refused::default() };
        return Ok(Some(refused));
    }
    let offices = app.store.offices().await?;
    let code = value(fields, "code");
    let kept = offices.iter().find(|office| office.code == code).ok_or(Failure::NotFound)?;
    unchanged(fields, kept)?;
    app.store.change_office(&typed.office(code), by).await?;
    Ok(None)
}

async fn target(app: &App, fields: &Fields, by: &By) -> Result<Option<Refused>, Failure> {
    let typed = |name: &str| value(fields, name).to_owned();
    let instruments = pages::targeted(&app.instruments).into_iter().map(str::to_owned);
    let instruments: Vec<String> = instruments.collect();
    let units = app.store.units().await?.into_iter().map(|unit| unit.code);
    let units: Vec<String> = units.collect();
    match OwnTarget::read(&typed, (&instruments, &units)) {
        Ok(target) => {
            let row = SettingChange::new(target.key(), Some(target.value()));
            app.store.change_settings(&[row], by).await?;
            Ok(None)
        }
        Err(target) => Ok(Some(Refused { fields: fields.clone(), target, ..Refused::default() })),
    }
}

async fn days_off(app: &App, fields: &Fields, by: &By) -> Result<Option<Refused>, Failure> {
    let typed = |name: &str| value(fields, name).to_owned();
    match DaysOff::read(&typed, app.store.settings().days_off()) {
        Ok(days) => {
            let row = SettingChange::new(days.key(), Some(days.value()));
            app.store.change_settings(&[row], by).await?;
            app.store.count_petition_days(&app.rules()).await?;
            Ok(None)
        }
        Err(days_off) => {
            Ok(Some(Refused { fields: fields.clone(), days_off, ..Refused::default() }))
        }
    }
}

/// Removes a row of a list.
async fn remove(
    app: &App,
    fields: &Fields,
    begins: &str,
    by: &By,
) -> Result<Option<Refused>, Failure> {
    let key = value(fields, "key");
    if !key.starts_with(begins) {
        return Err(bad_task());
    }
    app.store.change_settings(&[SettingChange::new(key, None)], by).await?;
    app.store.count_petition_days(&app.rules()).await?;
    Ok(None)
}

/// Sends a letter now, and says what the server answered.
async fn test_letter(app: &App, fields: &Fields, lang: Lang) -> Result<Response, Failure> {
    let (words, to) = (DoneWords::of(lang), value(fields, "to"));
    let said = match app.mailer() {
        None => words.no_server.to_owned(),
        Some(_) if text::length(to) > 254 || !to.contains('@') => words.no_address.to_owned(),
        Some(mailer) => {
            let (subject, body) = (words.letter_subject, words.letter(&app.config.public_url));
            let id = app.random.uuid();
            match mailer.send(Letter { id: &id, to, subject, body: &body }).await {
                Ok(()) => words.letter_sent(to),
                Err(trouble) => words.letter_refused(&trouble.to_string()),
            }
        }
    };
    let place = format!("{}#mail", paths::settings());
    Ok(done(&app.config, (&place, lang), &Notice::new(said)))
}

async fn shown(app: &App, lang: Lang, refused: Option<Refused>) -> Result<Response, Failure> {
    let settings = app.store.settings();
    let offices: Vec<Office> = app.store.offices().await?;
    let units: Vec<(String, Text)> =
        app.store.units().await?.into_iter().map(|unit| (unit.code, unit.name)).collect();
    let fallback = |field: Field| default_of(app, field);
    let (hours, touchpoints) = (app.store.opening_hours().await?, app.store.touchpoints().await?);
    let page = pages::settings(&Shown {
        settings: &settings,
        fallback: &fallback,
        offices: &offices,
        units: &units,
        instruments: &app.instruments,
        usual: asked(&touchpoints, app.today()).first().copied().unwrap_or_default(),
        hours: hours.as_ref().unwrap_or(&app.hours).as_str(),
        has_mail: app.mailer().is_some(),
        server: server(app, &settings),
        year: app.today(),
        refused: refused.as_ref(),
        words: Words::of(lang),
        lang,
    });
    let status = match refused {
        None => StatusCode::OK,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok((status, page).into_response())
}

/// What stays on the server.
fn server(app: &App, settings: &Settings) -> Server {
    Server {
        public_url: app.config.public_url.clone(),
        database: app.store.kind(),
        key: app.petitions.key.fingerprint(),
        has_own_mail: settings.own(Field::MailHost).is_some(),
        backs_up: app.config.backup_every.is_some(),
        needs_second_factor: app.config.second_factor,
        provider: app.config.provider.as_ref().map(|provider| provider.name.clone()),
    }
}
