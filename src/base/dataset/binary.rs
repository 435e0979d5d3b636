//! Formats that are written as a whole: a spreadsheet, SPSS, Parquet.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;

use super::{Dataset, Failed, Rows, Summary, parquet, sav, xlsx};

/// Bytes gathered before the disk is asked.
const BUFFER: usize = 1 << 18;

/// A format that is written as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BinaryForm {
    /// Office Open XML.
    Xlsx,
    /// SPSS system file.
    Sav,
    /// Apache Parquet.
    Parquet,
}

/// A table being written; memory does not grow with its rows.
pub struct Binary(Writer);

enum Writer {
    Xlsx(Box<xlsx::Writer>, BufWriter<File>),
    Sav(Box<sav::Writer<BufWriter<File>>>),
    Parquet(Box<parquet::Writer<BufWriter<File>>>),
}

impl std::fmt::Debug for Binary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Binary").finish_non_exhaustive()
    }
}

impl Binary {
    /// Begins the table in an empty file; `scratch` is where a spreadsheet keeps what it has of its sheets, in files
    /// without a name.
    pub fn begin(
        table: &Dataset,
        form: BinaryForm,
        summary: Option<&Summary>,
        (file, scratch): (File, &Path),
    ) -> Result<Self, Failed> {
        let file = BufWriter::with_capacity(BUFFER, file);
        Ok(Self(match form {
            BinaryForm::Xlsx => {
                Writer::Xlsx(Box::new(xlsx::Writer::begin(table, summary, scratch)?), file)
            }
            BinaryForm::Sav => Writer::Sav(Box::new(sav::Writer::begin(table, file)?)),
            BinaryForm::Parquet => Writer::Parquet(Box::new(parquet::Writer::begin(table, file)?)),
        }))
    }

    /// Adds a run.
    pub fn run(&mut self, rows: &impl Rows) -> Result<(), Failed> {
        match &mut self.0 {
            Writer::Xlsx(writer, _) => rows.each(&mut |row| writer.row(row)),
            Writer::Sav(writer) => rows.each(&mut |row| writer.row(row)),
            Writer::Parquet(writer) => rows.each(&mut |row| writer.row(row)),
        }
    }

    /// Completes the file.
    pub fn finish(self) -> Result<File, Failed> {
        let file = match self.0 {
            Writer::Xlsx(writer, mut file) => {
                writer.finish(&mut file)?;
                file
            }
            Writer::Sav(writer) => writer.finish()?,
            Writer::Parquet(writer) => writer.finish()?,
        };
        file.into_inner().map_err(|error| Failed::Io(error.into_error()))
    }
}
