//! What a backup says of itself.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::Table;
use crate::base::archive::Entry;

/// The form of the file this program writes; a greater number is of a newer program.
pub const FORMAT: u32 = 1;

/// The last entry of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The form of the file.
    pub format: u32,
    /// The program's version.
    pub version: String,
    /// The instant it holds.
    pub taken: DateTime<Utc>,
    /// The numbers of the migrations of its schema.
    pub migrations: Vec<i64>,
    /// The key of names on petitions.
    pub petition_key: PetitionKey,
    /// The tables with the number of their rows, in the order of the file.
    pub tables: Vec<Counted>,
    /// All entries but this one.
    pub entries: Vec<Entry>,
}

/// What a backup has of the key that names on petitions are sealed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PetitionKey {
    /// It is in the backup.
    Included,
    /// It was left out: names can only be read with a copy of it.
    LeftOut,
    /// There is none yet.
    None,
}

/// A table and how many rows of it there are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// The table.
    #[serde(flatten)]
    pub table: Table,
    /// Its rows.
    pub rows: u64,
}

impl Manifest {
    /// The rows of all tables.
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|each| each.rows).sum()
    }

    /// The entry of this name.
    pub fn entry(&self, name: &str) -> Option<&Entry> {
        self.entries.iter().find(|each| each.name == name)
    }
}

/// The entry in which a table's rows are.
pub fn entry_of(table: &Table) -> String {
    format!("tables/{}.jsonl", table.name)
}
