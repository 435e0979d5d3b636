//! What an Excel file may be before anything parses it: it is an archive, and a small archive can hold
//! gigabytes.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;

use super::Refusal;

/// Parts of the archive at most; an ordinary workbook has a dozen.
const MOST_PARTS: usize = 500;

/// Bytes of all parts at most, unpacked: an ordinary sheet of 20 000 rows has some 10 MB.
const MOST_BYTES: u64 = 96 * 1024 * 1024;

/// Unpacks every part without keeping it, and stops beyond the limit: the sizes an archive tells of
/// itself are not believed.
pub(super) fn pass(bytes: &[u8]) -> Result<(), Refusal> {
    let broken = |why: &dyn std::error::Error| Refusal::Broken(why.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    if archive.len() > MOST_PARTS {
        return Err(Refusal::Packed);
    }
    let mut left = MOST_BYTES;
    for place in 0..archive.len() {
        let part = archive.by_index(place).map_err(|error| broken(&error))?;
        let read = io::copy(&mut part.take(left + 1), &mut io::sink());
        let read = read.map_err(|error| broken(&error))?;
        left = left.checked_sub(read).ok_or(Refusal::Packed)?;
    }
    Ok(())
}
