//! The tables of an `.lss`: rows of named values.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::Event;

/// The values of a row, by the names of its columns.
pub(super) type Row = BTreeMap<String, String>;

/// The rows of each table, by its name.
#[derive(Debug, Default)]
pub(super) struct Tables {
    rows: BTreeMap<String, Vec<Row>>,
    /// What kind of document it says it is.
    pub(super) kind: String,
}

/// Elements deeper than those of any `.lss`.
const DEEPEST: usize = 16;

impl Tables {
    /// The tables of a file, or why it is no XML and where.
    pub(super) fn read(text: &str) -> Result<Self, (usize, String)> {
        let mut reader = Reader::from_str(text);
        let (mut tables, mut path) = (Self::default(), Vec::<String>::new());
        let (mut row, mut value) = (Row::new(), String::new());
        loop {
            let at = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
            let line = || text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
            let event = reader.read_event().map_err(|error| (line(), error.to_string()))?;
            match event {
                Event::Eof => break,
                Event::Start(start) => {
                    path.push(start.name().0.to_owned());
                    if path.len() > DEEPEST {
                        return Err((line(), "elements in elements too deep".to_owned()));
                    }
                    value.clear();
                }
                Event::Text(text) => value.push_str(&text),
                Event::CData(text) => value.push_str(&text),
                Event::GeneralRef(name) => match name.resolve_char_ref() {
                    Ok(Some(letter)) => value.push(letter),
                    _ => value.push_str(entity(&name)),
                },
                Event::End(_) => {
                    tables.close(&path, &mut row, &value);
                    path.pop();
                    value.clear();
                }
                _ => {}
            }
        }
        Ok(tables)
    }

    /// An element ends: a value joins its row, a row its table.
    fn close(&mut self, path: &[String], row: &mut Row, value: &str) {
        let path: Vec<&str> = path.iter().map(String::as_str).collect();
        match path.as_slice() {
            ["document", "LimeSurveyDocType"] => value.trim().clone_into(&mut self.kind),
            ["document", _, "rows", "row", column] => {
                row.insert((*column).to_owned(), value.trim().to_owned());
            }
            ["document", table, "rows", "row"] => {
                self.rows.entry((*table).to_owned()).or_default().push(std::mem::take(row));
            }
            _ => {}
        }
    }

    /// The rows of a table.
    pub(super) fn rows(&self, table: &str) -> &[Row] {
        self.rows.get(table).map_or(&[], Vec::as_slice)
    }
}

/// What one of XML's own five entities stands for.
fn entity(name: &str) -> &'static str {
    match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    }
}

/// A value of a row; empty where it is not there.
pub(super) fn value<'a>(row: &'a Row, column: &str) -> &'a str {
    row.get(column).map_or("", String::as_str)
}
