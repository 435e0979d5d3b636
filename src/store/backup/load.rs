//! Puts the rows of a backup into an empty database.

use std::str::FromStr;

use chrono::NaiveDate;
use serde_json::Value;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::query_builder::Separated;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Database, Encode, QueryBuilder, Type};

use super::schema::{self, Kind, Table, quoted};
use crate::base::code;
use crate::store::schema::migrations_among;
use crate::store::transaction::{self, Transaction};
use crate::store::{Engine, Error, Pools, runs};

/// Tables into which the migrations put the row that the program counts in.
const COUNTERS: [&str; 5] =
    ["audit_head", "batch_mark", "dossier_import", "petition_number", "remark_turn"];

/// Why a database cannot take a backup.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// It holds something.
    #[error("the database is not empty: it has rows in `{0}`")]
    NotEmpty(String),
    /// It has another version's schema, or tables of another program.
    #[error("the database already has tables of another version or another program")]
    OtherTables,
    /// The backup knows tables or changes of them that this program does not.
    #[error("the backup was made by a newer version of this program; restore it with that one")]
    Newer,
    /// A row is not what the columns of its table say.
    #[error("a row of `{0}` in the backup does not fit its columns")]
    Row(String),
    /// The database refused.
    #[error(transparent)]
    Store(#[from] Error),
}

impl From<sqlx::Error> for LoadError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

type Result<T> = std::result::Result<T, LoadError>;

/// A database being filled: all of it at [`Load::finish`], nothing before.
pub struct Load {
    pools: Pools,
    transaction: Transaction,
    /// The tables of its schema, each after those it refers to.
    tables: Vec<Table>,
}

impl Load {
    /// Gives the empty database at `url` the schema that these migrations make. A file of SQLite is made
    /// when it is not there, and is durable only once it was opened and closed by [`crate::store::Store::open`].
    pub async fn begin(url: &str, made_by: &[i64]) -> Result<Self> {
        let pools = connect(url).await?;
        let there = schema::migrations(&pools).await?;
        let has_tables = !schema::tables(&pools).await?.is_empty();
        if has_tables && there != made_by {
            return Err(LoadError::OtherTables);
        }
        let is_sqlite = matches!(pools, Engine::Sqlite(_));
        let migrations = migrations_among(is_sqlite, made_by).ok_or(LoadError::Newer)?;
        on!(&pools, |pool| migrations.run(pool).await.map_err(Error::from)?);
        let tables = schema::tables(&pools).await?;
        let transaction = match &pools {
            Engine::Sqlite(pool) => Engine::Sqlite(pool.begin().await?),
            Engine::Postgres(pool) => Engine::Postgres(pool.begin().await?),
        };
        let mut load = Self { pools, transaction, tables };
        for table in load.tables.clone() {
            if !COUNTERS.contains(&&*table.name) && load.has_rows(&table).await? {
                return Err(LoadError::NotEmpty(table.name));
            }
        }
        Ok(load)
    }

    /// The tables of the database, in the order in which they can be filled.
    pub fn tables(&self) -> &[Table] {
        &self.tables
    }

    /// Adds rows, whose values stand in the order of the table's columns.
    pub async fn add(&mut self, table: &Table, rows: &[Vec<Value>]) -> Result<()> {
        let unfit = || LoadError::Row(table.name.clone());
        if rows.iter().any(|row| row.len() != table.columns.len()) {
            return Err(unfit());
        }
        let begin = format!("insert into {} ({}) ", quoted(&table.name), table.names());
        let end = if COUNTERS.contains(&&*table.name) { replacing(table) } else { String::new() };
        for run in runs(rows) {
            on!(&mut self.transaction, |it| {
                let mut query = QueryBuilder::new(begin.clone());
                let mut fits = true;
                query.push_values(run, |mut values, row| {
                    for (column, value) in table.columns.iter().zip(row) {
                        fits &= bind(&mut values, column.kind, value).is_ok();
                    }
                });
                if !fits {
                    return Err(unfit());
                }
                query.push(&end).build().execute(&mut **it).await?;
            });
        }
        Ok(())
    }

