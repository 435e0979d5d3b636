//! Rows that come run by run, as a file that is sent while it is written or once it is whole.

use std::fs::File;
use std::path::PathBuf;
use std::sync::Arc;

use futures_util::{Stream, StreamExt, TryStreamExt, pin_mut, stream};
use tokio::sync::mpsc::{Receiver, channel};
use tokio::task::{JoinError, spawn_blocking};

use super::{Binary, BinaryForm, Dataset, Failed, Lines, LinesForm, Rows, Summary};

/// Runs that wait for the writer.
const WAITING: usize = 2;

/// The file in pieces. Rows are written on threads of their own, while the next ones are read, so that a long file
/// keeps no page waiting.
pub fn in_lines<R: Rows, E: From<Failed> + Send + 'static>(
    table: Arc<Dataset>,
    form: LinesForm,
    runs: impl Stream<Item = Result<R, E>> + Send + 'static,
) -> impl Stream<Item = Result<Vec<u8>, E>> + Send {
    let runs = read_apart(runs);
    let lines = Lines { table: &table, form };
    let (head, end) = (lines.head().map_err(E::from), lines.end());
    let pieces = runs
        .enumerate()
        .map(move |(place, rows)| {
            let table = table.clone();
            async move {
                let rows = rows?;
                let written =
                    spawn_blocking(move || Lines { table: &table, form }.run(&rows, place == 0));
                Ok(written.await.map_err(|_| stopped())??)
            }
        })
        .buffered(WAITING);
    stream::once(async { head }).chain(pieces).chain(stream::once(async move { Ok(end.into()) }))
}

/// The runs as a task of its own reads them, each to its end: a client that takes no more suspends none that holds a
/// connection to the database.
fn read_apart<T: Send + 'static>(
    runs: impl Stream<Item = T> + Send + 'static,
) -> impl Stream<Item = T> + Send {
    let (send, receive) = channel(WAITING);
    tokio::spawn(async move {
        pin_mut!(runs);
        while let Some(run) = runs.next().await {
            if send.send(run).await.is_err() {
                break;
            }
        }
    });
    stream::unfold(receive, async |mut receive| receive.recv().await.map(|run| (run, receive)))
}

/// What a whole file is made of.
#[derive(Clone, Debug)]
pub struct Whole {
    /// The table.
    pub table: Arc<Dataset>,
    /// The format.
    pub form: BinaryForm,
    /// What a spreadsheet says beside the rows.
    pub summary: Option<Summary>,
    /// Where files without a name may be made.
    pub scratch: PathBuf,
}

impl Whole {
    /// Writes the rows into an empty file. Dropped before it is done, it leaves the writer to end by itself.
    pub async fn write<R: Rows, E: From<Failed>>(
        self,
        file: File,
        runs: impl Stream<Item = Result<R, E>>,
    ) -> Result<File, E> {
        let (send, receive) = channel::<Option<R>>(WAITING);
        let writer = spawn_blocking(move || self.written(file, receive));
        pin_mut!(runs);
        while let Some(rows) = runs.try_next().await? {
            if send.send(Some(rows)).await.is_err() {
                break;
            }
        }
        // The writer may have ended with an error of its own.
        let _ = send.send(None).await;
        Ok(writer.await.map_err(ended)??)
    }

    /// Writes what is received until the end of it; without an end the file is given up.
    fn written<R: Rows>(
        self,
        file: File,
        mut receive: Receiver<Option<R>>,
    ) -> Result<File, Failed> {
        let mut binary =
            Binary::begin(&self.table, self.form, self.summary.as_ref(), (file, &self.scratch))?;
        loop {
            match receive.blocking_recv() {
                Some(Some(rows)) => binary.run(&rows)?,
                Some(None) => return binary.finish(),
                None => return Err(stopped()),
            }
        }
    }
}

/// Why a writer ended without a file. That of spreadsheets panics where the disk takes no more of a file of its own.
fn ended(error: JoinError) -> Failed {
    let Ok(panic) = error.try_into_panic() else { return stopped() };
    let said = panic.downcast::<String>();
    Failed::Unfit(said.map_or_else(|_| "the writer of the file gave up".to_owned(), |said| *said))
}

fn stopped() -> Failed {
    Failed::Unfit("the program is ending".to_owned())
}
