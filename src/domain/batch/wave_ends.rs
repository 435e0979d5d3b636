//! When waves end, for what waits in them.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Series;

/// The last days of waves, by code.
#[derive(Clone, Debug, Default)]
pub struct WaveEnds(BTreeMap<String, NaiveDate>);

impl FromIterator<(String, NaiveDate)> for WaveEnds {
    fn from_iter<T: IntoIterator<Item = (String, NaiveDate)>>(ends: T) -> Self {
        Self(ends.into_iter().collect())
    }
}

impl WaveEnds {
    /// The last day of a series' wave; `None` outside of waves.
    pub fn of(&self, series: &Series) -> Option<NaiveDate> {
        self.0.get(&series.wave).copied()
    }

    /// The series in which its answers wait on `day`: those that a wave has left behind, too few to be told as
    /// its own, wait with the answers outside of waves.
    #[must_use]
    pub fn on(&self, day: NaiveDate, mut series: Series) -> Series {
        if self.of(&series).is_none_or(|last| last < day) {
            series.wave.clear();
        }
        series
    }
}
