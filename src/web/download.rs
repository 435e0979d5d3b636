//! A file that is made as a whole before it is sent: what fails is told on a page, not by half a file.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::time::Duration;

use axum::body::Body;
use axum::http::HeaderValue;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use futures_util::Stream;
use futures_util::stream::{BoxStream, StreamExt, try_unfold};
use tokio::task::spawn_blocking;
use tokio::time::sleep;

use crate::app::App;
use crate::base::dataset::{
    BinaryForm, Cell, Dataset, Failed, LinesForm, Rows, Summary, Whole, in_lines,
};
use crate::store;
use crate::web::errors::failure::Failure;

/// Bytes read at once.
const PIECE: usize = 1 << 17;

/// The longest time that a file is kept for a client: 500 MB over 10 Mbit/s and some more.
const SENT_WITHIN: Duration = Duration::from_mins(10);

/// The formats of files that a page offers of one table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Written and sent line by line.
    Lines(LinesForm),
    /// Made as a whole.
    Whole(BinaryForm),
}

impl Format {
    /// The format that a file's ending names.
    pub fn of_ending(ending: &str) -> Option<Self> {
        Some(match ending {
            "csv" => Self::Lines(LinesForm::Csv),
            "json" => Self::Lines(LinesForm::Json),
            "jsonl" => Self::Lines(LinesForm::JsonLines),
            "xlsx" => Self::Whole(BinaryForm::Xlsx),
            "sav" => Self::Whole(BinaryForm::Sav),
            "parquet" => Self::Whole(BinaryForm::Parquet),
            _ => return None,
        })
    }

    /// The format of the file at an address.
    pub fn of_path(path: &str) -> Result<Self, Failure> {
        let ending = path.rsplit_once('.').map(|(_, ending)| ending);
        ending.and_then(Self::of_ending).ok_or(Failure::NotFound)
    }

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Lines(LinesForm::Csv) => "csv",
            Self::Lines(LinesForm::Json) => "json",
            Self::Lines(LinesForm::JsonLines) => "jsonl",
            Self::Whole(BinaryForm::Xlsx) => "xlsx",
            Self::Whole(BinaryForm::Sav) => "sav",
            Self::Whole(BinaryForm::Parquet) => "parquet",
        }
    }

    fn media_type(self) -> &'static str {
        match self {
            Self::Lines(LinesForm::Csv) => "text/csv; charset=utf-8",
            Self::Lines(LinesForm::Json) => "application/json",
            Self::Lines(LinesForm::JsonLines) => "application/jsonl",
            Self::Whole(BinaryForm::Xlsx) => {
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            }
            Self::Whole(BinaryForm::Sav) => "application/x-spss-sav",
            Self::Whole(BinaryForm::Parquet) => "application/vnd.apache.parquet",
        }
    }
}

/// Why a file could not be made or sent.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    /// The database refused.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The file could not be written.
    #[error(transparent)]
    File(#[from] Failed),
}

impl From<Broken> for Failure {
    fn from(error: Broken) -> Self {
        match error {
            Broken::Store(error) => error.into(),
            Broken::File(error) if error.is_full() => Self::NoRoom,
            Broken::File(error) => Self::Inside(error.to_string()),
        }
    }
}

/// Rows of one run of a list that is read by key.
pub const RUN: u32 = 500;

/// One run of rows, and where the next one begins; `None` after the last.
#[derive(Debug)]
pub struct Run<K> {
    /// The rows.
    pub rows: Vec<Vec<Cell<'static>>>,
    /// The key to go on from.
    pub next: Option<K>,
}

/// A list read run by run, so that its length costs no memory. `run` is asked for what follows a key, with `None` for
/// the first.
pub fn by_key<K, F>(
    run: impl Fn(Option<K>) -> F + Send + 'static,
) -> BoxStream<'static, store::Result<Vec<Vec<Cell<'static>>>>>
where
    K: Send + 'static,
    F: Future<Output = store::Result<Run<K>>> + Send + 'static,
{
    try_unfold(Some(None), move |state: Option<Option<K>>| {
        let asked = state.map(&run);
        async move {
            let Some(run) = asked else { return Ok(None) };
            let Run { rows, next } = run.await?;
            Ok(Some((rows, next.map(Some))))
        }
    })
    .boxed()
}

