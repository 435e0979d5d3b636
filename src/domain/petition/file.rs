//! Files of a petition, sealed like its sender.

use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{Key, NONCE};
use crate::base::enum_codes;

/// Whose file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum FileSide {
    /// The sender's; those who handle the petition alone open it.
    Sender,
    /// Of the answer; the sender opens it once the answer is given.
    Answer,
}

enum_codes!(pub FileSide);

/// What a file is, by its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum FileKind {
    /// A picture of a camera.
    Jpeg,
    /// A picture of a screen.
    Png,
    /// A document.
    Pdf,
}

enum_codes!(pub FileKind);

impl FileKind {
    /// The media type.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Pdf => "application/pdf",
        }
    }
}

/// A file to be sealed: cleaned of what tells where and with what it was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CleanFile {
    /// What it is.
    pub kind: FileKind,
    /// Its name; empty for the sender's, whose names may tell who they are.
    pub name: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// A file to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedFile {
    /// Its id within the petition.
    pub id: String,
    /// What it is.
    pub kind: FileKind,
    /// Its name; empty for the sender's.
    pub name: String,
    /// Bytes before encryption.
    pub size: u64,
    /// Its bytes, sealed.
    pub sealed: Vec<u8>,
}

impl CleanFile {
    /// Seals the file into the petition of this code under a fresh id and nonce. `None` only beyond the cipher's
    /// limits.
    pub fn seal(
        &self,
        code: &str,
        id: String,
        (key, nonce): (&Key, [u8; NONCE]),
    ) -> Option<SealedFile> {
        let sealed = key.seal_bytes(&self.content, &bound(code, &id), nonce)?;
        let size = self.content.len() as u64;
        Some(SealedFile { id, kind: self.kind, name: self.name.clone(), size, sealed })
    }
}

/// The bytes of a sealed file; `None` when the key is another one, or the file belongs elsewhere or was changed.
pub fn open_file(key: &Key, sealed: &[u8], (code, id): (&str, &str)) -> Option<Vec<u8>> {
    key.open_bytes(sealed, &bound(code, id))
}

/// What a file is bound to; a code has no space, so that no sender's seal is bound to the same.
fn bound(code: &str, id: &str) -> String {
    format!("{code} {id}")
}
