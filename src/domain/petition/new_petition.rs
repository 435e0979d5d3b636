//! A petition on its way into the register.

use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{CleanFile, Clocked, Key, Kind, NONCE, Origin, Rules, SealedFile, SearchWords, State};
use super::{StoredDays, Written};
use crate::domain::survey::receipt_of;

/// A petition to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPetition {
    /// SHA-256 of the form's key, which a repeated form shares.
    pub key_hash: [u8; 32],
    /// A MAC of what was typed, under the form's key, which is not stored.
    pub body_mac: [u8; 32],
    /// What it is.
    pub kind: Kind,
    /// What it is about.
    pub subject: String,
    /// What was written.
    pub body: String,
    /// Code of a unit, when it is known.
    pub unit: Option<String>,
    /// Day on which it came in.
    pub received: NaiveDate,
    /// The sender, sealed for [`NewPetition::code`].
    pub sealed: Vec<u8>,
    /// Where it came from.
    pub origin: Origin,
    /// Its last days.
    pub days: StoredDays,
    /// What it is found by.
    pub words: SearchWords,
    /// The sender's files.
    pub files: Vec<SealedFile>,
    /// Id of the letter that tells the sender it came in; `None` writes none.
    pub letter: Option<String>,
}

impl NewPetition {
    /// Seals the sender of what was written with the office's key and a fresh nonce. `None` only
    /// beyond the cipher's limits.
    pub fn seal(
        written: &Written,
        form_key: Uuid,
        received: NaiveDate,
        (key, nonce): (&Key, [u8; NONCE]),
    ) -> Option<Self> {
        let key_hash = Sha256::digest(form_key.as_bytes()).into();
        Some(Self {
            key_hash,
            body_mac: written.mac(form_key)?,
            kind: written.kind,
            subject: written.subject.clone(),
            body: written.body.clone(),
            unit: None,
            received,
            sealed: key.seal(&written.person, &receipt_of(&key_hash), nonce)?,
            origin: written.origin.clone(),
            days: StoredDays::default(),
            words: SearchWords::of(&written.subject, &written.body, &written.person),
            files: Vec::new(),
            letter: None,
        })
    }

    /// With files, each sealed with an id and a nonce that `drawn` draws. Another file under the same form's key is
    /// another petition. `None` only beyond the cipher's limits.
    pub fn with_files(
        mut self,
        files: &[CleanFile],
        key: &Key,
        drawn: impl Fn() -> (String, [u8; NONCE]),
    ) -> Option<Self> {
        let code = self.code();
        for file in files {
            let (id, nonce) = drawn();
            self.files.push(file.seal(&code, id, (key, nonce))?);
            let mixed = Sha256::new().chain_update(self.body_mac);
            self.body_mac = mixed.chain_update(Sha256::digest(&file.content)).finalize().into();
        }
        Some(self)
    }

    /// With its last days by these rules.
    #[must_use]
    pub fn due_by(self, rules: &Rules) -> Self {
        let clocked = Clocked {
            state: State::New,
            received: self.received,
            waited: 0,
            answered: None,
            reply_due: None,
        };
        Self { days: rules.stored_days(&clocked), ..self }
    }

    /// The code it will have.
    pub fn code(&self) -> String {
        receipt_of(&self.key_hash)
    }
}
