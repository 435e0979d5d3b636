//! Administration of accounts over HTTP.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use chrono::TimeDelta;

use super::credentials::hashed;
use crate::app::{App, settings};
use crate::base::Lang;
use crate::base::calendar::office_day;
use crate::base::mail::Letter;
use crate::domain::account::Role;
use crate::pages::staff::pages::accounts;
use crate::pages::staff::pages::accounts::{Account, Shown};
use crate::pages::staff::password;
use crate::pages::staff::posted::{Fault, Posted, is_subject};
use crate::pages::staff::words::DoneWords;
use crate::store::{By, Linked, Present, Staff};
use crate::web::auth::permission::{ManageStaff, MayEverywhere};
use crate::web::auth::session::Secret;
use crate::web::csrf::origin::SameOrigin;
use crate::web::errors::failure::Failure;
use crate::web::lang::PageLang;
use crate::web::notice::{Notice, done};
use crate::web::paths;
use crate::web::posted;
use crate::web::seen::unchanged;

/// `GET /office/staff`
pub(crate) async fn list(
    State(app): State<App>,
    who: MayEverywhere<ManageStaff>,
    PageLang(lang): PageLang,
) -> Result<Response, Failure> {
    let asker = &who.staff().name;
    shown(&app, asker, lang, &Posted::default(), &[]).await
}

/// `POST /office/staff`: several forms, told apart by their button.
pub(crate) async fn change(
    State(app): State<App>,
    _: SameOrigin,
    who: MayEverywhere<ManageStaff>,
    PageLang(lang): PageLang,
    posted::Posted(fields): posted::Posted,
) -> Result<Response, Failure> {
    let posted = Posted::of(&fields);
    let by = who.by(&app);
    let asker = &who.staff().name;
    let present = present(&app).await?;
    let faults = match posted.task.as_str() {
        // No account has such a name, and PostgreSQL takes no text with a zero byte.
        task if task != "add" && posted.name.contains('\0') => vec![Fault::NameUnknown],
        "add" => add(&app, &posted, &present, &by).await?,
        "change" | "disable" | "password" | "invite" | "reset-factor" | "link" | "unlink"
            if posted.name == *asker =>
        {
            vec![Fault::Oneself]
        }
        "change" => {
            let had = rights(&app, &posted.name).await?;
            unchanged(&fields, &had)?;
            alter(&app, &posted, (&present, &had.1), &by).await?
        }
        "disable" => unknown_unless(app.store.disable_staff(&posted.name, &by).await?),
        "enable" => unknown_unless(app.store.enable_staff(&posted.name, &by).await?),
        "password" => give_password(&app, &posted, &by).await?,
        "reset-factor" => unknown_unless(app.store.reset_second_factor(&posted.name, &by).await?),
        "lift-waits" => unknown_unless(app.store.lift_waits(&posted.name, &by).await?),
        "invite" => return invite(&app, &posted, lang, &by).await,
        "sign-out" => sign_out(&app, &posted.name, &by).await?,
        "person" => {
            unchanged(&fields, &app.store.person(&posted.name).await?)?;
            name(&app, &posted, &by).await?
        }
        "link" => tie(&app, &posted, &by).await?,
        "unlink" => untie(&app, &posted.name, &by).await?,
        _ => return Err(bad_task()),
    };
    if faults.is_empty() && posted.task == "add" && posted.password.is_empty() {
        return invite(&app, &posted, lang, &by).await;
    }
    if faults.is_empty() {
        return Ok(done(&app.config, (&paths::staff(), lang), &said(&posted, lang)));
    }
    shown(&app, asker, lang, &posted, &faults).await
}

/// The answer to a task that no button of the page sends.
const BAD_TASK: (&str, &str) = (
    "Không rõ cần làm gì. Xin mở lại trang và dùng nút trên trang.",
    "It is not clear what to do. Please reload the page and use its buttons.",
);

