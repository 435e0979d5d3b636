//! `hailong settle`: settles the inbox at once.

use clap::Args;

use crate::base::clock::Clock;
use crate::base::random::Random;
use crate::config::Places;
use crate::store::{SettleRule, Store};

/// Everything that waits is settled, however little: for the end of a period, by an operator who
/// knows that a batch of one is told from nobody else.
#[derive(Args, Debug)]
pub(super) struct Settle {
    /// Print the counts as JSON.
    #[arg(long)]
    json: bool,
}

impl Settle {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        let catalogue = super::instruments::load(places)?;
        let store = Store::open(&places.database_url()).await?;
        let rule = SettleRule { everything: true, ..SettleRule::default() };
        let now = Clock::System.now();
        let random = Random::system();
        let settled = store.settle(&catalogue, &random, rule, now).await?;
        // Remarks keep to their batches, whatever is settled.
        let topics = super::office::topics(places, &catalogue)?;
        store.index_remarks(&topics, &random, rule.at_least).await?;
        if self.json {
            let (responses, waiting) = (settled.responses, settled.waiting);
            say!("{}", serde_json::json!({ "responses": responses, "waiting": waiting }));
        } else {
            say!("settled {} responses", settled.responses);
        }
        Ok(())
    }
}
