//! Alerts: settings, what was sent, and the mail queue.

pub mod gather;
mod leader;
mod mail;
mod sent_alerts;
mod settings;

pub use leader::LeaderReader;
pub use mail::{Mail, MailState, NewMail, SentMail};
pub use sent_alerts::LookedAt;
pub use settings::Recipient;