fn bad_task() -> Failure {
    Failure::BadRequest(BAD_TASK.0, BAD_TASK.1)
}

/// Today's units.
async fn present(app: &App) -> Result<Present, Failure> {
    let today = office_day(app.clock.now());
    Ok(app.store.present_units(today).await?)
}

async fn add(
    app: &App,
    posted: &Posted,
    present: &Present,
    by: &By,
) -> Result<Vec<Fault>, Failure> {
    let role = match posted.new_account(present) {
        Ok(role) => role,
        Err(faults) => return Ok(faults),
    };
    let staff = Staff {
        name: posted.name.clone(),
        role,
        password_hash: if posted.password.is_empty() {
            // Set by its link.
            password::NOBODYS.to_owned()
        } else {
            hashed(app, &posted.password).await?
        },
        disabled: false,
    };
    if !app.store.add_staff(&staff, &posted.units, by).await? {
        return Ok(vec![Fault::NameTaken]);
    }
    name(app, posted, by).await
}

/// Says who an account belongs to.
async fn name(app: &App, posted: &Posted, by: &By) -> Result<Vec<Fault>, Failure> {
    let faults = posted.person.faults();
    if !faults.is_empty() {
        return Ok(faults.into_iter().map(Fault::Person).collect());
    }
    let kept = app.store.keep_person(&posted.name, &posted.person, by).await?;
    settings::look(app).await?;
    Ok(unknown_unless(kept))
}

/// The role of an account, and the units it is limited to.
async fn rights(app: &App, name: &str) -> Result<(Role, Vec<String>), Failure> {
    let role = app.store.staff(name).await?.map_or(Role::Viewer, |staff| staff.role);
    Ok((role, app.store.units_of(name).await?))
}

async fn alter(
    app: &App,
    posted: &Posted,
    (present, had): (&Present, &[String]),
    by: &By,
) -> Result<Vec<Fault>, Failure> {
    let role = match posted.rights(present, had) {
        Ok(role) => role,
        Err(faults) => return Ok(faults),
    };
    let (name, units) = (&posted.name, &posted.units);
    let changed = app.store.change_staff(name, role, units, by).await?;
    Ok(unknown_unless(changed))
}

async fn give_password(app: &App, posted: &Posted, by: &By) -> Result<Vec<Fault>, Failure> {
    if !password::is_long_enough(&posted.password) {
        return Ok(vec![Fault::Password]);
    }
    let hash = hashed(app, &posted.password).await?;
    let changed = app.store.change_password(&posted.name, &hash, by).await?;
    Ok(unknown_unless(changed))
}

async fn sign_out(app: &App, name: &str, by: &By) -> Result<Vec<Fault>, Failure> {
    if app.store.staff(name).await?.is_none() {
        return Ok(vec![Fault::NameUnknown]);
    }
    app.store.sign_out_everywhere(name, by).await?;
    Ok(Vec::new())
}

/// Makes a link by which the owner of an account sets its password, and shows it once.
async fn invite(app: &App, posted: &Posted, lang: Lang, by: &By) -> Result<Response, Failure> {
    let secret = Secret::drawn(&app.random);
    let expires = by.at + INVITED;
    if !app.store.keep_link(&posted.name, (secret.hash(), expires), by).await? {
        return Err(Failure::NotFound);
    }
    let link = format!("{}{}", app.config.public_url, paths::link(secret.text()));
    let words = DoneWords::of(lang);
    let said = match mailed(app, &posted.name, &link, lang).await? {
        Some(Ok(to)) => words.invited_by_mail(&posted.name, &to),
        Some(Err(to)) => {
            format!("{} {}", words.mail_refused(&to), words.invited(&posted.name, &link))
        }
        None => words.invited(&posted.name, &link),
    };
    Ok(done(&app.config, (&paths::staff(), lang), &Notice::new(said)))
}

