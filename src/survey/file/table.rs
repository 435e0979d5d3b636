//! A table of a file under the reader's eye: every key it is not asked for is a fault.

use std::cell::RefCell;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{File, Finding};
use crate::survey::Text;

/// Stands for a choice's code that could not be read; its fault is reported.
pub(super) const NO_CHARACTER: char = '\0';

/// Collects what is wrong with one file.
#[derive(Debug)]
pub(super) struct Reader<'f> {
    file: File<'f>,
    /// The byte after each line's end.
    line_starts: Vec<usize>,
    findings: RefCell<Vec<Finding>>,
}

impl<'f> Reader<'f> {
    pub(super) fn new(file: File<'f>) -> Self {
        Self {
            file,
            line_starts: file
                .text
                .match_indices('\n')
                .map(|(at, _)| at + 1)
                .collect(),
            findings: RefCell::default(),
        }
    }

    /// The line, from 1, in which the byte `offset` stands.
    pub(super) fn line(&self, offset: usize) -> usize {
        1 + self.line_starts.partition_point(|start| *start <= offset)
    }

    pub(super) fn report(&self, line: usize, what: String, remedy: impl Into<String>) {
        self.findings.borrow_mut().push(Finding {
            file: self.file.name.to_owned(),
            line,
            what,
            remedy: remedy.into(),
        });
    }

    pub(super) fn findings(self) -> Vec<Finding> {
        self.findings.into_inner()
    }
}

/// One table: `[formula]`, an `[[item]]`, a choice.
pub(super) struct Table<'r, 'f> {
    reader: &'r Reader<'f>,
    keys: &'r DeTable<'f>,
    /// What it is called in a fault: `the item`, `the formula`.
    name: &'static str,
    /// The line it begins on.
    pub(super) line: usize,
    asked: RefCell<BTreeSet<&'static str>>,
}

impl<'r, 'f> Table<'r, 'f> {
    pub(super) fn new(
        reader: &'r Reader<'f>,
        keys: &'r DeTable<'f>,
        name: &'static str,
        line: usize,
    ) -> Self {
        Self {
            reader,
            keys,
            name,
            line,
            asked: RefCell::default(),
        }
    }

    /// The value of `key`, if there is one.
    fn get(&self, key: &'static str) -> Option<&'r Spanned<DeValue<'f>>> {
        self.asked.borrow_mut().insert(key);
        self.keys
            .iter()
            .find(|(name, _)| name.get_ref().as_ref() == key)
            .map(|(_, value)| value)
    }

    /// Reports a fault of the value of `key`.
    fn wrong(&self, value: &Spanned<DeValue<'_>>, key: &str, wanted: &str) {
        let line = self.reader.line(value.span().start);
        let found = value.get_ref().type_str();
        let what = format!("`{key}` of {} is of type {found}", self.name);
        self.reader.report(line, what, format!("Write {wanted}"));
    }

    fn absent(&self, key: &str, wanted: &str) {
        let what = format!("{} has no `{key}`", self.name);
        self.reader.report(self.line, what, format!("Add {wanted}"));
    }

    /// A required text in quotes; empty when it was not there.
    pub(super) fn string(&self, key: &'static str) -> String {
        let wanted = format!("`{key} = \"…\"`");
        match self.get(key) {
            None => self.absent(key, &wanted),
            Some(value) => match value.get_ref().as_str() {
                Some("") | None => self.wrong_or_empty(value, key, &wanted),
                Some(text) => return text.to_owned(),
            },
        }
        String::new()
    }

    fn wrong_or_empty(&self, value: &Spanned<DeValue<'_>>, key: &str, wanted: &str) {
        if value.get_ref().as_str() == Some("") {
            let line = self.reader.line(value.span().start);
            let what = format!("`{key}` of {} is empty", self.name);
            self.reader.report(line, what, format!("Write {wanted}"));
        } else {
            self.wrong(value, key, wanted);
        }
    }

    /// Whether `key` was written at all.
    pub(super) fn is_there(&self, key: &'static str) -> bool {
        self.get(key).is_some()
    }

    /// A text of one character; the checks say which are allowed.
    pub(super) fn character(&self, key: &'static str) -> char {
        let text = self.string(key);
        self.only_character(key, &text).unwrap_or(NO_CHARACTER)
    }

    /// A list of such texts.
    pub(super) fn characters(&self, key: &'static str) -> Vec<char> {
        let texts = self.strings(key);
        texts
            .iter()
            .filter_map(|text| self.only_character(key, text))
            .collect()
    }

    fn only_character(&self, key: &'static str, text: &str) -> Option<char> {
        let mut characters = text.chars();
        if let (only, None) = (characters.next(), characters.next()) {
            return only;
        }
        let what = format!("`{key}` of {} is `{text}`", self.name);
        let remedy = "Write one character, a digit or a capital letter";
        self.reader.report(self.line_of(key), what, remedy);
        None
    }

    /// One of a few words; reports what is none of them.
    pub(super) fn one_of<T: Copy>(&self, key: &'static str, words: &[(&str, T)]) -> Option<T> {
        let word = self.string(key);
        let found = words.iter().find(|(each, _)| *each == word);
        if found.is_none() && !word.is_empty() {
            let known: Vec<_> = words.iter().map(|(each, _)| *each).collect();
            let what = format!("`{key}` of {} is `{word}`", self.name);
            let remedy = format!("Write one of: {}", known.join(", "));
            self.reader.report(self.line_of(key), what, remedy);
        }
        found.map(|(_, meaning)| *meaning)
    }

