//! Reads lists of which one row is corrupt: the row is named in the log and left out, the others are shown.
//!
//! Only for what pages show; sums and checks read every row or fail.

use sqlx::postgres::PgRow;
use sqlx::sqlite::SqliteRow;
use sqlx::{FromRow, Row as _};

use super::Error;

/// Columns by which a row is named, the first that it has. Not `code`, since a petition is open to everybody who has
/// its code, nor `name`.
const NAMES: [&str; 4] = ["number", "id", "matter", "year"];

/// `fetch_readable!(on, sql, parameter, …)` reads rows as `fetch_all!` does, without those that cannot be read.
macro_rules! fetch_readable {
    ($($query:tt)*) => {{
        let rows: Vec<$crate::store::readable::Readable<_>> = fetch_all!($($query)*);
        $crate::store::readable::readable(rows)
    }};
}

/// A row, if it can be read.
pub(super) struct Readable<T>(Option<T>);

/// The rows that can be read.
pub(super) fn readable<T>(rows: Vec<Readable<T>>) -> Vec<T> {
    rows.into_iter().filter_map(|row| row.0).collect()
}

/// What was read of a row, or nothing, said in the log, where it is corrupt.
pub(super) fn or_left_out<T>(read: super::Result<T>, name: &str) -> super::Result<Option<T>> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(Error::Corrupt(fault)) => {
            tracing::error!(row = name, fault, "a row cannot be read and is left out");
            Ok(None)
        }
        Err(error) => Err(error),
    }
}

macro_rules! readable_from {
    ($row:ty) => {
        impl<'r, T: FromRow<'r, $row>> FromRow<'r, $row> for Readable<T> {
            fn from_row(row: &'r $row) -> sqlx::Result<Self> {
                let fault = match T::from_row(row) {
                    Ok(read) => return Ok(Self(Some(read))),
                    Err(sqlx::Error::ColumnDecode { index, source }) => {
                        format!("{index}: {source}")
                    }
                    Err(sqlx::Error::Decode(source)) => source.to_string(),
                    Err(error) => return Err(error),
                };
                let name = NAMES.iter().find_map(|column| {
                    let text = row.try_get::<String, &str>(column).ok();
                    let number = || row.try_get::<i64, &str>(column).ok().map(|it| it.to_string());
                    Some(format!("{column} {}", text.or_else(number)?))
                });
                tracing::error!(row = name, fault, "a row cannot be read and is left out");
                Ok(Self(None))
            }
        }
    };
}

readable_from!(SqliteRow);
readable_from!(PgRow);
