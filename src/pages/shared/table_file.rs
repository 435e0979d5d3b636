//! A file of rows that a form sends.

use crate::base::table::{LARGEST, Refusal};
use crate::web::upload::{Limits, Upload};

/// What such a form may bring.
pub const LIMITS: Limits = Limits { each: LARGEST, all: LARGEST };

/// Name and bytes of the file in the field `file`.
pub fn named(sent: Upload) -> Result<(String, Vec<u8>), Refusal> {
    let file = sent.file("file").ok_or(Refusal::Empty)?;
    Ok((file.name, file.content.ok_or(Refusal::TooLarge)?))
}
