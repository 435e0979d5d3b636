//! `hailong migrate`: makes a database or brings one up to date, and ends.

use clap::Args;

use super::office;
use crate::config::Places;

/// Makes the database where there is none, brings its schema up to date, and adds what it lacks of the office's files.
#[derive(Args, Debug)]
pub(super) struct Migrate {}

impl Migrate {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        let store = office::open(places).await?.store;
        store.close().await;
        say!("the database is up to date");
        Ok(())
    }
}
