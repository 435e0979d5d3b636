//! `hailong settle`: settles the inbox at once.

use clap::Args;
use serde_json::json;

use super::{instruments, office};
use crate::base::clock::Clock;
use crate::base::random::Random;
use crate::config::Places;
use crate::store::{SettleRule, Store};

/// Settles everything that waits, however little: for the end of a period. The operator knows that
/// an answer settled alone can be distinguished from the others.
#[derive(Args, Debug)]
pub(super) struct Settle {
    /// Print the counts as JSON.
    #[arg(long)]
    json: bool,
}

impl Settle {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        let catalogue = instruments::load(places)?;
        let store = Store::open(&places.database_url()).await?;
        let rule = SettleRule { everything: true, ..SettleRule::default() };
        let random = Random::system();
        let settled = store.settle(&catalogue, &random, rule, Clock::System.now()).await?;
        // Remarks are still released in batches.
        let topics = office::topics(places, &catalogue)?;
        store.index_remarks(&topics, &random, rule.at_least).await?;
        if self.json {
            let counts = json!({ "responses": settled.responses, "waiting": settled.waiting });
            say!("{counts}");
        } else {
            say!("settled {} responses", settled.responses);
        }
        Ok(())
    }
}
