//! `hailong staff`.

use clap::Subcommand;

use crate::config::Places;

/// Its tasks.
#[derive(Subcommand, Debug)]
pub(super) enum StaffTask {}

impl StaffTask {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        let _ = places;
        todo!()
    }
}
