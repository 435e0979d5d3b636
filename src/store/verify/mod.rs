//! The checks behind `hailong verify`.
//!
//! Each gives the differences, one sentence each. Rows are read page by page: memory grows with the
//! counters, not with the responses.

mod counts;
mod database;
mod evidence;
mod released;

use super::{Result, Store};
use crate::domain::survey::Catalogue;

pub use counts::Settled;

/// Most sentences of one check.
const LISTED: usize = 20;

/// Differences found by a check.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// The first ones, one sentence each.
    pub listed: Vec<String>,
    /// Their number.
    pub count: u64,
}

impl Differences {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    fn add(&mut self, sentence: String) {
        self.count += 1;
        if self.listed.len() < LISTED {
            self.listed.push(sentence);
        }
    }
}

impl Store {
    /// Instruments that took answers under a file that differs or is gone.
    pub async fn verify_frozen(&self, catalogue: &Catalogue) -> Result<Differences> {
        let rows: Vec<(String, String, String)> = fetch_all!(
            &self.read,
            "select id, version, digest from instrument_frozen
             where exists (select 1 from tally where instrument = id and tally.version
                     = instrument_frozen.version)
                 or exists (select 1 from inbox where instrument = id and inbox.version
                     = instrument_frozen.version)
             order by id, version"
        );
        let mut found = Differences::default();
        for (id, version, digest) in rows {
            match catalogue.version(&id, &version) {
                None => found.add(format!("the file of `{id}`, version {version}, is gone")),
                Some(instrument) if instrument.digest != digest => found.add(format!(
                    "the file of `{id}`, version {version}, is not the one answers were taken under"
                )),
                Some(_) => {}
            }
        }
        Ok(found)
    }
}
