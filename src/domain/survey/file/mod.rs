//! Instruments as files: from the text of `surveys/*.toml` to checked instruments. Pure.
//!
//! Reading never stops at the first fault: all are reported at once.

mod built_in;
mod checks;
mod draft;
mod finding;
mod frozen;
mod parts;
mod series;
mod table;
mod values;
mod write;

pub use built_in::{BUILT_IN, FROZEN, built_in};
pub use draft::Spot;
pub use finding::Finding;
pub(crate) use finding::both;
pub use frozen::Frozen;
pub use series::{Clash, check_all, check_beside};
pub use write::write;
pub(super) use write::{decimal, read_decimal, rule_code};

use draft::Draft;
use sha2::{Digest, Sha256};

use crate::base::code;

/// The name and the text of one file.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// The file as the operator named it, with or without its folder: `surveys/quick.toml`.
    pub name: &'a str,
    /// What is in it.
    pub text: &'a str,
}

impl File<'_> {
    /// SHA-256 of the file's bytes, in lower-case hex.
    pub fn digest(&self) -> String {
        code::hex(Sha256::digest(self.text.as_bytes()))
    }
}

/// Reads one file and checks it by itself.
pub fn read(file: File<'_>) -> Result<super::Instrument, Vec<Finding>> {
    match draft(file) {
        (Some(Draft { instrument, .. }), findings) if findings.is_empty() => Ok(instrument),
        (_, findings) => Err(findings),
    }
}

/// A file that may have faults: what can be read of it, and each fault with the part it is in. Without an instrument
/// the text is no TOML at all.
pub fn open(file: File<'_>) -> (Option<super::Instrument>, Vec<(Spot, Finding)>) {
    let (draft, findings) = draft(file);
    let spot = |line| draft.as_ref().map_or(Spot::Head, |draft| draft.lines.spot(line));
    let findings = findings.into_iter().map(|finding| (spot(finding.line), finding)).collect();
    (draft.map(|draft| draft.instrument), findings)
}

/// The line on which a part of a file begins.
pub fn line_of(file: File<'_>, spot: Spot) -> usize {
    draft(file).0.map_or(1, |draft| draft.lines.begin(spot))
}

/// What can be read of a file, and every fault in it by line.
fn draft(file: File<'_>) -> (Option<Draft>, Vec<Finding>) {
    let (draft, mut findings) = parts::read(file);
    if let Some(draft) = &draft {
        checks::run(file.name, draft, &mut findings);
    }
    findings.sort_by_key(|finding| finding.line);
    (draft, findings)
}

#[cfg(test)]
mod tests;
