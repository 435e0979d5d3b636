//! `hailong survey`.

use clap::Subcommand;

use crate::config::Places;

/// Its tasks.
#[derive(Subcommand, Debug)]
pub(super) enum Survey {}

impl Survey {
    pub(super) fn run(self, places: &Places) -> anyhow::Result<()> {
        let _ = places;
        todo!()
    }
}
