//! Whether what is stored still holds: the checks behind `hailong verify`.
//!
//! Each gives what differs, one sentence a fault, and none when all is well. Rows are read a page at
//! a time: memory grows with the counters, never with the responses.

mod counts;
mod database;
mod evidence;
mod released;

use super::{Result, Store};
use crate::domain::survey::Catalogue;

pub use counts::Settled;

/// What is told of one check; more would be the same again.
const TOLD: usize = 20;

/// What was found to differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// The first of them, one sentence each.
    pub told: Vec<String>,
    /// How many there are.
    pub count: u64,
}

impl Differences {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    fn add(&mut self, sentence: String) {
        self.count += 1;
        if self.told.len() < TOLD {
            self.told.push(sentence);
        }
    }
}

impl Store {
    /// Instruments that took answers under another file than the one at hand, or whose file is gone.
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
