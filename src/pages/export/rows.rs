//! An export as it streams: some hundred responses in memory, whatever their number.

use std::sync::Arc;

use futures_util::stream::{self, Stream, StreamExt, TryStreamExt};
use tokio::task::spawn_blocking;

use super::table::Table;
use super::{csv, json};
use crate::domain::survey::{Catalogue, Instrument};
use crate::store::{self, Response, Responses, Store};

/// Responses turned into bytes at once.
const AT_ONCE: usize = 500;

/// What rows are written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Comma-separated, UTF-8 with a byte-order mark.
    Csv,
    /// An array of objects.
    Json,
}

/// How remarks are exported. A reader may recognise the writer, since beside them stand the day, the
/// counter and every answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remarks {
    /// Masked, for the operator, who has the database anyway.
    Masked,
    /// The column stays empty. The office's pages know a remark by its batch alone.
    LeftOut,
}

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

/// The file of the responses wanted, in pieces.
///
/// Rows are written on a thread of their own, so that a long export keeps no page waiting, while
/// the next ones are read.
pub fn rows(
    store: &Store,
    catalogue: &Catalogue,
    wanted: &Responses,
    (form, remarks): (Form, Remarks),
) -> impl Stream<Item = Result<Vec<u8>, Failed>> + Send + use<> {
    let versions = catalogue.versions(&wanted.instrument).rev().cloned();
    let versions: Arc<[Instrument]> = versions.collect();
    let (head, end) = match form {
        Form::Csv => (csv::head(&table(&versions)).map_err(Failed::from), ""),
        Form::Json => (Ok(json::BEGIN.into()), json::END),
    };
    let pieces = store
        .responses(wanted)
        .try_chunks(AT_ONCE)
        .enumerate()
        .map(move |(place, responses)| {
            let written = Written { form, remarks, first: place == 0 };
            written.piece(responses.map_err(|broken| broken.1), versions.clone())
        })
        .buffered(2);
    stream::once(async { head }).chain(pieces).chain(stream::once(async move { Ok(end.into()) }))
}

/// How a piece is written.
#[derive(Clone, Copy)]
struct Written {
    form: Form,
    remarks: Remarks,
    /// Whether nothing stands before it.
    first: bool,
}

impl Written {
    /// The lines of some responses.
    async fn piece(
        self,
        responses: store::Result<Vec<Response>>,
        versions: Arc<[Instrument]>,
    ) -> Result<Vec<u8>, Failed> {
        let mut responses = responses?;
        if self.remarks == Remarks::LeftOut {
            for each in &mut responses {
                each.remark = None;
            }
        }
        let written = spawn_blocking(move || self.lines(&table(&versions), &responses)).await;
        written.map_err(|_| Failed::Stopped)?
    }

    fn lines(self, table: &Table<'_>, responses: &[Response]) -> Result<Vec<u8>, Failed> {
        match self.form {
            Form::Csv => csv::lines(table, responses)?,
            Form::Json => json::lines(table, responses, self.first),
        }
        .map_err(Failed::Unfit)
    }
}

fn table(versions: &[Instrument]) -> Table<'_> {
    Table::of(&versions.iter().collect::<Vec<_>>())
}
