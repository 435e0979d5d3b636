//! Rows as lines of JSON, in the order of their key.

use chrono::NaiveDate;
use futures_util::TryStreamExt;
use serde_json::Value;
use sqlx::{ColumnIndex, Decode, QueryBuilder, Row, Type};
use tokio::sync::mpsc::Sender;

use super::schema::{Kind, Table, quoted};
use crate::base::code;
use crate::store::{Result, Store};

/// Bytes sent at a time.
const CHUNK: usize = 128 * 1024;

impl Store {
    /// Sends all rows of a table, each an array of JSON and a line end; gives their number, or `None` when
    /// the receiver is gone.
    pub async fn dump(&self, table: &Table, out: &Sender<Vec<u8>>) -> Result<Option<u64>> {
        let (name, names, key) = (quoted(&table.name), table.names(), table.key());
        let mut chunk = Vec::with_capacity(CHUNK);
        let mut rows = 0;
        on!(&self.read, |pool| {
            let select = format!("select {names} from {name} order by {key}");
            let mut query = QueryBuilder::new(select);
            let mut found = query.build().persistent(false).fetch(pool);
            while let Some(row) = found.try_next().await? {
                let line = Value::from(values(&row, table)?).to_string();
                chunk.extend_from_slice(line.as_bytes());
                chunk.push(b'\n');
                rows += 1;
                if chunk.len() >= CHUNK && out.send(std::mem::take(&mut chunk)).await.is_err() {
                    return Ok(None);
                }
            }
        });
        Ok(out.send(chunk).await.ok().map(|()| rows))
    }

    /// How many rows a table has.
    pub async fn rows_of(&self, table: &Table) -> Result<u64> {
        let rows: i64 = on!(&self.read, |pool| {
            QueryBuilder::new(format!("select count(*) from {}", quoted(&table.name)))
                .build_query_scalar()
                .fetch_one(pool)
                .await?
        });
        Ok(rows.unsigned_abs())
    }
}

/// The columns of a row.
fn values<R: Row>(row: &R, table: &Table) -> Result<Vec<Value>>
where
    usize: ColumnIndex<R>,
    for<'r> String: Decode<'r, R::Database> + Type<R::Database>,
    for<'r> i64: Decode<'r, R::Database> + Type<R::Database>,
    for<'r> bool: Decode<'r, R::Database> + Type<R::Database>,
    for<'r> NaiveDate: Decode<'r, R::Database> + Type<R::Database>,
    for<'r> Vec<u8>: Decode<'r, R::Database> + Type<R::Database>,
{
    let columns = table.columns.iter().enumerate();
    let values = columns.map(|(at, column)| match column.kind {
        Kind::Text => value::<_, String>(row, at, Value::from),
        Kind::Bigint => value::<_, i64>(row, at, Value::from),
        Kind::Boolean => value::<_, bool>(row, at, Value::from),
        Kind::Date => value::<_, NaiveDate>(row, at, |day| day.to_string().into()),
        Kind::Bytea => value::<_, Vec<u8>>(row, at, |bytes| code::base64(&bytes).into()),
    });
    Ok(values.collect::<sqlx::Result<_>>()?)
}

fn value<R: Row, T>(row: &R, at: usize, written: impl Fn(T) -> Value) -> sqlx::Result<Value>
where
    usize: ColumnIndex<R>,
    for<'r> T: Decode<'r, R::Database> + Type<R::Database>,
{
    let known: Option<T> = row.try_get(at)?;
    Ok(known.map_or(Value::Null, written))
}
