//! What an office's petitions go by.

use sha2::{Digest, Sha256};

use super::{Key, Limits, limits};
use crate::base::calendar::Holidays;
use crate::base::code;

/// The calendar, the limits and the key of one office.
#[derive(Clone, Debug)]
pub struct Rules {
    /// Which days are worked.
    pub holidays: Holidays,
    /// How long the office has.
    pub limits: Limits,
    /// What names are sealed with.
    pub key: Key,
    /// Digest of the files of both: stored days that were counted by another one are counted again.
    pub digest: String,
}

/// `holidays.toml` inside the program.
pub(super) const HOLIDAYS: &str = include_str!("../../../seeds/holidays.toml");

impl Rules {
    /// Reads an office's own files, where it has them, else those inside the program.
    pub fn read(
        holidays: Option<&str>,
        limits: Option<&str>,
        key: Key,
    ) -> Result<Self, Vec<String>> {
        let files = [holidays.unwrap_or(HOLIDAYS), limits.unwrap_or(limits::BUILT_IN)];
        let digest = code::hex(Sha256::digest(files.join("\0")));
        let holidays = Holidays::read(files[0]);
        let limits = Limits::read(files[1]);
        match (holidays, limits) {
            (Ok(holidays), Ok(limits)) => Ok(Self { holidays, limits, key, digest }),
            (holidays, limits) => {
                let faults = [holidays.err(), limits.err()];
                Err(faults.into_iter().flatten().flatten().collect())
            }
        }
    }

    /// The files inside the program.
    pub fn built_in(key: Key) -> Result<Self, Vec<String>> {
        Self::read(None, None, key)
    }
}
