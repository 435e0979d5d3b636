//! Formats that are written line by line, and so sent while they are written.

use super::{Dataset, Failed, Rows, csv, json};

/// A format of lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinesForm {
    /// Comma-separated, UTF-8 with a byte-order mark.
    Csv,
    /// One array of objects.
    Json,
    /// An object a line.
    JsonLines,
}

/// A table being written in lines.
#[derive(Clone, Copy, Debug)]
pub struct Lines<'a> {
    /// What is written.
    pub table: &'a Dataset,
    /// As what.
    pub form: LinesForm,
}

impl Lines<'_> {
    /// What stands before the first row.
    pub fn head(self) -> Result<Vec<u8>, Failed> {
        match self.form {
            LinesForm::Csv => csv::head(self.table),
            LinesForm::Json => Ok(b"[".into()),
            LinesForm::JsonLines => Ok(Vec::new()),
        }
    }

    /// The rows of a run, the first of all or a later one.
    pub fn run(self, rows: &impl Rows, is_first: bool) -> Result<Vec<u8>, Failed> {
        match self.form {
            LinesForm::Csv => csv::lines(self.table, rows),
            LinesForm::Json => json::lines(self.table, rows, (",\n", is_first), ""),
            LinesForm::JsonLines => json::lines(self.table, rows, ("", is_first), "\n"),
        }
    }

    /// A file of rows that are all there.
    pub fn whole(self, rows: &impl Rows) -> Result<Vec<u8>, Failed> {
        let mut file = self.head()?;
        file.extend(self.run(rows, true)?);
        file.extend(self.end().bytes());
        Ok(file)
    }

    /// What stands behind the last row.
    pub fn end(self) -> &'static str {
        if self.form == LinesForm::Json { "\n]\n" } else { "" }
    }
}