    /// A text in both languages; what is missing is reported and empty.
    pub(super) fn text(&self, key: &'static str) -> Text {
        match self.get(key) {
            None => {
                self.absent(key, &format!("`{key} = {{ vi = \"…\", en = \"…\" }}`"));
                Text::default()
            }
            Some(_) => self.optional_text(key).unwrap_or_default(),
        }
    }

    /// The same, where it may be left out.
    pub(super) fn optional_text(&self, key: &'static str) -> Option<Text> {
        let value = self.get(key)?;
        let line = self.reader.line(value.span().start);
        let Some(table) = value.get_ref().as_table() else {
            self.wrong(value, key, "`{ vi = \"…\", en = \"…\" }`");
            return None;
        };
        let both = Table::new(self.reader, table, self.name, line);
        let text = Text {
            vi: both.translation(key, "vi", "Vietnamese"),
            en: both.translation(key, "en", "English"),
        };
        both.nothing_else();
        Some(text)
    }

    fn translation(&self, key: &str, code: &'static str, language: &str) -> String {
        let text = self.get(code).and_then(|value| value.get_ref().as_str());
        match text.map(str::trim) {
            Some(text) if !text.is_empty() => text.to_owned(),
            _ => {
                let what = format!("`{key}` of {} has no {language} text", self.name);
                self.reader
                    .report(self.line, what, format!("Add `{code} = \"…\"`"));
                String::new()
            }
        }
    }

    /// A required date of the calendar, `2026-01-31`.
    pub(super) fn date(&self, key: &'static str) -> Option<NaiveDate> {
        if self.get(key).is_none() {
            self.absent(key, &format!("`{key} = 2026-01-31`"));
        }
        self.optional_date(key)
    }

    /// The same, where it may be left out.
    pub(super) fn optional_date(&self, key: &'static str) -> Option<NaiveDate> {
        let value = self.get(key)?;
        let written = value.get_ref().as_datetime().filter(|at| at.time.is_none());
        let date = written.and_then(|at| at.date).and_then(|date| {
            NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
        });
        if date.is_none() {
            self.wrong(value, key, "a date without quotes, `2026-01-31`");
        }
        date
    }

    /// A whole number.
    pub(super) fn whole(&self, key: &'static str) -> Option<u64> {
        let Some(value) = self.get(key) else {
            self.absent(key, &format!("`{key} = 90`"));
            return None;
        };
        let number = value
            .get_ref()
            .as_integer()
            .and_then(|n| n.as_str().parse().ok());
        if number.is_none() {
            self.wrong(value, key, "a whole number");
        }
        number
    }

    /// A number with at most `places` decimals, as a whole number of the last place.
    pub(super) fn optional_decimal(&self, key: &'static str, places: usize) -> Option<i64> {
        let value = self.get(key)?;
        let number = decimal(value.get_ref(), places);
        if number.is_none() {
            self.wrong(
                value,
                key,
                &format!("a number of at most {places} decimals"),
            );
        }
        number
    }

    /// Two such numbers, `[0.333, 1.0]`.
    pub(super) fn optional_range(&self, key: &'static str, places: usize) -> Option<(i64, i64)> {
        let value = self.get(key)?;
        let ends: Option<Vec<i64>> = value.get_ref().as_array().and_then(|ends| {
            ends.iter()
                .map(|end| decimal(end.get_ref(), places))
                .collect()
        });
        if let Some([low, high]) = ends.as_deref() {
            return Some((*low, *high));
        }
        self.wrong(value, key, "its two ends, `[0.333, 1.0]`");
        None
    }

    /// A list of texts in quotes; empty when it was not there.
    pub(super) fn strings(&self, key: &'static str) -> Vec<String> {
        let Some(value) = self.get(key) else {
            self.absent(key, &format!("`{key} = [\"…\"]`"));
            return Vec::new();
        };
        let texts: Option<Vec<String>> = value.get_ref().as_array().and_then(|list| {
            list.iter()
                .map(|each| each.get_ref().as_str().map(str::to_owned))
                .collect()
        });
        texts.unwrap_or_else(|| {
            self.wrong(value, key, "a list of texts in quotes");
            Vec::new()
        })
    }

    /// The tables of a list, `[[item]]` or `choice = [{ … }]`.
    pub(super) fn tables(&self, key: &'static str, name: &'static str) -> Vec<Table<'r, 'f>> {
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
    pub(super) fn optional_table(
        &self,
        key: &'static str,
        name: &'static str,
    ) -> Option<Table<'r, 'f>> {
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
        self.get(key)
            .map_or(self.line, |value| self.reader.line(value.span().start))
    }

    /// Reports every key that was not asked for.
    pub(super) fn nothing_else(&self) {
        let asked = self.asked.borrow();
        for (key, _) in self.keys {
            let name = key.get_ref().as_ref();
            if !asked.contains(name) {
                let known: Vec<_> = asked.iter().copied().collect();
                let what = format!("{} has an unknown key `{name}`", self.name);
                let remedy = format!("Remove it, or write one of: {}", known.join(", "));
                let line = self.reader.line(key.span().start);
                self.reader.report(line, what, remedy);
            }
        }
    }
}

/// A decimal number exactly, in units of its `places`-th decimal: no way through floating point.
fn decimal(value: &DeValue<'_>, places: usize) -> Option<i64> {
    let written = match value {
        DeValue::Integer(number) => number.as_str(),
        DeValue::Float(number) => number.as_str(),
        _ => return None,
    };
    let (whole, fraction) = written.split_once('.').unwrap_or((written, ""));
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > places {
        return None;
    }
    format!("{whole}{fraction:0<places$}").parse().ok()
}
