//! Petitions over HTTP.

pub(super) mod answer;
pub(super) mod apart;
pub(super) mod approval;
pub(super) mod citizen;
pub(super) mod files;
mod moving;
pub(super) mod numbered;
pub(super) mod office;
pub(super) mod one;
pub(super) mod publish;
pub(super) mod refuse;
mod registered;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

use super::attached;
use super::draft::{Draft, Fault, Field};
use super::pages::{self, Sheet, Trouble};
use crate::app::App;
use crate::base::Lang;
use crate::base::calendar::office_day;
use crate::domain::petition::{CleanFile, NONCE, NewPetition, Written};
use crate::store::{Actor, Added, By};
use crate::web::errors::failure::Failure;
use crate::web::upload::{SentFile, Upload, Uploading};

/// What became of a posted petition.
enum HandedIn {
    /// It is kept, now or before, under this code.
    Kept(String),
    /// It goes back with these.
    Back(Refused),
}

/// Why a posted petition goes back.
#[derive(Default)]
struct Refused {
    faults: Vec<(Field, Fault)>,
    /// What is wrong with its files.
    files: Vec<attached::Fault>,
    trouble: Option<Trouble>,
}

impl From<Trouble> for Refused {
    fn from(trouble: Trouble) -> Self {
        Self { trouble: Some(trouble), ..Self::default() }
    }
}

/// The form as it came, with the names of its files, which no page can choose again.
async fn read(app: &App, sent: Uploading) -> Result<(Draft, Vec<SentFile>, Vec<String>), Failure> {
    let limits = attached::limits(app.rules().limits.attachments);
    let Upload { fields, files } = sent.read(limits).await?;
    let names = files.iter().map(|file| file.name.clone()).collect();
    Ok((Draft::of(fields), files, names))
}

/// Checks everything at once, seals the sender and the files, keeps the petition.
async fn hand_in(
    app: &App,
    (draft, files): (&Draft, Vec<SentFile>),
    by: &By,
) -> Result<HandedIn, Failure> {
    let today = office_day(by.at);
    let received = draft.received_by(today);
    let most = usize::from(app.rules().limits.attachments.most);
    let (written, received, files) = match (draft.written(), received, attached::clean(files, most))
    {
        (Ok(written), Some(received), Ok(files)) => (written, received, files),
        (written, received, files) => {
            let mut faults = written.err().unwrap_or_default();
            if received.is_none() {
                faults.push((Field::Received, Fault::Unreadable));
            }
            let files = files.err().unwrap_or_default();
            return Ok(HandedIn::Back(Refused { faults, files, trouble: None }));
        }
    };
    let Some(form_key) = draft.key else {
        return Ok(HandedIn::Back(Trouble::NoKey.into()));
    };
    // What staff enter is theirs to answer for; what is over the limit waits outside of the register.
    let held = by.actor == Actor::System && !app.flood.admits_petition(by.at);
    if held && !files.is_empty() {
        let bytes = files.iter().map(|file| file.content.len() as u64).sum();
        if !app.store.has_room_apart(bytes).await? {
            return Ok(HandedIn::Back(Trouble::Crowded.into()));
        }
    }
    let petition = sealed(app, (&written, &files), form_key, received)
        .ok_or_else(|| Failure::Inside("a petition could not be sealed".to_owned()))?;
    let added = if held {
        app.store.hold_petition(&petition, by).await?
    } else {
        app.store.add_petition(&petition, by).await?
    };
    Ok(match added {
        Added::Kept(code) | Added::Repeated(code) => HandedIn::Kept(code),
        Added::Conflict => HandedIn::Back(Trouble::SentBefore.into()),
    })
}

/// The petition as it is stored; a sender who gave an address of mail is told that it came in.
fn sealed(
    app: &App,
    (written, files): (&Written, &[CleanFile]),
    form_key: Uuid,
    received: chrono::NaiveDate,
) -> Option<NewPetition> {
    let (key, nonce): (_, [u8; NONCE]) = (&app.petitions.key, app.random.bytes());
    // A name may tell who sent it.
    let nameless = |file: &CleanFile| CleanFile { name: String::new(), ..file.clone() };
    let files: Vec<CleanFile> = files.iter().map(nameless).collect();
    let petition = NewPetition::seal(written, form_key, received, (key, nonce))?
        .with_files(&files, key, || (app.random.uuid(), app.random.bytes()))?
        .due_by(&app.rules());
    let has_mail = app.mailer().is_some() && !written.person.email.is_empty();
    Some(NewPetition { letter: has_mail.then(|| app.random.uuid()), ..petition })
}

/// The key of a page: the one it came with, else a new one.
fn key(app: &App, draft: &Draft) -> String {
    draft.key.map_or_else(|| app.random.uuid(), |key: Uuid| key.to_string())
}

/// The form; `staff` is who enters it for a citizen.
fn sheet<'a>(app: &App, draft: &'a Draft, staff: Option<&'a str>, lang: Lang) -> Sheet<'a> {
    Sheet {
        lang,
        key: key(app, draft),
        draft,
        faults: Vec::new(),
        trouble: None,
        staff,
        attachments: app.rules().limits.attachments,
        chosen: &[],
        file_faults: Vec::new(),
    }
}

/// The form as it goes back.
fn sent_back(sheet: Sheet<'_>, refused: Refused) -> Response {
    let is_too_large = |(_, unfit): &attached::Fault| *unfit == attached::Unfit::TooLarge;
    let Refused { faults, files: file_faults, trouble } = refused;
    let status = match trouble {
        Some(Trouble::SentBefore) => StatusCode::CONFLICT,
        Some(Trouble::Crowded) => StatusCode::TOO_MANY_REQUESTS,
        _ if file_faults.iter().any(is_too_large) => StatusCode::PAYLOAD_TOO_LARGE,
        Some(Trouble::NoKey) | None => StatusCode::UNPROCESSABLE_ENTITY,
    };
    (status, pages::form(&Sheet { faults, trouble, file_faults, ..sheet })).into_response()
}