/// Sends the link to the account's owner: the address that took it, or that did not; `None` without an address or a
/// mail server.
async fn mailed(
    app: &App,
    name: &str,
    link: &str,
    lang: Lang,
) -> Result<Option<Result<String, String>>, Failure> {
    let to = app.store.person(name).await?.mail;
    let Some(mailer) = app.mailer().filter(|_| !to.is_empty()) else { return Ok(None) };
    let words = DoneWords::of(lang);
    let (id, body) = (app.random.uuid(), words.link_letter(name, link));
    let letter = Letter { id: &id, to: &to, subject: words.link_subject, body: &body };
    Ok(Some(match mailer.send(letter).await {
        Ok(()) => Ok(to),
        Err(trouble) => {
            tracing::warn!(%trouble, "a link to set a password was not taken by the mail server");
            Err(to)
        }
    }))
}

/// How long a link that was handed out can be used.
const INVITED: TimeDelta = TimeDelta::days(7);

/// Links an account to its owner at the provider.
async fn tie(app: &App, posted: &Posted, by: &By) -> Result<Vec<Fault>, Failure> {
    let provider = app.config.provider.as_ref().ok_or_else(bad_task)?;
    if !is_subject(&posted.subject) {
        return Ok(vec![Fault::Subject]);
    }
    let identity = (provider.issuer.as_str(), posted.subject.as_str());
    let linked = app.store.link_subject(&posted.name, identity, by).await?;
    Ok(match linked {
        Linked::Done => Vec::new(),
        Linked::NoAccount => vec![Fault::NameUnknown],
        Linked::Taken(_) => vec![Fault::SubjectTaken],
    })
}

/// Removes all links of an account; having none is no fault.
async fn untie(app: &App, name: &str, by: &By) -> Result<Vec<Fault>, Failure> {
    if app.config.provider.is_none() {
        return Err(bad_task());
    }
    if app.store.staff(name).await?.is_none() {
        return Ok(vec![Fault::NameUnknown]);
    }
    app.store.unlink_subjects(name, by).await?;
    Ok(Vec::new())
}

fn unknown_unless(found: bool) -> Vec<Fault> {
    if found { Vec::new() } else { vec![Fault::NameUnknown] }
}

async fn shown(
    app: &App,
    asker: &str,
    lang: Lang,
    posted: &Posted,
    faults: &[Fault],
) -> Result<Response, Failure> {
    let mut units_of = app.store.staff_units().await?;
    let mut subjects_of = app.store.subjects().await?;
    let mut people = app.store.people().await?;
    let accounts = app.store.all_staff().await?.into_iter().map(|staff| {
        let units = units_of.remove(&staff.name).unwrap_or_default();
        let subjects = subjects_of.remove(&staff.name).unwrap_or_default();
        let person = people.remove(&staff.name).unwrap_or_default();
        Account { staff, person, units, subjects }
    });
    let accounts: Vec<Account> = accounts.collect();
    let units = app.store.units().await?;
    let present = present(app).await?;
    let page = accounts::list(&Shown {
        accounts: &accounts,
        units: &units,
        present: &present,
        posted,
        faults,
        provider: app.config.provider.as_ref(),
        lang,
        staff: asker,
    });
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, page).into_response())
}

/// What a form did, with the way back where there is one.
fn said(posted: &Posted, lang: Lang) -> Notice {
    let (words, name) = (DoneWords::of(lang), posted.name.as_str());
    let back = |task: &str| [("do", task.to_owned()), ("name", name.to_owned())];
    match posted.task.as_str() {
        "add" => Notice::new(words.added(name)),
        "disable" => {
            Notice::new(words.disabled(name)).undo(paths::staff(), words.undo, back("enable"))
        }
        "enable" => {
            Notice::new(words.enabled(name)).undo(paths::staff(), words.undo, back("disable"))
        }
        "password" => Notice::new(words.password(name)),
        "sign-out" => Notice::new(words.signed_out(name)),
        _ => Notice::new(words.changed(name)),
    }
}
