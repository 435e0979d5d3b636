//! `hailong settle`: settles the inbox at once.

use clap::Args;
use serde_json::json;

use super::{instruments, office};
use crate::base::clock::Clock;
use crate::base::random::Random;
use crate::config::Places;

/// Settles every series in which enough answers wait; the rest goes on waiting.
#[derive(Args, Debug)]
pub(super) struct Settle {
    /// Print the counts as JSON.
    #[arg(long)]
    json: bool,
}

impl Settle {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        let store = office::store(places).await?;
        let catalogue = instruments::with_published(places, &store).await?;
        let rule = store.settings().settle_rule();
        let random = Random::system();
        let now = Clock::System.now();
        let settled = store.settle_now(&catalogue, &random, rule, now).await?;
        store.settle_ended_paper((&catalogue, &random, rule), now).await?;
        let topics = office::topics(places, &catalogue)?;
        store.index_remarks(&topics).await?;
        if self.json {
            let counts = json!({ "responses": settled.responses, "waiting": settled.waiting });
            say!("{counts}");
        } else {
            say!("settled {} responses, {} wait", settled.responses, settled.waiting);
        }
        Ok(())
    }
}
