//! Alerts: settings, what was sent, and the mail queue.

pub mod gather;
mod mail;
mod settings;
mod told;

pub use mail::{Mail, MailState, NewMail, SentMail};
pub use settings::Recipient;
pub use told::LookedAt;
