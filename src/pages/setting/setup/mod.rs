//! The steps by which an office sets itself up; each can be opened again at any time.

pub(super) mod handlers;
mod pages;
mod words;

use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::base::enum_codes;

/// One of the steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum Step {
    /// Whose installation it is.
    Office,
    /// Its units.
    Units,
    /// Its procedures.
    Procedures,
    /// Its counters, and what is asked there.
    Counters,
    /// Posters and test scans.
    Posters,
}

enum_codes!(pub(super) Step);

impl Step {
    /// The step after this one.
    fn next(self) -> Option<Self> {
        let place = Self::ALL.iter().position(|each| *each == self)?;
        Self::ALL.get(place + 1).copied()
    }

    /// The step before this one.
    fn before(self) -> Option<Self> {
        let place = Self::ALL.iter().position(|each| *each == self)?;
        Self::ALL.get(place.checked_sub(1)?).copied()
    }
}
