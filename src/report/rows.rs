//! An export as it streams: some hundred responses in memory, whatever their number.

use futures_util::stream::{self, Stream, StreamExt, TryStreamExt};

use super::csv;
use super::table::Table;
use crate::store::{self, Responses, Store};
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
}

/// The CSV of the responses wanted, head first, in pieces.
pub fn csv_rows(
    store: &Store,
    catalogue: &Catalogue,
    wanted: &Responses,
) -> impl Stream<Item = Result<Vec<u8>, Failed>> + Send + use<> {
    let versions: Vec<Instrument> = catalogue
        .versions(&wanted.instrument)
        .rev()
        .cloned()
        .collect();
    let head = csv::head(&Table::of(&versions.iter().collect::<Vec<_>>())).map_err(Failed::from);
    let rows = store
        .responses(wanted)
        .try_chunks(AT_ONCE)
        .map(move |responses| {
            let responses = responses.map_err(|broken| broken.1)?;
            let table = Table::of(&versions.iter().collect::<Vec<_>>());
            csv::lines(&table, &responses)?.map_err(Failed::Unfit)
        });
    stream::once(async { head }).chain(rows)
}
