//! `hailong demo`.

use clap::Args;

use crate::config::Places;

/// Arguments of the command.
#[derive(Args, Debug)]
pub(super) struct Demo {}

impl Demo {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        let _ = places;
        todo!()
    }
}
