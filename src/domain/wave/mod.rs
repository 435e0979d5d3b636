//! Waves of a survey (đợt khảo sát): an instrument asked at some touchpoints from a day to a day. Pure.
//!
//! An answer belongs to the wave that is open on the day it is accepted, at its touchpoint, for its instrument.

mod choice;
mod draft;
mod overlap;
mod progress;

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::measure::is_share;
use crate::domain::survey::Instrument;
use crate::stats::{Target, TargetRule};

pub use choice::{Choice, Counter, Counters, KEPT, QUOTA, by_unit, packed, unpacked};
pub use draft::{Known, WaveFault, WaveField, read_wave};
pub use overlap::{Overlap, overlaps};
pub use progress::{Outlook, outlook};

/// How answers outside of all waves are asked for; no code of a wave.
pub const OUTSIDE: &str = "-";

/// Parts of a target's whole.
pub const TARGET_WHOLE: u64 = 10_000;

/// A wave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wave {
    /// Short upper-case code, `D1-2027`.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Id of its instrument.
    pub instrument: String,
    /// The first day on which answers are of it.
    pub first: NaiveDate,
    /// The last one.
    pub last: NaiveDate,
    /// Its own target in [`TARGET_WHOLE`]ths; `None` for the instrument's.
    pub target: Option<u64>,
    /// Answers wanted of the whole; `None` for the sum of its parts.
    pub quota: Option<u64>,
    /// Answers wanted at each of its touchpoints, `None` where no number is set.
    pub touchpoints: BTreeMap<String, Option<u64>>,
    /// Answers wanted of some procedures.
    pub procedures: BTreeMap<String, u64>,
    /// Counts its changes.
    pub revision: u64,
}

/// Whether a wave takes answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WaveState {
    /// It does (đang mở).
    Open,
    /// It will (sắp mở).
    Planned,
    /// It did (đã kết thúc).
    Ended,
}

impl Wave {
    /// Whether it takes answers on this day.
    pub fn state(&self, today: NaiveDate) -> WaveState {
        match today {
            day if day < self.first => WaveState::Planned,
            day if day > self.last => WaveState::Ended,
            _ => WaveState::Open,
        }
    }

    /// The instrument, held against the wave's own target where it has one.
    pub fn judging<'a>(&self, instrument: &'a Instrument) -> Cow<'a, Instrument> {
        let Some(numerator) = self.target.filter(|_| is_share(instrument.formula.method)) else {
            return Cow::Borrowed(instrument);
        };
        let rule = instrument.target.map_or(TargetRule::AtLeast, |target| target.rule);
        let target = Some(Target { numerator, denominator: TARGET_WHOLE, rule });
        Cow::Owned(Instrument { target, ..instrument.clone() })
    }

    /// Answers wanted of the whole: its own number, or the sum of its touchpoints, or of its procedures.
    pub fn wanted(&self) -> Option<u64> {
        let places = self.touchpoints.values().flatten().copied();
        let procedures = self.procedures.values().copied();
        let sum = |each: &mut dyn Iterator<Item = u64>| Some(each.sum()).filter(|sum| *sum > 0);
        self.quota.or_else(|| sum(&mut { places })).or_else(|| sum(&mut { procedures }))
    }
}

/// When a wave takes answers to an instrument at one touchpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WaveDays {
    /// Its code.
    pub code: String,
    /// Id of its instrument.
    pub instrument: String,
    /// The first day.
    pub first: NaiveDate,
    /// The last one.
    pub last: NaiveDate,
}

/// The code of the wave that an answer to an instrument belongs to on this day; empty outside of all.
pub fn wave_on<'a>(waves: &'a [WaveDays], instrument: &str, day: NaiveDate) -> &'a str {
    let is_open =
        |wave: &&WaveDays| wave.instrument == instrument && wave.first <= day && day <= wave.last;
    waves.iter().find(is_open).map_or("", |wave| &wave.code)
}
