//! An export as it streams: some hundred responses in memory, whatever their number.

use std::sync::Arc;

use futures_util::stream::{self, Stream, StreamExt, TryStreamExt};
use tokio::task::spawn_blocking;

use super::csv;
use super::table::Table;
use crate::store::{self, Response, Responses, Store};
use crate::survey::{Catalogue, Instrument};

/// Responses turned into bytes at once.
const AT_ONCE: usize = 500;

/// Why an export broke off.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    /// The database refused.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The rows could not be written.
    #[error(transparent)]
    Csv(#[from] ::csv::Error),
    /// A stored response fits no version of its instrument.
    #[error(
        "response {0} fits no version of its instrument; run with the instruments it was answered under"
    )]
    Unfit(String),
    /// The program is ending.
    #[error("the program is ending")]
    Stopped,
}

/// The CSV of the responses wanted, head first, in pieces.
///
/// Rows are written on a thread of their own, so that a long export keeps no page waiting, while
/// the next ones are read.
pub fn csv_rows(
    store: &Store,
    catalogue: &Catalogue,
    wanted: &Responses,
) -> impl Stream<Item = Result<Vec<u8>, Failed>> + Send + use<> {
    let versions = catalogue.versions(&wanted.instrument).rev().cloned();
    let versions: Arc<[Instrument]> = versions.collect();
    let head = csv::head(&table(&versions)).map_err(Failed::from);
    let pieces = store
        .responses(wanted)
        .try_chunks(AT_ONCE)
        .map(move |responses| piece(responses.map_err(|broken| broken.1), versions.clone()))
        .buffered(2);
    stream::once(async { head }).chain(pieces)
}

/// The lines of some responses.
async fn piece(
    responses: store::Result<Vec<Response>>,
    versions: Arc<[Instrument]>,
) -> Result<Vec<u8>, Failed> {
    let responses = responses?;
    let written = spawn_blocking(move || csv::lines(&table(&versions), &responses)).await;
    written
        .map_err(|_| Failed::Stopped)??
        .map_err(Failed::Unfit)
}

fn table(versions: &[Instrument]) -> Table<'_> {
    Table::of(&versions.iter().collect::<Vec<_>>())
}