    /// Drops the tables that the backup does not have: in its database they had been emptied and dropped
    /// after a migration.
    pub async fn drop_others(&mut self, kept: &[&str]) -> Result<()> {
        let others = self.tables.iter().rev().filter(|table| !kept.contains(&&*table.name));
        for name in others.map(|table| quoted(&table.name)).collect::<Vec<_>>() {
            on!(&mut self.transaction, |it| {
                let mut query = QueryBuilder::new(format!("drop table {name}"));
                query.build().execute(&mut **it).await?;
            });
        }
        Ok(())
    }

    /// Keeps everything that was added, and closes the database.
    pub async fn finish(self) -> Result<()> {
        transaction::commit(self.transaction).await?;
        on!(&self.pools, |pool| pool.close().await);
        Ok(())
    }

    async fn has_rows(&mut self, table: &Table) -> Result<bool> {
        let select = format!("select exists (select 1 from {})", quoted(&table.name));
        Ok(on!(&mut self.transaction, |it| {
            QueryBuilder::new(select).build_query_scalar().fetch_one(&mut **it).await?
        }))
    }
}

/// A row that is there already takes the values of the backup's.
fn replacing(table: &Table) -> String {
    let others = table.columns.iter().filter(|column| !column.key);
    let set: Vec<String> =
        others.map(|column| format!("{0} = excluded.{0}", quoted(&column.name))).collect();
    format!(" on conflict ({}) do update set {}", table.key(), set.join(", "))
}

/// A value that is not what its column holds.
struct Unfit;

/// Binds a value as what its column holds.
fn bind<D: Database>(
    values: &mut Separated<'_, D, &'static str>,
    kind: Kind,
    value: &Value,
) -> std::result::Result<(), Unfit>
where
    for<'q> String: Encode<'q, D> + Type<D>,
    for<'q> i64: Encode<'q, D> + Type<D>,
    for<'q> bool: Encode<'q, D> + Type<D>,
    for<'q> NaiveDate: Encode<'q, D> + Type<D>,
    for<'q> Vec<u8>: Encode<'q, D> + Type<D>,
    for<'q> Option<String>: Encode<'q, D>,
    for<'q> Option<i64>: Encode<'q, D>,
    for<'q> Option<bool>: Encode<'q, D>,
    for<'q> Option<NaiveDate>: Encode<'q, D>,
    for<'q> Option<Vec<u8>>: Encode<'q, D>,
{
    let known = (!value.is_null()).then_some(value);
    match kind {
        Kind::Text => values.push_bind(read(known, |value| Some(value.as_str()?.to_owned()))?),
        Kind::Bigint => values.push_bind(read(known, Value::as_i64)?),
        Kind::Boolean => values.push_bind(read(known, Value::as_bool)?),
        Kind::Date => {
            let day = |value: &Value| value.as_str()?.parse::<NaiveDate>().ok();
            values.push_bind(read(known, day)?)
        }
        Kind::Bytea => values.push_bind(read(known, |value| code::of_base64(value.as_str()?))?),
    };
    Ok(())
}

fn read<'a, T>(
    value: Option<&'a Value>,
    read: impl Fn(&'a Value) -> Option<T>,
) -> std::result::Result<Option<T>, Unfit> {
    value.map(|value| read(value).ok_or(Unfit)).transpose()
}

/// A file that is lost with the power is filled again, so that nothing waits for the disk.
async fn connect(url: &str) -> Result<Pools> {
    Ok(if url.starts_with("sqlite:") {
        let options = SqliteConnectOptions::from_str(url)?
            .create_if_missing(true)
            .foreign_keys(true)
            .journal_mode(SqliteJournalMode::Off)
            .synchronous(SqliteSynchronous::Off);
        let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
        Engine::Sqlite(pool)
    } else {
        let options = PgConnectOptions::from_str(url)?;
        Engine::Postgres(PgPoolOptions::new().max_connections(2).connect_with(options).await?)
    })
}
