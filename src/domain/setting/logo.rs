//! The office's logo, cleaned when it is taken.

use sha2::{Digest, Sha256};

use crate::base::code;

/// A logo (biểu trưng) that was cleaned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    /// `image/png` or `image/svg+xml`.
    pub media_type: String,
    /// The picture.
    pub content: Vec<u8>,
}

/// Why a picture is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogoFault {
    /// No file, or an empty one.
    Nothing,
    /// Over the most bytes.
    TooLarge,
    /// Neither PNG nor SVG.
    WrongKind,
    /// It cannot be read.
    Broken,
    /// Too few or too many pixels.
    Size,
}

impl Logo {
    /// Most bytes of a file.
    pub const MOST_BYTES: usize = 512 * 1024;

    /// Most pixels of a side.
    pub const MOST_PIXELS: u32 = 2000;

    /// The picture as an address that holds its data.
    pub fn address(&self) -> String {
        format!("data:{};base64,{}", self.media_type, code::base64(&self.content))
    }

    /// Under which it is served: another picture has another address.
    pub fn digest(&self) -> String {
        code::hex(&Sha256::digest(&self.content)[..8])
    }
}
