//! What a sheet of a workbook says beside its values: formulas that were never calculated, hidden rows and columns.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

/// The parts of a workbook; `guard` has looked at them.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Paths of the sheets by their names.
    sheets: BTreeMap<String, String>,
}

/// What is said of the cells of a sheet; all places count from 0.
#[derive(Debug, Default)]
pub(super) struct Marks {
    pub(super) uncalculated: BTreeSet<(u32, u32)>,
    pub(super) hidden_rows: BTreeSet<u32>,
    /// From and to.
    pub(super) hidden_columns: Vec<(u32, u32)>,
}

impl<'a> Package<'a> {
    /// `None` where the bytes are no archive.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        let archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let mut package = Self { archive, sheets: BTreeMap::new() };
        let mut targets = BTreeMap::new();
        each(&package.part("xl/_rels/workbook.xml.rels"), "Relationship", |start| {
            let pair = attribute(start, "Id").zip(attribute(start, "Target"));
            targets.extend(pair);
        });
        let mut sheets = BTreeMap::new();
        each(&package.part("xl/workbook.xml"), "sheet", |start| {
            let target = attribute(start, "id").and_then(|id| targets.get(&id));
            let path = target.map(|target| match target.strip_prefix('/') {
                Some(whole) => whole.to_owned(),
                None => format!("xl/{target}"),
            });
            sheets.extend(attribute(start, "name").zip(path));
        });
        package.sheets = sheets;
        Some(package)
    }

    /// What is said of the sheet of this name; nothing where there is none.
    pub(super) fn marks(&mut self, name: &str) -> Marks {
        let path = self.sheets.get(name).cloned().unwrap_or_default();
        marks(&self.part(&path))
    }

    /// The text of a part, whose name is compared without case; empty where there is none.
    fn part(&mut self, path: &str) -> String {
        let mut text = String::new();
        for place in 0..self.archive.len() {
            let Ok(mut part) = self.archive.by_index(place) else { continue };
            let is_it = part.name().is_ok_and(|name| name.eq_ignore_ascii_case(path));
            if is_it && part.read_to_string(&mut text).is_ok() {
                return text;
            }
        }
        text
    }
}

/// Looks at each element of this name.
fn each(text: &str, name: &str, mut look: impl FnMut(&BytesStart<'_>)) {
    let mut reader = Reader::from_str(text);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Eof => return,
            Event::Start(start) | Event::Empty(start) if start.local_name().as_ref() == name => {
                look(&start);
            }
            _ => {}
        }
    }
}

/// An attribute by its name without a prefix.
fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = start.attributes();
    let found =
        all.with_checks(false).flatten().find(|each| each.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// A cell being read.
#[derive(Default)]
struct Cell {
    at: (u32, u32),
    /// A text may be blank.
    is_text: bool,
    has_formula: bool,
    has_value: bool,
}

/// The state of reading a sheet.
#[derive(Default)]
struct Reading {
    marks: Marks,
    /// Where the next cell is.
    next: (u32, u32),
    cell: Cell,
    in_value: bool,
}

fn marks(text: &str) -> Marks {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut reading = Reading::default();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Eof => break,
            Event::Start(start) => reading.begins(&start),
            Event::End(end) => reading.ends(end.local_name().as_ref()),
            Event::Text(text) if reading.in_value => {
                reading.cell.has_value |= !text.trim().is_empty();
            }
            Event::CData(_) | Event::GeneralRef(_) if reading.in_value => {
                reading.cell.has_value = true;
            }
            _ => {}
        }
    }
    reading.marks
}

impl Reading {
    fn begins(&mut self, start: &BytesStart<'_>) {
        let number = |name: &str| attribute(start, name).and_then(|text| text.parse::<u32>().ok());
        let is_hidden =
            || attribute(start, "hidden").is_some_and(|text| text == "1" || text == "true");
        match start.local_name().as_ref() {
            "col" if is_hidden() => {
                let ends = number("min").zip(number("max"));
                let ends = ends.map(|(from, to)| (from.saturating_sub(1), to.saturating_sub(1)));
                self.marks.hidden_columns.extend(ends);
            }
            "row" => {
                let row = number("r").map_or(self.next.0, |row| row.saturating_sub(1));
                self.next = (row, 0);
                if is_hidden() {
                    self.marks.hidden_rows.insert(row);
                }
            }
            "c" => {
                let at = attribute(start, "r").and_then(|text| place(&text));
                let is_text = attribute(start, "t").is_some_and(|kind| kind == "str");
                self.cell = Cell { at: at.unwrap_or(self.next), is_text, ..Cell::default() };
                self.next.1 = self.cell.at.1.saturating_add(1);
            }
            "f" => self.cell.has_formula = true,
            "v" | "t" => self.in_value = true,
            _ => {}
        }
    }

    fn ends(&mut self, name: &str) {
        match name {
            "row" => self.next = (self.next.0.saturating_add(1), 0),
            "v" | "t" => self.in_value = false,
            "c" => {
                let Cell { at, is_text, has_formula, has_value } = self.cell;
                if has_formula && !has_value && !is_text {
                    self.marks.uncalculated.insert(at);
                }
            }
            _ => {}
        }
    }
}

/// Row and column of `F2`.
fn place(text: &str) -> Option<(u32, u32)> {
    let digits = text.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, row) = text.split_at(digits);
    let mut column: u32 = 0;
    for letter in letters.chars() {
        column = column.checked_mul(26)?.checked_add(letter.to_digit(36)?.checked_sub(9)?)?;
    }
    Some((row.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

/// The letters of a column: `F` for 5.
pub(super) fn letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_have_letters_and_numbers() {
        for (text, at) in [("A1", (0, 0)), ("F2", (1, 5)), ("AA10", (9, 26)), ("XFD1", (0, 16_383))]
        {
            assert_eq!(place(text), Some(at), "{text}");
            assert!(text.starts_with(&letters(at.1)), "{text}");
        }
        assert_eq!(place("7"), None);
    }

    #[test]
    fn formulas_without_a_value_and_hidden_rows_and_columns_are_known() {
        let marks = marks(
            r#"<x:worksheet><x:cols><x:col min="2" max="3" hidden="1"/></x:cols><x:sheetData>
            <x:row r="2" hidden="true"><x:c r="A2"><x:f>1+1</x:f></x:c><x:c><x:f>1</x:f><x:v/></x:c>
            <x:c t="str"><x:f>""</x:f><x:v></x:v></x:c><x:c><x:f>1</x:f><x:v>1</x:v></x:c></x:row>
            </x:sheetData></x:worksheet>"#,
        );
        assert_eq!(marks.uncalculated, BTreeSet::from([(1, 0), (1, 1)]));
        assert_eq!(marks.hidden_rows, BTreeSet::from([1]));
        assert_eq!(marks.hidden_columns, [(1, 2)]);
    }
}
