//! A made-up year of an office, so that the program can be tried without real answers.
//!
//! The seed decides everything. Nothing here describes a real office: the figures are chosen to look
//! plausible and to let every verdict appear.

mod counters;
mod days;
mod dossiers;
mod failed;
mod hours;
mod load;
mod paper;
mod person;
mod petitions;
pub mod plan;
mod reform;
mod remark;
mod remarks;
mod units;
mod visit;
mod work;
mod year;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use serde::de::DeserializeOwned;

use crate::base::calendar::office_instant;
use crate::store::By;

pub use dossiers::load_dossiers;
pub use failed::Failed;
pub use load::{Loaded, load};
pub use petitions::load_petitions;
pub use reform::{load_assessment, load_dialogues};
pub use remarks::load_remarks;
pub use units::load_units;
pub use visit::Visit;
pub use work::load_plan;
pub use year::Year;

/// Fact of a database with made-up data: the seed they were made from.
pub const SEED_FACT: &str = "demo";

/// What decides the records beside the answers; the same values make the same records.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The seed of all randomness.
    pub seed: u64,
    /// Name of the account that works on them.
    pub account: &'a str,
    /// The last day of the made-up year.
    pub last_day: NaiveDate,
}

impl Setting<'_> {
    /// The account, acting `minutes` after midnight of `day`.
    fn by(&self, day: NaiveDate, minutes: i64) -> By {
        By::account(self.account, at(day, minutes))
    }
}

/// The instant `minutes` after midnight of an office day.
fn at(day: NaiveDate, minutes: i64) -> DateTime<Utc> {
    office_instant(day.and_time(NaiveTime::MIN) + TimeDelta::minutes(minutes))
}

/// Reads a file of made-up data.
#[expect(clippy::expect_used, reason = "the files are part of the program, and tests read them")]
fn built_in<T: DeserializeOwned>(file: &str) -> T {
    toml::from_str(file).expect("a file of made-up data")
}
