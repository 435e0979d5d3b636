//! Looks for surveys that another node has published.

use std::time::Duration;

use super::App;
use crate::base::supervisor::Running;
use crate::store::each_within;

/// Between two looks, each of which reads one row.
const PERIOD: Duration = Duration::from_secs(2);

/// How long the database may take to answer a statement.
const STATEMENT: Duration = Duration::from_secs(10);

/// Starts looking, as one of the server's loops.
pub fn start(app: &App) -> Running {
    let (loops, store, instruments) =
        (app.monitor.loops.clone(), app.store.clone(), app.instruments.clone());
    loops.start("surveys", PERIOD, move |_| {
        let (store, instruments) = (store.clone(), instruments.clone());
        async move {
            let looked = each_within(STATEMENT, store.refresh_instruments(&instruments)).await;
            if let Err(error) = &looked {
                tracing::error!(%error, "published surveys could not be read; tried again");
            }
            looked.is_ok()
        }
    })
}
