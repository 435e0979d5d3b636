//! Sends mail. OUTSIDE: the only place that speaks SMTP.

use std::time::Duration;

use lettre::message::header::ContentType;
use lettre::message::{Mailbox, MessageBuilder};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use tokio::time::timeout;

use super::causes::with_causes;

/// A letter that is not through after so long is tried again. Our choice: a server looks at a page of
/// text in seconds, and a stop of the program waits for the letter under way.
const PATIENCE: Duration = Duration::from_secs(30);

/// Sends letters through one mail server.
#[derive(Clone, Debug)]
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
    patience: Duration,
}

/// A letter of plain text.
#[derive(Clone, Copy, Debug)]
pub struct Letter<'a> {
    /// The same letter always has the same, so that one sent twice is seen once.
    pub id: &'a str,
    /// Where it goes.
    pub to: &'a str,
    /// One line.
    pub subject: &'a str,
    /// The text.
    pub body: &'a str,
}

/// The operator's setting names no mail server or no sender.
#[derive(Debug, thiserror::Error)]
pub enum NoPostman {
    /// The address of the server.
    #[error(
        "the mail server's address cannot be read ({0}); write it as smtp://HOST:PORT or smtps://USER:PASSWORD@HOST"
    )]
    Server(String),
    /// The sender.
    #[error("the sender `{0}` is no mail address; write it as Hài Lòng <hailong@example.gov.vn>")]
    From(String),
}

/// Why a letter was not taken.
#[derive(Debug, thiserror::Error)]
pub enum NotTaken {
    /// The server refused this one, in its words; it may take others.
    #[error("{0}")]
    Refused(String),
    /// There was no talking to the server: it would take no other letter now either.
    #[error("{0}")]
    NoServer(String),
}

impl Mailer {
    /// A postman for this server; nothing is asked of it yet.
    ///
    /// # Errors
    /// [`NoPostman`] when either cannot be read.
    pub fn of(server: &str, from: &str) -> Result<Self, NoPostman> {
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(server)
            .map_err(|error| NoPostman::Server(error.to_string()))?;
        let from = from.parse().map_err(|_| NoPostman::From(from.to_owned()))?;
        // The library's own limit is on connecting alone; the one of `send` is on all of it.
        let transport = builder.timeout(None).build();
        Ok(Self { transport, from, patience: PATIENCE })
    }

    /// The same with another patience.
    #[must_use]
    pub fn patient(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// Hands a letter to the server.
    pub async fn send(&self, letter: Letter<'_>) -> Result<(), NotTaken> {
        let refused = |error: &dyn std::error::Error| NotTaken::Refused(with_causes(error));
        let to: Address = letter.to.parse().map_err(|error| refused(&error))?;
        let message = self
            .builder(letter)
            .to(Mailbox::new(None, to))
            .header(ContentType::TEXT_PLAIN)
            .body(letter.body.to_owned())
            .map_err(|error| refused(&error))?;
        match timeout(self.patience, self.transport.send(message)).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) if error.status().is_some() => Err(refused(&error)),
            Ok(Err(error)) => Err(NotTaken::NoServer(with_causes(&error))),
            Err(_) => {
                let seconds = self.patience.as_secs();
                let silent = format!("no end of the letter within {seconds} seconds");
                Err(NotTaken::NoServer(silent))
            }
        }
    }

    fn builder(&self, letter: Letter<'_>) -> MessageBuilder {
        Message::builder()
            .from(self.from.clone())
            .subject(letter.subject)
            .message_id(Some(format!("<{}@{}>", letter.id, self.from.email.domain())))
            .header(AutoSubmitted)
    }
}

/// Asks not to be answered by machines (RFC 3834, section 5).
#[derive(Clone, Copy, Debug)]
struct AutoSubmitted;

impl lettre::message::header::Header for AutoSubmitted {
    fn name() -> lettre::message::header::HeaderName {
        lettre::message::header::HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> lettre::message::header::HeaderValue {
        lettre::message::header::HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}
