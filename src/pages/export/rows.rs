//! An export as it streams: some hundred batches in memory, whatever their number.

use std::sync::Arc;

use futures_util::{Stream, StreamExt, TryStreamExt, pin_mut};
use tokio::task::spawn_blocking;

use super::record::ResponseRows;
use super::table::{LONGEST_REMARK, Table};
use crate::base::Lang;
use crate::base::dataset::{self, LinesForm, in_lines};
use crate::base::text::masked;
use crate::domain::survey::{Catalogue, Instrument};
use crate::store::{self, Responses, Store};

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
    /// The file could not be written.
    #[error(transparent)]
    File(#[from] dataset::Failed),
}

/// The file of the responses wanted, in pieces.
pub fn rows(
    store: &Store,
    catalogue: &Catalogue,
    wanted: &Responses,
    (form, remarks): (LinesForm, Remarks),
) -> impl Stream<Item = Result<Vec<u8>, Failed>> + Send + use<> {
    let table = Arc::new(table(catalogue, wanted, LONGEST_REMARK, Lang::Vi));
    let runs = runs(store, &table, wanted, remarks);
    in_lines(Arc::new(table.dataset.clone()), form, runs)
}

/// The table of the responses wanted.
pub fn table(catalogue: &Catalogue, wanted: &Responses, remark: usize, lang: Lang) -> Table {
    let versions: Vec<&Instrument> = catalogue.versions(&wanted.instrument).rev().collect();
    Table::of(&versions, remark, lang)
}

/// The responses wanted as rows of their table.
pub fn runs(
    store: &Store,
    table: &Arc<Table>,
    wanted: &Responses,
    remarks: Remarks,
) -> impl Stream<Item = Result<ResponseRows, Failed>> + Send + use<> {
    let table = table.clone();
    let runs = store.response_runs(wanted, remarks == Remarks::Masked);
    runs.map(move |run| Ok(ResponseRows { table: table.clone(), run: run? }))
}

/// Bytes of the longest remark among the responses wanted, as it is exported: formats of fixed widths ask before
/// the first row.
pub async fn longest_remark(
    store: &Store,
    wanted: &Responses,
    remarks: Remarks,
) -> Result<usize, Failed> {
    if remarks == Remarks::LeftOut {
        return Ok(1);
    }
    let runs = store.response_runs(wanted, true);
    pin_mut!(runs);
    let mut longest = 1;
    while let Some(run) = runs.try_next().await? {
        let bytes = move || run.remarks.values().map(|remark| masked(remark).len()).max();
        let found = spawn_blocking(bytes).await.unwrap_or_default();
        longest = longest.max(found.unwrap_or(0));
    }
    Ok(longest)
}
