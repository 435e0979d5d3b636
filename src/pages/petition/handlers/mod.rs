//! Petitions over HTTP.

pub(super) mod apart;
pub(super) mod citizen;
pub(super) mod numbered;
pub(super) mod office;
pub(super) mod one;

use axum::http::StatusCode;
use uuid::Uuid;

use super::draft::{Draft, Fault, Field};
use super::pages::Trouble;
use crate::app::App;
use crate::base::calendar::office_day;
use crate::domain::petition::{NONCE, NewPetition};
use crate::store::{Actor, Added, By};
use crate::web::errors::failure::Failure;

/// What became of a posted petition.
enum HandedIn {
    /// It is kept, now or before, under this code.
    Kept(String),
    /// It goes back with these.
    Back(Vec<(Field, Fault)>, Option<Trouble>),
}

/// Checks everything at once, seals the sender, keeps the petition.
async fn hand_in(app: &App, draft: &Draft, by: &By) -> Result<HandedIn, Failure> {
    let today = office_day(by.at);
    let received = draft.received_by(today);
    let (written, received) = match (draft.written(), received) {
        (Ok(written), Some(received)) => (written, received),
        (written, received) => {
            let mut faults = written.err().unwrap_or_default();
            if received.is_none() {
                faults.push((Field::Received, Fault::Unreadable));
            }
            return Ok(HandedIn::Back(faults, None));
        }
    };
    let Some(form_key) = draft.key else {
        return Ok(HandedIn::Back(Vec::new(), Some(Trouble::NoKey)));
    };
    let nonce: [u8; NONCE] = app.random.bytes();
    let petition = NewPetition::seal(&written, form_key, received, (&app.petitions.key, nonce))
        .ok_or_else(|| Failure::Inside("a petition could not be sealed".to_owned()))?
        .due_by(&app.petitions);
    // What staff enter is theirs to answer for; what is over the limit waits outside of the register.
    let held = by.actor == Actor::System && !app.flood.admits_petition(by.at);
    let added = if held {
        app.store.hold_petition(&petition, by).await?
    } else {
        app.store.add_petition(&petition, by).await?
    };
    Ok(match added {
        Added::Kept(code) | Added::Repeated(code) => HandedIn::Kept(code),
        Added::Conflict => HandedIn::Back(Vec::new(), Some(Trouble::SentBefore)),
    })
}

/// The key of a page: the one it came with, else a new one.
fn key(app: &App, draft: &Draft) -> String {
    draft.key.map_or_else(|| app.random.uuid(), |key: Uuid| key.to_string())
}

/// The status of a form that goes back.
fn status(trouble: Option<Trouble>) -> StatusCode {
    match trouble {
        Some(Trouble::SentBefore) => StatusCode::CONFLICT,
        Some(Trouble::NoKey) | None => StatusCode::UNPROCESSABLE_ENTITY,
    }
}
