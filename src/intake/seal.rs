//! Turns a checked form into a response: hashed and sealed.

use chrono::{DateTime, NaiveDate, Utc};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::slip_code::SlipCode;
use crate::base::calendar::office_day;
use crate::domain::batch::{Fullness, Series};
use crate::domain::survey::{Answers, Instrument};
use crate::domain::unit::Touchpoint;
use crate::domain::wave::{WaveDays, wave_on};
use crate::store::NewResponse;

/// Longer times since the page was made say nothing: it may have been left open.
const LONGEST_SECONDS: i64 = 3600;

/// One filled-in form (phiếu đã điền), read and checked.
#[derive(Clone, Debug)]
pub struct Filled<'a> {
    /// The response key; a form sent again has the same one.
    pub key: Uuid,
    /// Its touchpoint.
    pub touchpoint: &'a Touchpoint,
    /// When waves take answers there.
    pub waves: &'a [WaveDays],
    /// Its instrument.
    pub instrument: &'a Instrument,
    /// Its answers.
    pub answers: Answers,
    /// The one-time slip it came with.
    pub slip: Option<&'a SlipCode>,
    /// The procedure that the citizen says it is about, one of the touchpoint's.
    pub procedure: Option<&'a str>,
}

impl Filled<'_> {
    /// The response. It does not reveal the key, and without the key the MAC of the body cannot be
    /// tested against guessed answers.
    pub fn seal(self, accepted_at: DateTime<Utc>) -> NewResponse {
        let procedure = match self.touchpoint.procedures.as_slice() {
            [only] => Some(only.clone()),
            _ => self.procedure.map(str::to_owned),
        };
        NewResponse {
            key_hash: Sha256::digest(self.key.as_bytes()).into(),
            body_mac: self.body_mac(),
            series: self.series(office_day(accepted_at)),
            procedure,
            slip_hash: self.slip.map(SlipCode::hash),
            record: self.answers.record,
            remark: self.answers.remark,
            duration: seconds_since(self.key, accepted_at),
            accepted_at,
        }
    }

    /// What the response, accepted on `day`, has in common with those it is settled with.
    fn series(&self, day: NaiveDate) -> Series {
        let answers = self.answers.record.answers(self.instrument).unwrap_or_default();
        Series {
            instrument: self.instrument.id.clone(),
            version: self.instrument.version.clone(),
            wave: wave_on(self.waves, &self.instrument.id, day).to_owned(),
            office: self.touchpoint.office.clone(),
            unit: self.touchpoint.unit.clone(),
            touchpoint: self.touchpoint.code.clone(),
            tier: self.touchpoint.tier,
            fullness: Fullness::of(self.instrument, &answers),
            apart: false,
        }
    }

    /// HMAC-SHA-256 of everything sent, under the response key.
    fn body_mac(&self) -> [u8; 32] {
        let parts = [
            Some(self.touchpoint.code.as_str()),
            Some(&self.instrument.id),
            Some(&self.instrument.version),
            Some(self.answers.record.as_str()),
            self.answers.remark.as_deref(),
            self.slip.map(SlipCode::as_str),
        ];
        mac(self.key.as_bytes(), &parts, self.procedure)
    }
}

/// HMAC-SHA-256 under a key of at most 64 bytes. Each part is preceded by its length, so that no two
/// bodies have the same bytes.
fn mac(key: &[u8], parts: &[Option<&str>], procedure: Option<&str>) -> [u8; 32] {
    // HMAC pads a short key with zeros to the block size (RFC 2104 §2).
    let mut block = [0; 64];
    for (place, byte) in block.iter_mut().zip(key) {
        *place = *byte;
    }
    let mut mac = Hmac::<Sha256>::new(&block.into());
    for part in parts {
        match part {
            Some(text) => {
                mac.update(&[1]);
                mac.update(&(text.len() as u64).to_be_bytes());
                mac.update(text.as_bytes());
            }
            None => mac.update(&[0]),
        }
    }
    // Without one the bytes are those of forms that did not ask, so that their repeats are recognised.
    if let Some(procedure) = procedure {
        mac.update(&[1]);
        mac.update(&(procedure.len() as u64).to_be_bytes());
        mac.update(procedure.as_bytes());
    }
    mac.finalize().into_bytes().into()
}

/// A form on paper, read and checked.
#[derive(Clone, Copy, Debug)]
pub struct OnPaper<'a> {
    /// Its touchpoint.
    pub touchpoint: &'a Touchpoint,
    /// Id and version of its instrument.
    pub instrument: (&'a str, &'a str),
    /// Its answers.
    pub answers: &'a Answers,
    /// Code of its procedure.
    pub procedure: Option<&'a str>,
}

impl OnPaper<'_> {
    /// The hash of a key and the MAC of the form under it, by which a repeat is recognised. `key` is
    /// what tells the form from all others of its instrument.
    pub fn sealed(&self, key: &[u8]) -> ([u8; 32], [u8; 32]) {
        let (id, version) = self.instrument;
        let own = own_key(id, key);
        let Answers { record, remark } = self.answers;
        let parts = [
            Some(self.touchpoint.code.as_str()),
            Some(id),
            Some(version),
            Some(record.as_str()),
            remark.as_deref(),
        ];
        (Sha256::digest(own).into(), mac(&own, &parts, self.procedure))
    }
}

/// The hash of what tells a form from all others of an instrument.
pub(super) fn paper_key(instrument: &str, key: &[u8]) -> [u8; 32] {
    Sha256::digest(own_key(instrument, key)).into()
}

fn own_key(instrument: &str, key: &[u8]) -> [u8; 32] {
    let mut own = Sha256::new();
    own.update(b"paper form\0");
    own.update(instrument.as_bytes());
    own.update(b"\0");
    own.update(key);
    own.finalize().into()
}

/// Seconds from making the page to `then`; a UUID of version 7 contains its time.
fn seconds_since(key: Uuid, then: DateTime<Utc>) -> Option<u32> {
    let (seconds, _) = key.get_timestamp()?.to_unix();
    let passed = then.timestamp() - i64::try_from(seconds).ok()?;
    (0..=LONGEST_SECONDS).contains(&passed).then(|| u32::try_from(passed).ok()).flatten()
}
