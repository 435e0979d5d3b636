//! `hailong serve`.

use clap::Args;

use crate::config::{Listening, Places};

/// Arguments of the command.
#[derive(Args, Debug)]
pub(super) struct Serve {
    #[command(flatten)]
    pub(super) listening: Listening,
}

impl Serve {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        let _ = (places, self.listening);
        todo!()
    }
}
