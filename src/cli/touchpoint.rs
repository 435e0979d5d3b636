//! `hailong touchpoint`.

use clap::Subcommand;

use crate::config::Places;

/// Its tasks.
#[derive(Subcommand, Debug)]
pub(super) enum TouchpointTask {}

impl TouchpointTask {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        let _ = places;
        todo!()
    }
}
