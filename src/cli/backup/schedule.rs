//! Backups while serving: one every so often, the oldest deleted.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::{Context, anyhow, ensure};
use chrono::{DateTime, TimeDelta, Utc};
use clap::Args;
use indicatif::ProgressBar;
use tokio::sync::oneshot;
use tokio::time::interval;

use super::part::whole_of;
use super::take::{Wanted, take};
use crate::app::App;
use crate::base::archive::Recipient;
use crate::base::causes::with_causes;
use crate::base::supervisor::{Running, Turn};
use crate::config::Places;
use crate::domain::backup::{OnSchedule, name, superseded, taken_at};
use crate::store::{By, Store};

/// Between two looks at what is there.
const LOOK: Duration = Duration::from_mins(1);

/// The longest wait after backups that failed.
const LONGEST_WAIT: u32 = 60;

/// Backups that the server takes by itself.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct ScheduleOptions {
    /// Directory for backups that the server takes by itself, best on another disk; without it none is taken.
    #[arg(long = "backup-to", env = "HAILONG_BACKUP_TO", value_name = "DIR")]
    to: Option<PathBuf>,
    /// Time from one backup to the next: 30m, 24h, 7d.
    #[arg(long = "backup-every", env = "HAILONG_BACKUP_EVERY", value_name = "TIME", default_value = "24h", value_parser = every)]
    every: Duration,
    /// How many backups of the server's own stay.
    #[arg(long = "backup-keep", env = "HAILONG_BACKUP_KEEP", value_name = "N", default_value_t = 14, value_parser = clap::value_parser!(u16).range(1..))]
    keep: u16,
    /// Encrypts them to this recipient of age (age1…), whose identity is kept elsewhere.
    #[arg(long = "backup-recipient", env = "HAILONG_BACKUP_RECIPIENT", value_name = "AGE")]
    recipient: Option<Recipient>,
    /// Puts the petition key into backups that are not encrypted.
    #[arg(
        long = "backup-with-key",
        env = "HAILONG_BACKUP_WITH_KEY",
        conflicts_with = "without_key"
    )]
    with_key: bool,
    /// Leaves the petition key out of them.
    #[arg(long = "backup-without-key", env = "HAILONG_BACKUP_WITHOUT_KEY")]
    without_key: bool,
}

/// Reads a time of a number and a unit, at least a second.
fn every(text: &str) -> Result<Duration, String> {
    let wrong = || format!("`{text}` is no time; write 30m, 24h or 7d");
    let (number, unit) = text.split_at_checked(text.len().saturating_sub(1)).ok_or_else(wrong)?;
    let number: u32 = number.parse().map_err(|_| wrong())?;
    let unit = match unit {
        "s" => Duration::from_secs(1),
        "m" => Duration::from_mins(1),
        "h" => Duration::from_hours(1),
        "d" => Duration::from_hours(24),
        _ => return Err(wrong()),
    };
    let time = unit.checked_mul(number).filter(|time| *time >= Duration::from_secs(1));
    // Its double must be a length of time that the calendar knows.
    time.filter(|time| *time < Duration::from_hours(24 * 365)).ok_or_else(wrong)
}

/// What was asked for.
#[derive(Clone, Debug)]
pub(crate) struct Backups {
    to: PathBuf,
    schedule: OnSchedule,
    keep: usize,
    wanted: Wanted,
}

impl ScheduleOptions {
    /// The backups asked for; `None` without a directory.
    pub(crate) fn backups(&self) -> anyhow::Result<Option<Backups>> {
        let Some(to) = self.to.clone() else { return Ok(None) };
        ensure!(
            self.recipient.is_some() || self.with_key || self.without_key,
            "--backup-to without --backup-recipient writes backups that anyone who has them can read, so say \
             whether they hold the petition key: --backup-with-key or --backup-without-key"
        );
        let wanted = Wanted { recipient: self.recipient.clone(), with_key: !self.without_key };
        let schedule = OnSchedule { every: self.every };
        Ok(Some(Backups { to, schedule, keep: self.keep.into(), wanted }))
    }
}

impl Backups {
    /// The time from one to the next.
    pub(crate) fn every(&self) -> Duration {
        self.schedule.every
    }

    /// Starts taking them, as one of the server's loops. A backup that fails does not make the loop fail:
    /// the server still serves, and the age of the last good one says it.
    pub(crate) fn start(self, app: &App, places: &Places) -> Running {
        let look = LOOK.min(self.every() / 4);
        let loops = app.monitor.loops.clone();
        let taker = Arc::new(Taker {
            app: app.clone(),
            places: places.clone(),
            backups: self,
            failures: AtomicU32::new(0),
            rest: AtomicU32::new(0),
        });
        loops.start("backup", look, move |turn| {
            let taker = taker.clone();
            async move {
                turn.stop.run_until_cancelled(taker.round(&turn, look)).await;
                true
            }
        })
    }
}

