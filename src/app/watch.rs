//! Reads now and then what is watched and costs a look: the disk, the inbox, the last backup.

use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::task::spawn_blocking;

use super::{App, Readings};
use crate::base::disk;
use crate::base::supervisor::Running;
use crate::store::{self, each_within};

/// Between two looks: as often as Prometheus asks by its usual settings.
const PERIOD: Duration = Duration::from_secs(15);

/// How long the database may take to answer a statement, so that a connection that died without a word does
/// not end the watch.
const STATEMENT: Duration = Duration::from_secs(10);

/// Starts watching, with the disk of `directory`.
pub fn start(app: &App, directory: PathBuf) -> Running {
    let (loops, app) = (app.monitor.loops.clone(), app.clone());
    loops.start("watch", PERIOD, move |_| {
        let (app, directory) = (app.clone(), directory.clone());
        async move {
            let looked = each_within(STATEMENT, look(&app, &directory)).await;
            if let Err(error) = &looked {
                tracing::error!(%error, "what is watched could not be read; tried again");
            }
            looked.is_ok()
        }
    })
}

/// One look. What the database does not tell stays as it was.
pub async fn look(app: &App, directory: &Path) -> store::Result<()> {
    let before = app.monitor.readings();
    let directory = directory.to_owned();
    // A file system of the network may hang.
    let disk_free = spawn_blocking(move || disk::free_bytes(&directory)).await.ok().flatten();
    let least = app.config.least_disk;
    let is_low = |free: Option<u64>| free.is_some_and(|free| free < least);
    if is_low(disk_free) && !is_low(before.disk_free) {
        tracing::warn!(free = disk_free, least, "little room is left on the disk");
    }
    app.monitor.keep(Readings { disk_free, ..before });
    let inbox_waiting = Some(app.store.inbox_size().await?);
    let last_backup = app.store.last_backup().await?;
    let first_served = app.store.first_served().await?;
    app.monitor.keep(Readings { disk_free, inbox_waiting, last_backup, first_served });
    Ok(())
}
