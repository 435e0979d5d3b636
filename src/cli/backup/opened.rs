//! A backup that is there: what it says of itself, and whether that is so.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use anyhow::{Context, bail, ensure};
use indicatif::ProgressBar;
use serde_json::Value;

use super::office_files::{MOST, OfficeFile};
use crate::base::archive::{Identities, Reader};
use crate::store::backup::{Counted, FORMAT, Manifest, entry_of};

/// The entry that describes all others.
pub(super) const MANIFEST: &str = "manifest.json";

/// An open backup.
pub(in crate::cli) struct Backup {
    reader: Reader,
    /// What it says of itself.
    pub(in crate::cli) manifest: Manifest,
}

impl Backup {
    /// Opens the file at `path`.
    pub(in crate::cli) fn open(path: &Path, with: &Identities) -> anyhow::Result<Self> {
        let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
        Self::of(file, with).with_context(|| path.display().to_string())
    }

    /// Reads the manifest of an open file.
    pub(super) fn of(file: File, with: &Identities) -> anyhow::Result<Self> {
        let mut reader = Reader::open(file, with)?;
        let bytes = reader.small(MANIFEST, MOST)?;
        let value: Value = serde_json::from_slice(&bytes).context("the manifest cannot be read")?;
        let format = value.get("format").and_then(Value::as_u64);
        if format.is_none_or(|format| format > FORMAT.into()) {
            bail!(
                "the backup was made by a newer version of this program; restore it with that one"
            );
        }
        let manifest = serde_json::from_value(value).context("the manifest cannot be read")?;
        Ok(Self { reader, manifest })
    }

    /// Reads everything: each entry must be what the manifest says, and each table of as many rows.
    pub(super) fn check(&mut self, bar: &ProgressBar) -> anyhow::Result<()> {
        for table in self.manifest.tables.clone() {
            let mut rows = self.rows(&table)?;
            while let Some(some) = rows.some()? {
                bar.inc(some.len() as u64);
            }
        }
        self.office_files()?;
        Ok(())
    }

    /// The rows of a table.
    pub(in crate::cli) fn rows(&mut self, table: &Counted) -> anyhow::Result<Rows<'_>> {
        let name = entry_of(&table.table);
        let said = self.manifest.entries.iter().find(|each| each.name == name);
        let said = said.with_context(|| format!("the backup has no `{name}`"))?;
        let entry = self.reader.entry(said).with_context(|| broken(&name))?;
        let entry: Box<dyn Read + '_> = Box::new(entry);
        let lines = BufReader::with_capacity(1 << 18, entry);
        Ok(Rows { lines, name, read: 0, wanted: table.rows })
    }

    /// The value of a fact of its database.
    pub(in crate::cli) fn fact(&mut self, key: &str) -> anyhow::Result<Option<String>> {
        let facts = self.manifest.tables.iter().find(|each| each.table.name == "fact").cloned();
        let Some(facts) = facts else { return Ok(None) };
        let mut rows = self.rows(&facts)?;
        while let Some(some) = rows.some()? {
            let found = some.iter().find(|row| row.first().and_then(Value::as_str) == Some(key));
            if let Some(value) = found.and_then(|row| row.get(1)?.as_str()) {
                return Ok(Some(value.to_owned()));
            }
        }
        Ok(None)
    }

    /// The office's own files.
    pub(in crate::cli) fn office_files(&mut self) -> anyhow::Result<Vec<OfficeFile>> {
        let entries: Vec<_> = self.manifest.entries.clone();
        let mut files = Vec::new();
        for said in entries.iter().filter(|each| each.name.starts_with("files/")) {
            let mut bytes = Vec::new();
            let entry = self.reader.entry(said).with_context(|| broken(&said.name))?;
            entry.take(MOST).read_to_end(&mut bytes).with_context(|| broken(&said.name))?;
            files.push(OfficeFile { entry: said.name.clone(), bytes });
        }
        Ok(files)
    }
}

/// What is said of an entry that cannot be read as it was written.
fn broken(name: &str) -> String {
    format!("the backup is broken at `{name}`; take another copy of it, or an earlier one")
}

/// Rows read at a time.
const ROWS: usize = 256;

/// The rows of a table, read in order.
pub(in crate::cli) struct Rows<'a> {
    lines: BufReader<Box<dyn Read + 'a>>,
    name: String,
    read: u64,
    wanted: u64,
}

impl Rows<'_> {
    /// The next rows; `None` after the last, when all of them were what the manifest says.
    pub(in crate::cli) fn some(&mut self) -> anyhow::Result<Option<Vec<Vec<Value>>>> {
        let (mut rows, mut line) = (Vec::new(), Vec::new());
        while rows.len() < ROWS {
            let length = self.lines.read_until(b'\n', &mut line);
            if length.with_context(|| broken(&self.name))? == 0 {
                break;
            }
            let row = serde_json::from_slice(&line);
            rows.push(row.with_context(|| format!("a row of `{}`", self.name))?);
            line.clear();
        }
        self.read += rows.len() as u64;
        let (name, read, wanted) = (&self.name, self.read, self.wanted);
        ensure!(!rows.is_empty() || read == wanted, "`{name}` has {read} rows, not {wanted}");
        Ok((!rows.is_empty()).then_some(rows))
    }
}
