//! SPSS system files (.sav) in UTF-8, compressed by bytes; written as they are read by PSPP, pyreadstat and haven.
//!
//! Source: "System File Format" of the PSPP developers guide
//! (<https://www.gnu.org/software/pspp/pspp-dev/html_node/System-File-Format.html>).

mod cells;
mod dictionary;
mod variable;

use std::io::{Seek, SeekFrom, Write};

use super::{Cell, Dataset, Failed};
use cells::Cells;
use variable::Variable;

/// Where the header holds the number of cases.
const CASES_AT: u64 = 80;

/// A table being written.
pub(super) struct Writer<W: Write + Seek> {
    file: W,
    variables: Vec<Variable>,
    cells: Cells,
    cases: u64,
}

impl<W: Write + Seek> Writer<W> {
    /// Begins the file.
    pub(super) fn begin(table: &Dataset, mut file: W) -> Result<Self, Failed> {
        let lang = table.lang;
        let variables: Vec<Variable> = (0..)
            .zip(&table.columns)
            .map(|(place, column)| Variable::of(column, place, lang))
            .collect();
        let mut dictionary = Vec::new();
        dictionary::write(&mut dictionary, &variables, table.title.in_lang(lang));
        file.write_all(&dictionary)?;
        Ok(Self { file, variables, cells: Cells::default(), cases: 0 })
    }

    /// Adds a case.
    pub(super) fn row(&mut self, row: &[Cell<'_>]) -> Result<(), Failed> {
        for (variable, cell) in self.variables.iter().zip(row) {
            self.cells.add(variable, cell)?;
        }
        self.cases += 1;
        self.cells.drain(&mut self.file)?;
        Ok(())
    }

    /// Completes the file.
    pub(super) fn finish(mut self) -> Result<W, Failed> {
        self.cells.finish(&mut self.file)?;
        // -1, "unknown", stays where 32 bits do not hold the number.
        if let Ok(cases) = i32::try_from(self.cases) {
            self.file.seek(SeekFrom::Start(CASES_AT))?;
            self.file.write_all(&cases.to_le_bytes())?;
        }
        self.file.flush()?;
        Ok(self.file)
    }
}
