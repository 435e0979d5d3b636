//! A table of a file under the reader's eye: every key it is not asked for is a fault.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::finding::both;
use super::{File, Finding};
use crate::base::Text;

/// What a part is called in a fault, in Vietnamese and in English.
pub(super) type Noun = (&'static str, &'static str);

/// Collects what is wrong with one file.
#[derive(Debug)]
pub(super) struct Reader<'f> {
    file: File<'f>,
    /// The byte after each line's end.
    line_starts: Vec<usize>,
    findings: RefCell<Vec<Finding>>,
    /// The line of each key that was read, by the line its table begins on.
    keys: RefCell<BTreeMap<(usize, &'static str), usize>>,
}

impl<'f> Reader<'f> {
    pub(super) fn new(file: File<'f>) -> Self {
        Self {
            file,
            line_starts: file.text.match_indices('\n').map(|(at, _)| at + 1).collect(),
            findings: RefCell::default(),
            keys: RefCell::default(),
        }
    }

    /// The line, from 1, in which the byte `offset` stands.
    pub(super) fn line(&self, offset: usize) -> usize {
        1 + self.line_starts.partition_point(|start| *start <= offset)
    }

    pub(super) fn report(&self, line: usize, what: Text, remedy: Text) {
        let file = self.file.name.to_owned();
        self.findings.borrow_mut().push(Finding { file, line, what, remedy });
    }

    /// Where each key that was read stands.
    pub(super) fn keys(&self) -> BTreeMap<(usize, &'static str), usize> {
        self.keys.borrow().clone()
    }

    pub(super) fn findings(self) -> Vec<Finding> {
        self.findings.into_inner()
    }
}

/// One table: `[formula]`, an `[[item]]`, a choice.
pub(super) struct Table<'r, 'f> {
    pub(super) reader: &'r Reader<'f>,
    keys: &'r DeTable<'f>,
    /// What it is called in a fault: `the item`, `the formula`.
    pub(super) name: Noun,
    /// The line it begins on.
    pub(super) line: usize,
    asked: RefCell<BTreeSet<&'static str>>,
}

impl<'r, 'f> Table<'r, 'f> {
    pub(super) fn new(
        reader: &'r Reader<'f>,
        keys: &'r DeTable<'f>,
        name: Noun,
        line: usize,
    ) -> Self {
        Self { reader, keys, name, line, asked: RefCell::default() }
    }

    /// The value of `key`, if there is one.
    pub(super) fn get(&self, key: &'static str) -> Option<&'r Spanned<DeValue<'f>>> {
        self.asked.borrow_mut().insert(key);
        let (name, value) = self.keys.get_key_value(key)?;
        let line = self.reader.line(name.span().start);
        self.reader.keys.borrow_mut().insert((self.line, key), line);
        Some(value)
    }

    /// Reports a fault of the value of `key`.
    pub(super) fn wrong(&self, value: &Spanned<DeValue<'_>>, key: &str, wanted: &str) {
        let line = self.reader.line(value.span().start);
        let found = value.get_ref().type_str();
        let (vi, en) = self.name;
        let what =
            both!("`{key}` của {vi} thuộc kiểu {found}" / "`{key}` of {en} is of type {found}");
        self.reader.report(line, what, both!("Ghi {wanted}" / "Write {wanted}"));
    }

    /// Reports that `key` is not there.
    pub(super) fn absent(&self, key: &str, wanted: &str) {
        let (vi, en) = self.name;
        let what = both!("{vi} chưa có `{key}`" / "{en} has no `{key}`");
        self.reader.report(self.line, what, both!("Thêm {wanted}" / "Add {wanted}"));
    }

    /// Whether `key` was written at all.
    pub(super) fn is_there(&self, key: &'static str) -> bool {
        self.get(key).is_some()
    }

    /// The tables of a list, `[[item]]` or `choice = [{ … }]`.
    pub(super) fn tables(&self, key: &'static str, name: Noun) -> Vec<Table<'r, 'f>> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        let Some(list) = value.get_ref().as_array() else {
            self.wrong(value, key, &format!("each under `[[{key}]]`"));
            return Vec::new();
        };
        let mut tables = Vec::with_capacity(list.len());
        for each in list {
            match each.get_ref().as_table() {
                Some(table) => {
                    let line = self.reader.line(each.span().start);
                    tables.push(Table::new(self.reader, table, name, line));
                }
                None => self.wrong(each, key, &format!("each under `[[{key}]]`")),
            }
        }
        tables
    }

    /// The table of this name, `[formula]`, if it is there.
    pub(super) fn optional_table(&self, key: &'static str, name: Noun) -> Option<Table<'r, 'f>> {
        let value = self.get(key)?;
        let line = self.reader.line(value.span().start);
        let Some(table) = value.get_ref().as_table() else {
            self.wrong(value, key, &format!("it as a table, `[{key}]`"));
            return None;
        };
        Some(Table::new(self.reader, table, name, line))
    }

    /// Reports that the table of this name is missing.
    pub(super) fn needs_table(&self, key: &str) {
        self.absent(key, &format!("a table `[{key}]`"));
    }

    /// The line `key` stands on, or the table's own.
    pub(super) fn line_of(&self, key: &'static str) -> usize {
        self.get(key).map_or(self.line, |value| self.reader.line(value.span().start))
    }

    /// Reports every key that was not asked for.
    pub(super) fn nothing_else(&self) {
        let asked = self.asked.borrow();
        for (key, _) in self.keys {
            let name = key.get_ref().as_ref();
            if !asked.contains(name) {
                let known: Vec<_> = asked.iter().copied().collect();
                let (vi, en) = self.name;
                let known = known.join(", ");
                let what = both!("{vi} có mục lạ `{name}`" / "{en} has an unknown key `{name}`");
                let remedy = both!(
                    "Bỏ mục này, hoặc dùng một trong: {known}"
                        / "Remove it, or write one of: {known}"
                );
                let line = self.reader.line(key.span().start);
                self.reader.report(line, what, remedy);
            }
        }
    }
}
