//! The mail server as an office writes it.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::{Field, Settings};
use crate::domain::petition::Key;

/// A mail server as the mailer takes it.
#[derive(Clone, PartialEq, Eq)]
pub struct MailServer {
    /// `smtps://USER:PASSWORD@HOST:PORT`.
    pub url: String,
    /// Who mail is from.
    pub from: String,
}

impl std::fmt::Debug for MailServer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MailServer").field("from", &self.from).finish_non_exhaustive()
    }
}

impl Settings {
    /// The password of the mail server, opened; `None` where none is set or the key is another one.
    pub fn mail_password(&self, key: &Key) -> Option<String> {
        key.open_text(self.own(Field::MailPassword)?, Field::MailPassword.code())
    }

    /// The mail server that the office set, with its opened password; `None` where it set none.
    pub fn mail_server(&self, password: Option<&str>) -> Option<MailServer> {
        let host = self.own(Field::MailHost)?;
        let from = self.own(Field::MailFrom)?.to_owned();
        let escaped = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        let account = match (self.own(Field::MailUser), password) {
            (Some(user), Some(password)) => format!("{}:{}@", escaped(user), escaped(password)),
            _ => String::new(),
        };
        let port = self.number_or_default(Field::MailPort);
        let (scheme, ending) = match self.text(Field::MailSecurity) {
            "starttls" => ("smtp", "?tls=required"),
            "none" => ("smtp", ""),
            _ => ("smtps", ""),
        };
        Some(MailServer { url: format!("{scheme}://{account}{host}:{port}{ending}"), from })
    }
}

/// Whether this can be a host: letters, digits, points and hyphens.
pub(super) fn is_host(host: &str) -> bool {
    let fits = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '-');
    host.len() <= 253 && host.chars().all(fits) && !host.starts_with(['.', '-'])
}

/// Whether this can be a sender: an address, or a name and an address in angle brackets.
pub(super) fn is_sender(sender: &str) -> bool {
    let address = match sender.split_once('<') {
        Some((_, rest)) => match rest.strip_suffix('>') {
            Some(address) => address,
            None => return false,
        },
        None => sender,
    };
    let parts = address.split_once('@');
    sender.len() <= 254
        && !sender.chars().any(char::is_control)
        && parts.is_some_and(|(name, host)| {
            !name.is_empty()
                && host.contains('.')
                && is_host(host)
                && !name.contains(char::is_whitespace)
        })
}
