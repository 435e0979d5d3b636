//! A petition as it was written.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use uuid::Uuid;

use super::{Kind, Person};

/// Where a petition came from, when another office sent it here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The office it was received from, such as the city's public service centre; may be empty.
    pub received_from: String,
    /// Who assigned it to this office; may be empty.
    pub assigned_by: String,
}

/// A petition's form, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// What it is.
    pub kind: Kind,
    /// What it is about.
    pub subject: String,
    /// The text.
    pub body: String,
    /// Who wrote it.
    pub person: Person,
    /// Where it came from.
    pub origin: Origin,
}

impl Written {
    /// A MAC of everything written under the form's key: a repeat of the form is recognised, and a reader
    /// of the database cannot try names against it, since the key is not there. `None` never: the
    /// MAC takes keys of any length.
    pub fn mac(&self, form_key: Uuid) -> Option<[u8; 32]> {
        let mut mac = Hmac::<Sha256>::new_from_slice(form_key.as_bytes()).ok()?;
        let person = &self.person;
        for text in [
            self.kind.code(),
            &self.subject,
            &self.body,
            &person.name,
            &person.address,
            &person.phone,
            &person.email,
        ] {
            mac.update(&(text.len() as u64).to_be_bytes());
            mac.update(text.as_bytes());
        }
        // A form that another office did not send has the MAC it always had.
        let origin = &self.origin;
        for (name, text) in [("from", &origin.received_from), ("by", &origin.assigned_by)] {
            if !text.is_empty() {
                mac.update(name.as_bytes());
                mac.update(&(text.len() as u64).to_be_bytes());
                mac.update(text.as_bytes());
            }
        }
        Some(mac.finalize().into_bytes().into())
    }
}
