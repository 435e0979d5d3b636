//! A list as a file, read and sent run by run, so that its length costs no memory.

use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use futures_util::TryStreamExt;
use futures_util::stream::try_unfold;

use crate::base::csv::{begun, finished, writer};
use crate::store;

/// Rows of one run.
pub const RUN: u32 = 500;

/// One run of rows, and where the next one begins; `None` after the last.
#[derive(Debug)]
pub struct Run<K> {
    /// The rows.
    pub rows: Vec<Vec<String>>,
    /// The key to go on from.
    pub next: Option<K>,
}

/// The file: UTF-8 with its mark, CRLF. `run` is asked for what follows a key, with `None` for the first. What fails
/// half-way breaks the connection off: the browser then knows that the file is not whole.
pub fn streamed<K, F>(
    name: &'static str,
    columns: &'static [&'static str],
    run: impl Fn(Option<K>) -> F + Send + 'static,
) -> Response
where
    K: Send + 'static,
    F: Future<Output = store::Result<Run<K>>> + Send + 'static,
{
    let pieces = try_unfold(Some((None, true)), move |state: Option<(Option<K>, bool)>| {
        let asked = state.map(|(key, first)| (run(key), first));
        async move {
            let Some((run, first)) = asked else { return Ok(None) };
            let Run { rows, next } = run.await.map_err(std::io::Error::other)?;
            let head = first.then_some(columns);
            let piece = piece(head, &rows).map_err(std::io::Error::other)?;
            Ok::<_, std::io::Error>(Some((piece, next.map(|key| (Some(key), false)))))
        }
    })
    .inspect_err(move |error| tracing::error!(%error, file = name, "an export broke off"));
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, Body::from_stream(pieces)).into_response()
}

fn piece(head: Option<&[&str]>, rows: &[Vec<String>]) -> csv::Result<Vec<u8>> {
    let mut lines = if head.is_some() { begun() } else { writer(Vec::new()) };
    if let Some(head) = head {
        lines.write_record(head)?;
    }
    for row in rows {
        lines.write_record(row)?;
    }
    finished(lines)
}
