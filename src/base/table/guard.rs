//! What an Excel file may be before anything parses it: it is an archive, and a small archive can hold
//! gigabytes, or make a parser allocate them.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::Refusal;

/// Parts of the archive at most; an ordinary workbook has a dozen.
const MOST_PARTS: usize = 500;

/// Bytes of all parts at most, unpacked: an ordinary sheet of 20 000 rows has some 10 MB.
const MOST_BYTES: u64 = 96 * 1024 * 1024;

/// Different texts that all cells of a workbook share, at most.
const MOST_TEXTS: u64 = 2_000_000;

/// Bytes that the styles of cells may take: each one is a copy of a format and of a font.
const MOST_STYLES: u64 = 64 * 1024 * 1024;

/// Unpacks every part and looks at it, and stops beyond a limit: the sizes an archive declares
/// are not trusted, and the sizes a part declares are checked before a parser uses them.
pub(super) fn pass(bytes: &[u8]) -> Result<(), Refusal> {
    let broken = |why: &dyn std::error::Error| Refusal::Broken(why.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    if archive.len() > MOST_PARTS {
        return Err(Refusal::Packed);
    }
    let mut names = Vec::new();
    let mut left = MOST_BYTES;
    let mut unpacked = Vec::new();
    for place in 0..archive.len() {
        let part = archive.by_index(place).map_err(|error| broken(&error))?;
        names.push(part.name().as_deref().unwrap_or_default().to_lowercase());
        match part.name().as_deref().unwrap_or_default() {
            "mimetype" => return Err(Refusal::OpenDocument),
            "xl/workbook.bin" => return Err(Refusal::Binary),
            _ => {}
        }
        unpacked.clear();
        let read = part.take(left + 1).read_to_end(&mut unpacked);
        let read = read.map_err(|error| broken(&error))? as u64;
        left = left.checked_sub(read).ok_or(Refusal::Packed)?;
        if !is_harmless(&unpacked) {
            return Err(Refusal::Packed);
        }
    }
    let has = |begin: &str| names.iter().any(|name| name.starts_with(begin));
    if has("xl/") {
        return Ok(());
    }
    match (has("word/"), has("ppt/"), has("[content_types].xml")) {
        (true, ..) => Err(Refusal::Other("Word (.docx)")),
        (_, true, _) => Err(Refusal::Other("PowerPoint (.pptx)")),
        (.., false) => Err(Refusal::Other("ZIP")),
        _ => Ok(()),
    }
}

/// Whether a part does not make its parser take much more memory than the part has. Looked for by
/// bytes, whatever the part is called: names are compared without case and may be given anew.
fn is_harmless(part: &[u8]) -> bool {
    !is_of_two_bytes(part)
        && claims(part).all(|count| count <= MOST_TEXTS)
        && tags(part, b"si") <= MOST_TEXTS
        && tags(part, b"xf").saturating_mul(longest_piece(part)) <= MOST_STYLES
}

/// Text in UTF-16, which no workbook is written in: nothing would be found in it.
fn is_of_two_bytes(part: &[u8]) -> bool {
    matches!(part, [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [b'<', 0, ..] | [0, b'<', ..])
}

/// The numbers of different texts that the part says there are: memory is set aside for so many.
fn claims(part: &[u8]) -> impl Iterator<Item = u64> {
    after(part, b"uniqueCount").map(|rest| {
        let digits = rest.iter().skip_while(|byte| b" \t\r\n='\"+".contains(byte));
        let digits = digits.take_while(|byte| byte.is_ascii_digit());
        digits.fold(0, |number: u64, digit| {
            number.saturating_mul(10).saturating_add(u64::from(digit - b'0'))
        })
    })
}

/// How many elements of this name begin, with or without a prefix.
fn tags(part: &[u8], name: &'static [u8]) -> u64 {
    let begins = |rest: &&[u8]| matches!(rest, [byte, ..] if b" \t\r\n/>".contains(byte));
    let named = |mark: u8| {
        let whole: Vec<u8> = [mark].into_iter().chain(name.iter().copied()).collect();
        after(part, &whole).filter(begins).count() as u64
    };
    named(b'<') + named(b':')
}

/// The longest tag with the text after it, in bytes: no attribute is longer.
fn longest_piece(part: &[u8]) -> u64 {
    let pieces = part.split(|byte| *byte == b'<');
    pieces.map(|piece| piece.len() as u64).max().unwrap_or(0)
}

/// What follows each place where `wanted` stands.
fn after<'a>(part: &'a [u8], wanted: &[u8]) -> impl Iterator<Item = &'a [u8]> {
    let places = memchr::memmem::find_iter(part, wanted).collect::<Vec<_>>();
    let length = wanted.len();
    places.into_iter().map(move |place| &part[place + length..])
}
