//! The checks behind `hailong verify`.
//!
//! Each gives the differences, one sentence each. Rows are read page by page, in constant memory.

mod batches;
mod database;
mod evidence;

use super::{Result, Store};
use crate::domain::survey::Catalogue;

pub use batches::{SettledCounts, VerifiedBatches};

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
             where exists (select 1 from batch where instrument = id and batch.version
                     = instrument_frozen.version)
                 or exists (select 1 from inbox
                     where substr(series, 1, length(id || '|' || instrument_frozen.version || '|'))
                         = id || '|' || instrument_frozen.version || '|')
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