/// Takes backups when they are due.
struct Taker {
    app: App,
    places: Places,
    backups: Backups,
    /// Backups that failed one after another.
    failures: AtomicU32,
    /// Looks to let pass until the next try.
    rest: AtomicU32,
}

impl Taker {
    async fn round(&self, turn: &Turn, look: Duration) {
        if self.rest.load(Ordering::Relaxed) > 0 {
            self.rest.fetch_sub(1, Ordering::Relaxed);
            return;
        }
        let mut work = std::pin::pin!(self.take_if_due());
        let mut ticks = interval(look);
        // A disk that hangs holds up the backup alone.
        let outcome = loop {
            tokio::select! {
                outcome = work.as_mut() => break outcome,
                _ = ticks.tick() => turn.pulse.beat(),
            }
        };
        let Err(error) = outcome else {
            self.failures.store(0, Ordering::Relaxed);
            return;
        };
        let failures = self.failures.fetch_add(1, Ordering::Relaxed);
        let rest = 2_u32.saturating_pow(failures).min(LONGEST_WAIT);
        self.rest.store(rest, Ordering::Relaxed);
        let error = with_causes(error.as_ref());
        tracing::error!(%error, "no backup could be taken; tried again in {rest} minutes");
    }

    async fn take_if_due(&self) -> anyhow::Result<()> {
        let Backups { to, schedule, keep, wanted } = &self.backups;
        let (now, folder) = (self.app.clock.now(), to.clone());
        let files = apart(move || files_in(&folder)).await??;
        let last = files.iter().filter_map(|file| taken_at(file)).max();
        if !schedule.is_due(last, now) {
            return Ok(());
        }
        let folder = to.clone();
        apart(move || delete(&folder, &abandoned(&files, now))).await??;
        let path = to.join(name(now, wanted.recipient.is_some()));
        let snapshot = Store::snapshot(&self.places.database_url()).await?;
        let bar = ProgressBar::hidden();
        let written = take(&snapshot, &self.places, wanted, (&path, now), &bar).await;
        snapshot.close().await;
        let written = written?;
        tracing::info!(rows = written.manifest.rows(), bytes = written.bytes, "a backup was taken");
        self.app.store.note_backup(&written.manifest, &By::system(now)).await?;
        let (folder, keep) = (to.clone(), *keep);
        apart(move || delete(&folder, &superseded(&files_in(&folder)?, keep))).await?
    }
}

/// The names of a directory.
fn files_in(folder: &Path) -> anyhow::Result<Vec<String>> {
    let entries = fs::read_dir(folder).and_then(|entries| {
        let names = entries.map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()));
        names.collect::<std::io::Result<Vec<_>>>()
    });
    entries.with_context(|| format!("cannot read {}", folder.display()))
}

/// Parts of backups that were begun more than a day ago: their process was killed.
fn abandoned(files: &[String], now: DateTime<Utc>) -> Vec<String> {
    let begun = |file: &String| whole_of(file).and_then(taken_at);
    let is_old = |file: &&String| begun(file).is_some_and(|at| now - at > TimeDelta::days(1));
    files.iter().filter(is_old).cloned().collect()
}

fn delete(folder: &Path, files: &[String]) -> anyhow::Result<()> {
    for file in files {
        let path = folder.join(file);
        fs::remove_file(&path).with_context(|| format!("cannot delete {}", path.display()))?;
    }
    Ok(())
}

/// Runs work with files on a thread that nothing waits for at the end: a share may hang.
async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> anyhow::Result<T> {
    let (done, result) = oneshot::channel();
    thread::Builder::new().name("backup files".to_owned()).spawn(move || {
        // The receiver is gone when the program ends.
        let _ = done.send(work());
    })?;
    result.await.map_err(|_| anyhow!("work on the backups' directory broke off"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_a_number_and_a_unit() {
        let hours = |text: &str| every(text).map(|time| time.as_secs_f64() / 3600.0);
        assert_eq!(hours("24h"), Ok(24.0));
        assert_eq!(hours("30m"), Ok(0.5));
        assert_eq!(hours("7d"), Ok(168.0));
        for wrong in ["", "h", "24", "0h", "-1h", "1.5h", "24 h", "1y", "4294967295d", "1ờ"] {
            assert!(every(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn parts_of_killed_backups_are_deleted_after_a_day() {
        let now = "2026-11-30T12:00:00Z".parse().unwrap();
        let files = [
            ".hailong-20261128T000000Z.backup.age.7.part",
            ".hailong-20261130T000000Z.backup.7.part",
            ".other.7.part",
            "hailong-20261101T000000Z.backup",
        ]
        .map(str::to_owned);
        assert_eq!(abandoned(&files, now), [files[0].clone()]);
    }
}
