//! Responses as rows of CSV. Pure.

use super::table::{Cell, Table};
use crate::base::csv::{begun, finished, harmless, writer};
use crate::store::Response;

/// The first line.
pub(super) fn head(table: &Table<'_>) -> ::csv::Result<Vec<u8>> {
    let mut lines = begun();
    lines.write_record(table.columns())?;
    finished(lines)
}

/// The lines of some responses; the id of the first that does not fit its instrument ends them.
///
/// # Errors
/// The outer one as in [`head`]; the inner one is that id.
pub(super) fn lines(
    table: &Table<'_>,
    responses: &[Response],
) -> ::csv::Result<Result<Vec<u8>, String>> {
    let mut lines = writer(Vec::new());
    for response in responses {
        let Some(row) = table.row(response) else {
            return Ok(Err(response.id.clone()));
        };
        for cell in row {
            match cell {
                Cell::Closed(text) => lines.write_field(text.as_bytes())?,
                Cell::Answer(text, _) => lines.write_field(text)?,
                Cell::Code(text) | Cell::Free(text) => lines.write_field(harmless(&text))?,
            }
        }
        lines.write_record(None::<&[u8]>)?;
    }
    finished(lines).map(Ok)
}
