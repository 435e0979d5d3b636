//! What programs are told of, how a message is signed, and when it is tried again. Pure.
//!
//! Messages follow Standard Webhooks 1.0.0: three headers, `v1` signatures by HMAC-SHA256.

use chrono::{DateTime, TimeDelta, Utc};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::base::{code, enum_codes};

/// What a program can be told of: actions of the audit log that name no person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
pub enum Event {
    /// A petition came into the register.
    #[strum(serialize = "petition.received")]
    PetitionReceived,
    /// A petition went on to another state.
    #[strum(serialize = "petition.moved")]
    PetitionMoved,
    /// A periodic report was recorded as sent.
    #[strum(serialize = "report.sent")]
    ReportSent,
    /// That record was corrected.
    #[strum(serialize = "report.corrected")]
    ReportCorrected,
    /// That record was withdrawn.
    #[strum(serialize = "report.withdrawn")]
    ReportWithdrawn,
    /// Dossiers were imported.
    #[strum(serialize = "dossier.imported")]
    DossiersImported,
    /// Official figures were imported.
    #[strum(serialize = "official.imported")]
    OfficialImported,
    /// A yearly plan was imported.
    #[strum(serialize = "plan.imported")]
    PlanImported,
    /// Remarks were released to the public.
    #[strum(serialize = "remark.released")]
    RemarksReleased,
    /// A batch of answers was taken back: figures that were read before have changed.
    #[strum(serialize = "batch.taken-back")]
    BatchTakenBack,
    /// A touchpoint was added.
    #[strum(serialize = "touchpoint.added")]
    TouchpointAdded,
    /// A touchpoint was changed.
    #[strum(serialize = "touchpoint.changed")]
    TouchpointChanged,
}

enum_codes!(pub Event);

/// The body of a message: what happened, when, and to what. `subject` is none for a subject that must not be told.
pub fn body(
    event: Event,
    at: DateTime<Utc>,
    subject: Option<&Value>,
    state: Option<&str>,
) -> String {
    let mut data = json!({ "subject": subject });
    if let Some(state) = state {
        data["state"] = state.into();
    }
    json!({ "type": event.code(), "timestamp": at.to_rfc3339(), "data": data }).to_string()
}

/// The signature of a message sent at this second: `v1,` and base 64.
pub fn signature(secret: &[u8], id: &str, second: i64, body: &str) -> String {
    // HMAC takes a key of any length.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret) else { return String::new() };
    mac.update(format!("{id}.{second}.{body}").as_bytes());
    format!("v1,{}", code::base64(&mac.finalize().into_bytes()))
}

/// Seconds until a message is tried again, by how often it failed: five, then five minutes, half an hour, and hours up to a
/// day, as Standard Webhooks proposes; three days in all.
const WAITS: [i64; 9] = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400];

/// When a message that has failed so many times is tried again; `None` once it is given up.
pub fn next_try(failures: usize, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let wait = WAITS.get(failures.checked_sub(1)?)?;
    now.checked_add_signed(TimeDelta::seconds(*wait))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_that_of_the_specification() {
        // The example of Standard Webhooks' reference libraries (standard-webhooks, test of `sign`).
        let secret = code::of_base64("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let signed = signature(
            &secret,
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            1_614_265_330,
            "{\"test\": 2432232314}",
        );
        assert_eq!(signed, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn a_message_is_given_up_after_three_days() {
        let now: DateTime<Utc> = "2026-12-01T00:00:00Z".parse().unwrap();
        let mut at = now;
        for failures in 1..=9 {
            at = next_try(failures, at).unwrap();
        }
        assert_eq!((at - now).num_hours(), 75);
        assert_eq!((next_try(10, now), next_try(0, now)), (None, None));
    }
}
