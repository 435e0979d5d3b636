//! Instruments with a target that the office set.

use chrono::NaiveDate;
use elsa::sync::FrozenMap;

use crate::domain::survey::Instrument;
use crate::stats::{Target, TargetRule};
use crate::store::Store;

/// Id and version of an instrument, hundredths of a percent.
type Key = (String, String, u32);

/// Each instrument once with each target it was given; there are as many as an office sets.
#[derive(Debug, Default)]
pub(crate) struct Retargeted(FrozenMap<Key, Box<Instrument>>);

impl Store {
    /// The instrument with the target that the office set for a unit (`None`: the whole office) and the year of a
    /// day; itself where it set none.
    pub fn retargeted<'a>(
        &'a self,
        instrument: &'a Instrument,
        unit: Option<&str>,
        on: NaiveDate,
    ) -> &'a Instrument {
        let settings = self.settings();
        let Some(own) = settings.target(&instrument.id, unit, on) else { return instrument };
        let key = (instrument.id.clone(), instrument.version.clone(), own.hundredths);
        if let Some(known) = self.retargeted.0.get(&key) {
            return known;
        }
        let rule = instrument.target.map_or(TargetRule::AtLeast, |target| target.rule);
        let target = Target { numerator: own.hundredths.into(), denominator: 10_000, rule };
        let made = Instrument { target: Some(target), ..instrument.clone() };
        self.retargeted.0.insert(key, Box::new(made))
    }
}
