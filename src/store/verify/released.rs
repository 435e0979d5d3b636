//! Checks that what the public sees is part of what is settled.

use chrono::NaiveDate;
use sqlx::FromRow;

use super::Differences;
use super::counts::agree;
use crate::domain::measure::Tally;
use crate::domain::survey::Catalogue;
use crate::store::{Result, Store};

#[derive(FromRow)]
struct Row {
    instrument: String,
    version: String,
    day: NaiveDate,
    touchpoint: String,
    tier: String,
    responses: i64,
    counts: String,
    released_responses: i64,
    released: String,
}

impl Store {
    /// The number of public responses, and counters whose public part is no part of what is
    /// settled.
    pub async fn verify_released(&self, catalogue: &Catalogue) -> Result<(u64, Differences)> {
        let rows: Vec<Row> = fetch_all!(
            &self.read,
            "select instrument, version, day, touchpoint, tier, responses, counts,
                 released_responses, released
             from tally where released_responses <> 0 or released <> ''
             order by instrument, version, day, touchpoint, tier, unit, procedure, shard"
        );
        let mut found = Differences::default();
        let mut public = 0;
        for row in rows {
            public += row.released_responses.unsigned_abs();
            if let Some(what) = row.differs(catalogue) {
                let Row { instrument: id, version, day, touchpoint, tier, .. } = row;
                found.add(format!(
                    "`{id}`, version {version}, {day}, touchpoint {touchpoint}, tier {tier}: {what}"
                ));
            }
        }
        Ok((public, found))
    }
}

impl Row {
    /// What is wrong. The counts are compared only if their instrument is known; a missing one is a
    /// fault of its own.
    fn differs(&self, catalogue: &Catalogue) -> Option<String> {
        let (public, settled) = (self.released_responses, self.responses);
        if !(0..=settled).contains(&public) {
            return Some(format!("{public} responses are public, {settled} settled"));
        }
        if public == settled && self.released != self.counts {
            return Some("the public counts are not the settled ones".to_owned());
        }
        let instrument = catalogue.version(&self.instrument, &self.version)?;
        let part = Tally::from_text(instrument, &self.released);
        let counted = agree(part.as_ref(), public);
        if public == settled {
            return (!counted).then(|| format!("the public counts are not of {public} responses"));
        }
        let whole = Tally::from_text(instrument, &self.counts);
        let within = part.zip(whole).is_some_and(|(part, whole)| part.is_within(&whole));
        let holds = counted && within;
        (!holds).then(|| "the public counts are no part of the settled ones".to_owned())
    }
}
