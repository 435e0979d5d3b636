//! Columns that somebody has named by hand, because the reader does not know what they are called.

use std::collections::BTreeMap;

use super::columns::is_ordinal;
use super::{Columns, File, Layout, Most, Refusal, key};
use crate::base::text::folded;

/// What columns of a file are, by what they are called there without case and accents; a blank one is passed over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColumnMap(BTreeMap<String, String>);

/// A column's name with what stands in brackets, which may be all that tells two columns apart.
fn whole(written: &str) -> String {
    let plain: String = folded(written)
        .chars()
        .map(|letter| if letter.is_alphanumeric() { letter } else { ' ' })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl ColumnMap {
    /// Says what a column is; a blank `column` passes it over.
    pub fn add(&mut self, written: &str, column: &str) {
        self.0.insert(whole(written), column.trim().to_owned());
    }

    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What was said, by the names as they are compared.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, column)| (name.as_str(), column.as_str()))
    }

    /// Adds what another says of columns that this one does not.
    pub fn extend(&mut self, other: &Self) {
        for (name, column) in &other.0 {
            self.0.entry(name.clone()).or_insert_with(|| column.clone());
        }
    }

    /// What was said of a column; a blank passes it over. What stands in brackets counts unless it was said without.
    pub fn said(&self, written: &str) -> Option<&str> {
        let said = self.0.get(&whole(written)).or_else(|| self.0.get(&key(written)));
        said.map(String::as_str)
    }

    /// What was said of those of these names of which something was.
    pub fn said_of(&self, names: &[String]) -> Vec<(String, String)> {
        let said = |name: &String| Some((name.clone(), self.said(name)?.to_owned()));
        names.iter().filter_map(said).collect()
    }

    /// Whether a column is passed over.
    pub(super) fn is_passed_over(&self, written: &str) -> bool {
        self.said(written) == Some("")
    }

    /// The column of a layout that a header's cell names, by hand or by itself.
    pub(super) fn column<const N: usize>(
        &self,
        layout: &Layout<N>,
        written: &str,
    ) -> Option<&'static str> {
        self.resolved(written, &layout.columns, |name| layout.column(name))
    }

    fn resolved(
        &self,
        written: &str,
        names: &[&'static str],
        by_itself: impl Fn(&str) -> Option<&'static str>,
    ) -> Option<&'static str> {
        match self.said(written) {
            Some(said) => names.iter().copied().find(|column| *column == said),
            None => by_itself(written),
        }
    }
}

/// A file of rows, and what somebody said of its columns.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The file.
    pub bytes: &'a [u8],
    /// What was said; `None` for nothing.
    pub map: Option<&'a ColumnMap>,
}

impl<'a> Source<'a> {
    /// A file with what was said of its columns.
    pub fn mapped(bytes: &'a [u8], map: &'a ColumnMap) -> Self {
        Self { bytes, map: Some(map) }
    }

    pub(super) fn map(&self) -> ColumnMap {
        self.map.cloned().unwrap_or_default()
    }
}

impl<'a> From<&'a [u8]> for Source<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Self { bytes, map: None }
    }
}

impl<'a> From<&'a Vec<u8>> for Source<'a> {
    fn from(bytes: &'a Vec<u8>) -> Self {
        Self { bytes, map: None }
    }
}

impl<'a, const N: usize> From<&'a [u8; N]> for Source<'a> {
    fn from(bytes: &'a [u8; N]) -> Self {
        Self { bytes, map: None }
    }
}

/// The header of a file, as far as a kind of file knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// All names, as they are written.
    pub names: Vec<String>,
    /// Those that nothing is known of.
    pub unknown: Vec<String>,
    /// Columns that are needed and not there.
    pub missing: Vec<String>,
    /// Columns that are there.
    pub found: Vec<String>,
    /// What columns are called there, by their codes.
    pub called: Vec<(&'static str, String)>,
    /// Those that somebody named by hand: the name as it is written, and what was said; blank is passed over.
    pub by_hand: Vec<(String, String)>,
}

impl Header {
    /// What the header is remembered by: its names without case and accents, in any order.
    pub fn signature(&self) -> String {
        let mut keys: Vec<String> = self.names.iter().map(|name| whole(name)).collect();
        keys.sort_unstable();
        keys.join("|")
    }
}

/// The header of a file of these columns.
///
/// # Errors
/// When it is no file of rows.
pub fn header<'a>(
    source: impl Into<Source<'a>>,
    most: Most,
    columns: &Columns,
) -> Result<Header, Refusal> {
    let source = source.into();
    let map = source.map();
    let column = |name: &str| map.resolved(name, columns.names, |name| columns.column(name));
    let file = File::open(source.bytes, most)?;
    let table = file.table(&|name| column(name).is_some())?;
    let names = table.header().cells().filter(|name| !name.is_empty());
    let names: Vec<String> = names.map(str::to_owned).collect();
    let called: Vec<(&'static str, String)> =
        names.iter().filter_map(|name| Some((column(name)?, name.clone()))).collect();
    let found: Vec<String> = called.iter().map(|(code, _)| (*code).to_owned()).collect();
    let needed = columns.needed();
    let is_found = |column: &&str| found.iter().any(|found| found == column);
    let missing: Vec<String> =
        needed.filter(|column| !is_found(column)).map(str::to_owned).collect();
    // A column beside those of an export may be what is missing, under a name of another system.
    let is_beside = |name: &str| missing.is_empty() && columns.is_beside(name);
    let is_unknown = |name: &&String| {
        map.said(name).is_none()
            && columns.column(name).is_none()
            && !is_beside(name)
            && !is_ordinal(name)
    };
    let unknown = names.iter().filter(is_unknown).cloned().collect();
    let by_hand = map.said_of(&names);
    Ok(Header { names, unknown, missing, found, called, by_hand })
}
