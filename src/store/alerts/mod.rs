//! Alerts: settings, what was told, and the mail on its way.

mod mail;
mod settings;
mod told;

pub use mail::{Mail, MailState, NewMail, SentMail};
pub use settings::Recipient;
