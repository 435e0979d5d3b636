//! `hailong measure`.

use clap::Args;

use crate::config::Places;

/// Arguments of the command.
#[derive(Args, Debug)]
pub(super) struct Measure {}

impl Measure {
    pub(super) fn run(self, places: &Places) -> anyhow::Result<()> {
        let _ = places;
        todo!()
    }
}
