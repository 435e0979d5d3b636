//! Tables as the open database describes them: a backup of an older version has fewer.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::LEFT_OUT;
use crate::store::{Engine, Error, Pools, Result};

/// What a column holds: the types that both databases have (`migrations/README.md`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A text.
    Text,
    /// A whole number of 64 bits.
    Bigint,
    /// True or false.
    Boolean,
    /// A day, written as 2026-01-31.
    Date,
    /// Bytes, written in base 64.
    Bytea,
}

impl Kind {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "text" => Self::Text,
            "bigint" => Self::Bigint,
            "boolean" => Self::Boolean,
            "date" => Self::Date,
            "bytea" => Self::Bytea,
            _ => return None,
        })
    }
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: Kind,
    /// Whether it is part of the table's key.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub key: bool,
}

/// A table and its columns, in the order in which a backup has them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns.
    pub columns: Vec<Column>,
}

impl Table {
    /// The names of all columns.
    pub(super) fn names(&self) -> String {
        let names: Vec<String> = self.columns.iter().map(|each| quoted(&each.name)).collect();
        names.join(", ")
    }

    /// The names of the key's columns; of all columns where the table has no key.
    pub(super) fn key(&self) -> String {
        let key = self.columns.iter().filter(|each| each.key).map(|each| quoted(&each.name));
        let key = key.collect::<Vec<String>>().join(", ");
        if key.is_empty() { self.names() } else { key }
    }
}

/// A name in a statement.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// The numbers of the migrations that made the schema; none in an empty database.
pub(super) async fn migrations(pools: &Pools) -> Result<Vec<i64>> {
    let (counted, listed) = (
        "select count(*) from sqlite_master where type = 'table' and name = '_sqlx_migrations'",
        "select version from _sqlx_migrations where success order by version",
    );
    let known: i64 = match pools {
        Engine::Sqlite(pool) => sqlx::query_scalar(counted).fetch_one(pool).await?,
        Engine::Postgres(pool) => {
            sqlx::query_scalar("select count(to_regclass('_sqlx_migrations'))")
                .fetch_one(pool)
                .await?
        }
    };
    if known == 0 {
        return Ok(Vec::new());
    }
    Ok(scalar_all!(pools, listed))
}

/// All tables but those that are left out, each after those it refers to.
pub(super) async fn tables(pools: &Pools) -> Result<Vec<Table>> {
    let columns: Vec<(String, String, String, bool)> = match pools {
        Engine::Sqlite(pool) => {
            sqlx::query_as(
                "select t.name, c.name, lower(c.type), c.pk > 0
                 from sqlite_master t join pragma_table_info(t.name) c
                 where t.type = 'table' and substr(t.name, 1, 7) <> 'sqlite_'
                 order by t.name, c.cid",
            )
            .fetch_all(pool)
            .await?
        }
        Engine::Postgres(pool) => {
            sqlx::query_as(
                "select cast(t.relname as text), cast(a.attname as text),
                     format_type(a.atttypid, a.atttypmod),
                     exists (select 1 from pg_index i where i.indrelid = t.oid and i.indisprimary
                         and a.attnum = any(i.indkey))
                 from pg_class t join pg_attribute a on a.attrelid = t.oid
                 where t.relkind = 'r' and t.relnamespace = current_schema()::regnamespace
                     and a.attnum > 0 and not a.attisdropped
                 order by t.relname collate \"C\", a.attnum",
            )
            .fetch_all(pool)
            .await?
        }
    };
    let mut tables: BTreeMap<String, Table> = BTreeMap::new();
    for (table, name, kind, key) in columns {
        if table == "_sqlx_migrations" || LEFT_OUT.contains(&&*table) {
            continue;
        }
        let kind = Kind::of(&kind).ok_or_else(|| {
            Error::Corrupt(format!("the column `{table}.{name}` has the unknown type `{kind}`"))
        })?;
        let empty = || Table { name: table.clone(), columns: Vec::new() };
        let known = tables.entry(table.clone()).or_insert_with(empty);
        known.columns.push(Column { name, kind, key });
    }
    Ok(in_order(tables, &references(pools).await?))
}

/// Which table refers to which.
async fn references(pools: &Pools) -> Result<Vec<(String, String)>> {
    Ok(match pools {
        Engine::Sqlite(pool) => {
            sqlx::query_as(
                "select distinct t.name, f.\"table\"
                 from sqlite_master t join pragma_foreign_key_list(t.name) f
                 where t.type = 'table'",
            )
            .fetch_all(pool)
            .await?
        }
        Engine::Postgres(pool) => {
            sqlx::query_as(
                "select distinct cast(t.relname as text), cast(o.relname as text)
                 from pg_constraint c join pg_class t on t.oid = c.conrelid
                     join pg_class o on o.oid = c.confrelid
                 where c.contype = 'f' and t.relnamespace = current_schema()::regnamespace",
            )
            .fetch_all(pool)
            .await?
        }
    })
}

/// Each table after those it refers to; the rest of a circle comes by name.
fn in_order(mut rest: BTreeMap<String, Table>, references: &[(String, String)]) -> Vec<Table> {
    let mut ordered = Vec::with_capacity(rest.len());
    while !rest.is_empty() {
        let is_free = |name: &String| {
            let mut its = references.iter().filter(|(of, _)| of == name);
            its.all(|(of, to)| of == to || !rest.contains_key(to))
        };
        let next = rest.keys().find(|name| is_free(name)).or_else(|| rest.keys().next());
        let Some(table) = next.cloned().and_then(|name| rest.remove(&name)) else { break };
        ordered.push(table);
    }
    ordered
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_comes_after_those_it_refers_to() {
        let table =
            |name: &str| (name.to_owned(), Table { name: name.to_owned(), columns: Vec::new() });
        let tables: BTreeMap<_, _> = ["a", "b", "c", "self"].map(table).into();
        let refers = |from: &str, to: &str| (from.to_owned(), to.to_owned());
        let references = [refers("a", "b"), refers("b", "c"), refers("self", "self")];
        let names: Vec<String> =
            in_order(tables, &references).into_iter().map(|table| table.name).collect();
        assert_eq!(names, ["c", "b", "a", "self"]);
    }

    #[test]
    fn names_of_columns_cannot_leave_their_quotes() {
        assert_eq!(quoted("number"), "\"number\"");
        assert_eq!(quoted("a\"; drop"), "\"a\"\"; drop\"");
    }
}
