//! `hailong slip`.

use clap::Subcommand;

use crate::config::Places;

/// Its tasks.
#[derive(Subcommand, Debug)]
pub(super) enum Slip {}

impl Slip {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        let _ = places;
        todo!()
    }
}
