//! Forms with files: what was typed is kept whatever becomes of the files.
//!
//! A body is read to its end also where a file in it is too large, so that the fields behind it are known and the
//! browser sees the answer: it shows none while it is still sending.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::StatusCode;
use tokio::time::timeout;

use super::fields::Fields;
use super::posted::Posted;
use crate::base::limiter::Limiter;
use crate::base::text::tidied;
use crate::web::errors::failure::Failure;

/// Bytes of all texts of a form together: a form without files has as many at most.
const TEXTS: usize = 64 * 1024;

/// Bytes read beyond the limits before the connection is given up.
const DRAINED: usize = 64 * 1024 * 1024;

/// How long a body may take: 15 MB at 400 kbit/s.
const LONGEST: Duration = Duration::from_mins(5);

/// What a form may bring.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Bytes of a file.
    pub each: usize,
    /// Bytes of all files together.
    pub all: usize,
}

/// A file as it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentFile {
    /// The field of the form.
    pub field: String,
    /// Its name on the sender's machine.
    pub name: String,
    /// Its bytes; `None` when there are too many.
    pub content: Option<Vec<u8>>,
}

/// A form with files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Upload {
    /// What was typed.
    pub fields: Fields,
    /// The files that were chosen, in their order.
    pub files: Vec<SentFile>,
}

impl Upload {
    /// Whether a file is over its limit.
    pub fn is_too_large(&self) -> bool {
        self.files.iter().any(|file| file.content.is_none())
    }

    /// The file of a field; `None` when none was chosen.
    pub fn file(self, field: &str) -> Option<SentFile> {
        self.files.into_iter().find(|file| file.field == field)
    }

    /// The status of a form that goes back.
    pub fn refusal(&self) -> StatusCode {
        if self.is_too_large() {
            StatusCode::PAYLOAD_TOO_LARGE
        } else {
            StatusCode::UNPROCESSABLE_ENTITY
        }
    }
}

/// What was read of a form with files, for the page that offers it again when it could not be kept.
#[derive(Clone, Debug, Default)]
pub struct Typed(Arc<Mutex<Option<Upload>>>);

impl Typed {
    /// Adds a field, such as the token that is taken off before a handler reads the form.
    pub fn add(&self, name: &str, value: String) {
        self.change(|upload| upload.fields.push((name.to_owned(), value)));
    }

    fn add_file(&self, file: &SentFile) {
        let named = SentFile { content: None, ..file.clone() };
        self.change(|upload| upload.files.push(named));
    }

    fn change(&self, change: impl FnOnce(&mut Upload)) {
        let mut upload = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        change(upload.get_or_insert_default());
    }

    /// The form without the bytes of its files; `None` when nothing was read.
    pub fn taken(&self) -> Option<Upload> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// A posted form that may have files, before it is read.
#[derive(Debug)]
pub struct Uploading {
    sent: Sent,
    typed: Typed,
    limiter: Option<Limiter>,
}

#[derive(Debug)]
enum Sent {
    Parts(Multipart),
    Pairs(Fields),
}

impl<S: Send + Sync> FromRequest<S> for Uploading {
    type Rejection = Failure;

