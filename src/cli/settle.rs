//! `hailong settle`.

use clap::Args;

use crate::config::Places;

/// Arguments of the command.
#[derive(Args, Debug)]
pub(super) struct Settle {}

impl Settle {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        let _ = places;
        todo!()
    }
}
