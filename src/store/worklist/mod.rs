//! Alerts: settings, what was told, and the mail on its way.

pub mod gather;
mod mail;
mod settings;
mod told;

use chrono::{DateTime, Utc};

use super::{Error, Result};

pub use mail::{Mail, MailState, NewMail, SentMail};
pub use settings::Recipient;
pub use told::LookedAt;

/// An instant as stored, in milliseconds since 1970.
fn instant(at: i64) -> Result<DateTime<Utc>> {
    DateTime::from_timestamp_millis(at)
        .ok_or_else(|| Error::Corrupt(format!("{at} is no instant of an alert")))
}