/// A list that is there already.
pub fn at_once(
    rows: Vec<Vec<Cell<'static>>>,
) -> impl Stream<Item = store::Result<Vec<Vec<Cell<'static>>>>> + Send + 'static {
    futures_util::stream::once(async { Ok(rows) })
}

/// A table to be downloaded.
#[derive(Debug)]
pub struct Download {
    /// The file's name without its ending.
    pub name: String,
    /// What the table is.
    pub table: Dataset,
    /// The format.
    pub format: Format,
    /// What a spreadsheet says beside the rows.
    pub summary: Option<Summary>,
}

impl Download {
    /// A table that needs no summary.
    pub fn named(name: impl Into<String>, table: Dataset, format: Format) -> Self {
        Self { name: name.into(), table, format, summary: None }
    }

    /// The file in lines. What fails half-way breaks the connection off: the browser then knows that the file is not
    /// whole.
    pub fn lines<R: Rows, E>(
        self,
        form: LinesForm,
        runs: impl Stream<Item = Result<R, E>> + Send + 'static,
    ) -> Response
    where
        Broken: From<E>,
    {
        let format = Format::Lines(form);
        let name = format!("{}.{}", self.name, format.ending());
        let of = name.clone();
        let runs = runs.map(|run| run.map_err(Broken::from));
        let pieces = in_lines(self.table.into(), form, runs).inspect(move |piece| {
            if let Err(error) = piece {
                tracing::error!(%error, file = of, "an export broke off");
            }
        });
        answer(&name, format, Body::from_stream(pieces))
    }

    /// The file. Formats that are no lines are made in a file without a name in the data directory, gone when its last
    /// byte is sent or the client is.
    pub async fn respond<R: Rows, E>(
        self,
        app: &App,
        runs: impl Stream<Item = Result<R, E>> + Send + 'static,
    ) -> Result<Response, Failure>
    where
        Broken: From<E>,
    {
        let form = match self.format {
            Format::Lines(form) => return Ok(self.lines(form, runs)),
            Format::Whole(form) => form,
        };
        let runs = runs.map(|run| run.map_err(Broken::from));
        let name = format!("{}.{}", self.name, self.format.ending());
        let table = self.table.into();
        let scratch = app.config.scratch.clone();
        let directory = scratch.clone();
        let begun = spawn_blocking(move || tempfile::tempfile_in(directory)).await;
        let file = begun.map_err(|error| Failure::Inside(error.to_string()))?;
        let file = file.map_err(|error| Broken::File(error.into()))?;
        let whole = Whole { table, form, summary: self.summary, scratch };
        let file = whole.write(file, runs).await?;
        let (file, length) = rewound(file).await.map_err(|error| Broken::File(error.into()))?;
        let pieces = pieces(file).take_until(sleep(SENT_WITHIN));
        let mut response = answer(&name, self.format, Body::from_stream(pieces));
        response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(length));
        Ok(response)
    }
}

/// The file at its beginning, and its length.
async fn rewound(mut file: File) -> std::io::Result<(File, u64)> {
    let rewound = spawn_blocking(move || {
        let length = file.seek(SeekFrom::End(0))?;
        file.seek(SeekFrom::Start(0))?;
        Ok((file, length))
    });
    rewound.await.map_err(std::io::Error::other)?
}

fn pieces(file: File) -> impl Stream<Item = std::io::Result<Vec<u8>>> + Send {
    try_unfold(file, async |mut file| {
        let read = spawn_blocking(move || {
            let mut piece = vec![0; PIECE];
            let length = file.read(&mut piece)?;
            piece.truncate(length);
            Ok::<_, std::io::Error>((piece, file))
        });
        let (piece, file) = read.await.map_err(std::io::Error::other)??;
        Ok((!piece.is_empty()).then_some((piece, file)))
    })
}

fn answer(name: &str, format: Format, body: Body) -> Response {
    named(name, format.media_type(), body)
}

/// A file to be kept under a name.
pub fn named(name: &str, media_type: &'static str, body: impl Into<Body>) -> Response {
    let body = body.into();
    let headers = [
        (CONTENT_TYPE, media_type.to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    (headers, body).into_response()
}
