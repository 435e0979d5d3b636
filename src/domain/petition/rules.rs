//! What an office's petitions go by.

use super::{Key, Limits};
use crate::base::calendar::Holidays;

/// The calendar, the limits and the key of one office.
#[derive(Clone, Debug)]
pub struct Rules {
    /// Which days are worked.
    pub holidays: Holidays,
    /// How long the office has.
    pub limits: Limits,
    /// What names are sealed with.
    pub key: Key,
}

/// `holidays.toml` inside the program.
pub(super) const HOLIDAYS: &str = include_str!("../../../seeds/holidays.toml");
/// `petitions.toml` inside the program.
pub(super) const LIMITS: &str = include_str!("../../../seeds/petitions.toml");

impl Rules {
    /// Reads an office's own files, where it has them, else those inside the program.
    pub fn read(
        holidays: Option<&str>,
        limits: Option<&str>,
        key: Key,
    ) -> Result<Self, Vec<String>> {
        let holidays = Holidays::read(holidays.unwrap_or(HOLIDAYS));
        let limits = Limits::read(limits.unwrap_or(LIMITS));
        match (holidays, limits) {
            (Ok(holidays), Ok(limits)) => Ok(Self { holidays, limits, key }),
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
