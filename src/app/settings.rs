//! Reads settings again that another process changed.

use std::time::Duration;

use super::App;
use crate::base::supervisor::Running;
use crate::store::{self, each_within};

/// Between two looks: what one process changes, all use within seconds.
const PERIOD: Duration = Duration::from_secs(2);

/// How long the database may take to answer a statement, so that a connection that died without a word does
/// not end the loop.
const STATEMENT: Duration = Duration::from_secs(10);

/// Starts looking.
pub fn start(app: &App) -> Running {
    let (loops, app) = (app.monitor.loops.clone(), app.clone());
    loops.start("settings", PERIOD, move |_| {
        let app = app.clone();
        async move {
            let looked = each_within(STATEMENT, look(&app)).await;
            if let Err(error) = &looked {
                tracing::error!(%error, "settings could not be read; tried again");
            }
            looked.is_ok()
        }
    })
}

/// One look.
pub async fn look(app: &App) -> store::Result<()> {
    app.store.refresh_settings().await?;
    let mark = app.store.names_mark().await?;
    if app.site.is_older(&mark) {
        let people = app.store.people().await?;
        app.site.rename(&app.store.offices().await?, people, mark);
    }
    Ok(())
}
