//! Reading waves.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::domain::batch::WaveEnds;
use crate::domain::wave::{Wave, WaveDays};
use crate::store::{Result, Store};

from_row!(Wave, |row| {
    let number = |column| -> sqlx::Result<Option<u64>> {
        Ok(row.try_get::<Option<i64>, &str>(column)?.map(i64::unsigned_abs))
    };
    Wave {
        code: row.try_get("code")?,
        name: row.try_get("name")?,
        instrument: row.try_get("instrument")?,
        first: row.try_get("first_day")?,
        last: row.try_get("last_day")?,
        target: number("target")?,
        quota: number("quota")?,
        touchpoints: BTreeMap::new(),
        procedures: BTreeMap::new(),
        revision: row.try_get::<i64, &str>("revision")?.unsigned_abs(),
    }
});

from_row!(WaveDays, |row| WaveDays {
    code: row.try_get("code")?,
    instrument: row.try_get("instrument")?,
    first: row.try_get("first_day")?,
    last: row.try_get("last_day")?,
});

/// Touchpoints or procedures of waves: the wave's code, theirs, and the answers wanted.
type Parts<N> = Vec<(String, String, N)>;

impl Store {
    /// All waves, the one that ends last first.
    pub async fn waves(&self) -> Result<Vec<Wave>> {
        let waves: Vec<Wave> = fetch_all!(
            &self.read,
            "select code, name, instrument, first_day, last_day, target, quota, revision from wave"
        );
        let touchpoints: Parts<Option<i64>> =
            fetch_all!(&self.read, "select wave, touchpoint, quota from wave_touchpoint");
        let procedures: Parts<i64> =
            fetch_all!(&self.read, "select wave, procedure, quota from wave_procedure");
        Ok(with_parts(waves, touchpoints, procedures))
    }

    /// The same without their touchpoints and procedures.
    pub async fn wave_heads(&self) -> Result<Vec<Wave>> {
        let waves: Vec<Wave> = fetch_all!(
            &self.read,
            "select code, name, instrument, first_day, last_day, target, quota, revision from wave"
        );
        Ok(with_parts(waves, Vec::new(), Vec::new()))
    }

    /// The wave with this code.
    pub async fn wave(&self, code: &str) -> Result<Option<Wave>> {
        let found: Option<Wave> = fetch_optional!(
            &self.read,
            "select code, name, instrument, first_day, last_day, target, quota, revision from wave
             where code = $1",
            code
        );
        let touchpoints: Parts<Option<i64>> = fetch_all!(
            &self.read,
            "select wave, touchpoint, quota from wave_touchpoint where wave = $1",
            code
        );
        let procedures: Parts<i64> = fetch_all!(
            &self.read,
            "select wave, procedure, quota from wave_procedure where wave = $1",
            code
        );
        Ok(with_parts(found.into_iter().collect(), touchpoints, procedures).pop())
    }

    /// When waves take answers at a touchpoint.
    pub(in crate::store) async fn waves_at(&self, touchpoint: &str) -> Result<Vec<WaveDays>> {
        Ok(fetch_all!(
            &self.read,
            "select w.code, w.instrument, w.first_day, w.last_day
             from wave_touchpoint t join wave w on w.code = t.wave where t.touchpoint = $1",
            touchpoint
        ))
    }

    /// The last day of each wave.
    pub(in crate::store) async fn wave_ends(&self) -> Result<WaveEnds> {
        let ends: Vec<(String, NaiveDate)> =
            fetch_all!(&self.read, "select code, last_day from wave");
        Ok(ends.into_iter().collect())
    }
}

fn with_parts(
    mut waves: Vec<Wave>,
    touchpoints: Parts<Option<i64>>,
    procedures: Parts<i64>,
) -> Vec<Wave> {
    waves.sort_by(|one, other| (other.last, &one.code).cmp(&(one.last, &other.code)));
    let mut at: BTreeMap<String, &mut Wave> =
        waves.iter_mut().map(|wave| (wave.code.clone(), wave)).collect();
    for (wave, touchpoint, quota) in touchpoints {
        if let Some(wave) = at.get_mut(&wave) {
            wave.touchpoints.insert(touchpoint, quota.map(i64::unsigned_abs));
        }
    }
    for (wave, procedure, quota) in procedures {
        if let Some(wave) = at.get_mut(&wave) {
            wave.procedures.insert(procedure, quota.unsigned_abs());
        }
    }
    waves
}
