//! `hailong export`.

use clap::Args;

use crate::config::Places;

/// Arguments of the command.
#[derive(Args, Debug)]
pub(super) struct Export {}

impl Export {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        let _ = places;
        todo!()
    }
}
