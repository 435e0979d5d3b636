//! Writes a backup on a thread of its own: compressing, encrypting and a slow disk hold up nothing that
//! is served, and the program ends without waiting for a disk that hangs.

use std::io::BufWriter;
use std::path::Path;
use std::thread;

use anyhow::{Context, anyhow, ensure};
use indicatif::ProgressBar;
use tokio::sync::{mpsc, oneshot};

use super::Part;
use super::opened::{Backup, MANIFEST};
use crate::base::archive::{Identities, Recipient, Writer};
use crate::store::backup::Manifest;

/// What is written next.
pub(super) enum Step {
    /// An entry, and where its bytes come from.
    Entry(String, mpsc::Receiver<Vec<u8>>),
    /// The end: the manifest without the entries, which the writer knows.
    End(Manifest),
}

/// Chunks that may wait to be written.
pub(super) const WAITING: usize = 8;

/// What was written and found whole.
#[derive(Debug)]
pub(super) struct Written {
    pub(super) manifest: Manifest,
    /// Bytes of the file.
    pub(super) bytes: u64,
    /// Opens it as long as this program runs.
    pub(super) opens: Identities,
}

/// Begins the file; the outcome comes when it has its name, or is gone again.
pub(super) fn begin(
    path: &Path,
    recipient: Option<Recipient>,
    bar: ProgressBar,
) -> anyhow::Result<(mpsc::Sender<Step>, oneshot::Receiver<anyhow::Result<Written>>)> {
    let path = path.to_owned();
    let (steps, received) = mpsc::channel(1);
    let (outcome, told) = oneshot::channel();
    thread::Builder::new().name("backup".to_owned()).spawn(move || {
        // The receiver is gone when the program ends.
        let _ = outcome.send(write(&path, recipient.as_ref(), received, &bar));
    })?;
    Ok((steps, told))
}

fn write(
    path: &Path,
    recipient: Option<&Recipient>,
    mut steps: mpsc::Receiver<Step>,
    bar: &ProgressBar,
) -> anyhow::Result<Written> {
    let (part, file) = Part::begin(path)?;
    let (mut writer, opens) = Writer::begin(BufWriter::new(file), recipient)?;
    let mut manifest = loop {
        match steps.blocking_recv().ok_or_else(|| anyhow!("the backup was broken off"))? {
            Step::Entry(name, mut chunks) => {
                writer.entry(&name)?;
                while let Some(chunk) = chunks.blocking_recv() {
                    bar.inc(memchr::memchr_iter(b'\n', &chunk).count() as u64);
                    writer.write(&chunk)?;
                }
            }
            Step::End(manifest) => break manifest,
        }
    };
    manifest.entries = writer.entries().to_vec();
    writer.entry(MANIFEST)?;
    writer.write(&serde_json::to_vec_pretty(&manifest)?)?;
    let file = writer.finish()?.into_inner().map_err(std::io::IntoInnerError::into_error)?;
    file.sync_all()?;
    drop(file);

    bar.set_position(0);
    bar.set_message("read again");
    let again = part.open()?;
    let bytes = again.metadata()?.len();
    let mut again = Backup::of(again, &opens).context("the backup cannot be opened again")?;
    ensure!(again.manifest == manifest, "the backup's manifest is not what was written");
    again.check(bar).context("the backup is not what was written")?;
    part.place()?;
    Ok(Written { manifest, bytes, opens })
}