    async fn from_request(mut request: Request, state: &S) -> Result<Self, Failure> {
        let typed = request.extensions().get::<Typed>().cloned().unwrap_or_default();
        let limiter = request.extensions().get::<Limiter>().cloned();
        let kind = request.headers().get(axum::http::header::CONTENT_TYPE);
        let kind = kind.and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let sent = if kind.starts_with("multipart/") {
            // The body is read to its end by [`Uploading::read`], which has limits of its own.
            DefaultBodyLimit::disable().apply(&mut request);
            let parts = Multipart::from_request(request, state).await;
            Sent::Parts(parts.map_err(|_| Failure::WrongType)?)
        } else {
            DefaultBodyLimit::max(TEXTS).apply(&mut request);
            let Posted(fields) = Posted::from_request(request, state).await?;
            Sent::Pairs(fields)
        };
        Ok(Self { sent, typed, limiter })
    }
}

impl Uploading {
    /// The form, read to its end.
    pub async fn read(self, limits: Limits) -> Result<Upload, Failure> {
        let parts = match self.sent {
            Sent::Pairs(fields) => return Ok(Upload { fields, files: Vec::new() }),
            Sent::Parts(parts) => parts,
        };
        let reading = Reading { limits, typed: self.typed, limiter: self.limiter, read: 0 };
        timeout(LONGEST, reading.of(parts)).await.map_err(|_| Failure::Busy)?
    }
}

struct Reading {
    limits: Limits,
    typed: Typed,
    limiter: Option<Limiter>,
    /// Bytes so far.
    read: usize,
}

impl Reading {
    async fn of(mut self, mut parts: Multipart) -> Result<Upload, Failure> {
        let mut upload = Upload::default();
        let (mut texts, mut kept) = (0, 0);
        let mut refused = None;
        // Files are held in memory: with a limiter so many forms with files are read at once.
        let mut permit = None;
        while let Some(mut part) = parts.next_field().await.map_err(unreadable)? {
            let field = part.name().unwrap_or_default().to_owned();
            let Some(name) = part.file_name().map(str::to_owned) else {
                let bytes = self.bytes(&mut part, TEXTS - texts).await?;
                texts += bytes.as_ref().map_or(0, Vec::len);
                match text(bytes, &field, &upload.fields) {
                    Ok(text) => {
                        self.typed.add(&field, text.clone());
                        upload.fields.push((field, text));
                    }
                    // The rest is read before the refusal is said.
                    Err(refusal) => refused = Some(refusal),
                }
                continue;
            };
            if let Some(limiter) = self.limiter.as_ref().filter(|_| permit.is_none()) {
                permit = Some(limiter.take().await.ok_or(Failure::Busy)?);
            }
            let most = self.limits.each.min(self.limits.all - kept);
            let content = self.bytes(&mut part, most).await?;
            kept += content.as_ref().map_or(0, Vec::len);
            // A field in which no file was chosen is sent without a name and without bytes.
            if name.is_empty() && content.as_ref().is_some_and(Vec::is_empty) {
                continue;
            }
            let file = SentFile { field, name: tidied(&name).into_owned(), content };
            self.typed.add_file(&file);
            upload.files.push(file);
        }
        drop(permit);
        refused.map_or(Ok(upload), Err)
    }

    /// The bytes of a part, of which it may have `most`; `None` when there are more.
    async fn bytes(
        &mut self,
        part: &mut Field<'_>,
        most: usize,
    ) -> Result<Option<Vec<u8>>, Failure> {
        let mut bytes = Some(Vec::new());
        while let Some(piece) = part.chunk().await.map_err(unreadable)? {
            self.read += piece.len();
            if self.read > TEXTS + self.limits.all + DRAINED {
                return Err(Failure::TooLarge);
            }
            match &mut bytes {
                Some(kept) if kept.len() + piece.len() <= most => kept.extend_from_slice(&piece),
                other => *other = None,
            }
        }
        Ok(bytes)
    }
}

/// A text as every form has it: Unicode without unseen characters, and one value a field.
fn text(bytes: Option<Vec<u8>>, field: &str, before: &Fields) -> Result<String, Failure> {
    let text = String::from_utf8(bytes.ok_or(Failure::TooLarge)?);
    let text = text.map_err(|_| Failure::NotUnicode)?;
    let text = tidied(&text).into_owned();
    let mut others = before.iter().filter(|(name, _)| name == field);
    if others.any(|(_, other)| other.trim() != text.trim()) {
        return Err(Failure::Repeated(field.to_owned()));
    }
    Ok(text)
}

fn unreadable(_: MultipartError) -> Failure {
    Failure::BadRequest(
        "Không đọc được nội dung gửi lên. Xin tải lại trang rồi gửi.",
        "What was sent could not be read. Please reload the page and send again.",
    )
}
