//! Alerts: settings, what was told, and the mail on its way.

pub mod gather;
mod mail;
mod settings;
mod told;

pub use mail::{Mail, MailState, NewMail, SentMail};
pub use settings::Recipient;
pub use told::LookedAt;
