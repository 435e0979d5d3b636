//! Reading named columns of a CSV file row by row: never more than one row in memory.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, anyhow};
use csv::{ByteRecord, StringRecord};
use indicatif::{ProgressBar, ProgressBarIter};

use crate::cli::faults::Faults;

/// Calls `each` with the number of every row (the header is 1, as spreadsheets count) and its
/// cells under `wanted`, in that order and trimmed; what is wrong with a cell goes to the faults.
/// Fails at the end of the file when there are any, after printing them on stderr.
pub(crate) fn each_row(
    path: &Path,
    wanted: &[&str],
    each: impl FnMut(u64, &[&str], &mut Faults),
) -> anyhow::Result<()> {
    refuse(&scan(path, wanted, each)?, path)
}

/// Like [`each_row`], for callers that check more before the file is refused.
pub(super) fn scan(
    path: &Path,
    wanted: &[&str],
    each: impl FnMut(u64, &[&str], &mut Faults),
) -> anyhow::Result<Faults> {
    let mut file = open(path)?;
    let faults = read(&mut file, wanted, each);
    file.progress.finish_and_clear();
    Ok(faults)
}

/// Opens a file, with a bar on a terminal that shows how far it has been read.
pub(crate) fn open(path: &Path) -> anyhow::Result<ProgressBarIter<File>> {
    let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    let size = file.metadata().map_or(0, |about| about.len());
    Ok(ProgressBar::new(size).wrap_read(file))
}

/// Fails if there are faults.
pub(super) fn refuse(faults: &Faults, path: &Path) -> anyhow::Result<()> {
    if faults.count() == 0 { Ok(()) } else { Err(refused(faults, path)) }
}

/// Prints the faults of a file on stderr; the error counts them.
pub(crate) fn refused(faults: &Faults, path: &Path) -> anyhow::Error {
    eprint!("{faults}");
    let (count, plural) = (faults.count(), if faults.count() == 1 { "" } else { "s" });
    anyhow!("{} is refused whole: {count} fault{plural}", path.display())
}

/// The names of a file's columns, trimmed.
pub(crate) fn header(path: &Path) -> anyhow::Result<Vec<String>> {
    let name = path.display();
    let file = File::open(path).with_context(|| format!("cannot read {name}"))?;
    let mut reader = reader(file);
    let header =
        reader.headers().map_err(|error| anyhow!("{name}: the header {}", unreadable(&error)))?;
    Ok(header.iter().map(|name| trimmed(name).to_owned()).collect())
}

/// A reader that leaves rows of another length than the header's to [`each_record`].
fn reader<R: Read>(file: R) -> csv::Reader<R> {
    csv::ReaderBuilder::new().flexible(true).from_reader(file)
}

/// A column's name without spaces around it and without a byte-order mark.
fn trimmed(name: &str) -> &str {
    name.trim_start_matches('\u{feff}').trim()
}

/// Reads a file record by record. `begin` gets the header; unless it gives `None`, `each` gets what it
/// gave and every record with the number of its row. The first record that cannot be read ends the file.
pub(crate) fn each_record<T>(
    file: impl Read,
    faults: &mut Faults,
    begin: impl FnOnce(&StringRecord, &mut Faults) -> Option<T>,
    mut each: impl FnMut(&mut T, u64, &ByteRecord, &mut Faults),
) -> Option<T> {
    let mut reader = reader(file);
    let header = match reader.headers() {
        Ok(header) => header,
        Err(error) => {
            faults.add(1, "", &unreadable(&error));
            return None;
        }
    };
    let mut state = begin(header, faults)?;
    let mut record = ByteRecord::new();
    // The header is row 1.
    for row in 2.. {
        match reader.read_byte_record(&mut record) {
            Ok(true) => each(&mut state, row, &record, faults),
            Ok(false) => break,
            Err(error) => {
                faults.add(row, "", &unreadable(&error));
                break;
            }
        }
    }
    Some(state)
}

/// Whether a record has as many cells as the header; it is a fault when it has not.
pub(crate) fn is_as_long(row: u64, cells: usize, header: usize, faults: &mut Faults) -> bool {
    if cells != header {
        let sentence = format!(
            "has {cells} cells and the header {header}. Put text with commas between quotes."
        );
        faults.add(row, "", &sentence);
    }
    cells == header
}

/// The fault of a row that is not text.
pub(crate) const NOT_UTF8: &str = "is not in UTF-8. Save the file as CSV in UTF-8.";

fn read(
    file: impl Read,
    wanted: &[&str],
    mut each: impl FnMut(u64, &[&str], &mut Faults),
) -> Faults {
    let mut faults = Faults::default();
    let begin = |header: &StringRecord, faults: &mut Faults| {
        let places = places(header, wanted, faults);
        (faults.count() == 0).then(|| (places, header.len()))
    };
    each_record(file, &mut faults, begin, |(places, length), row, record, faults| {
        if !is_as_long(row, record.len(), *length, faults) {
            return;
        }
        let cells: Result<Vec<&str>, _> = places
            .iter()
            .map(|place| std::str::from_utf8(record.get(*place).unwrap_or_default()))
            .map(|cell| cell.map(str::trim))
            .collect();
        match cells {
            Ok(cells) => each(row, &cells, faults),
            Err(_) => faults.add(row, "", NOT_UTF8),
        }
    });
    faults
}

/// The place of each wanted column; one that is missing or stands there twice is a fault.
fn places(header: &StringRecord, wanted: &[&str], faults: &mut Faults) -> Vec<usize> {
    let mut places = Vec::with_capacity(wanted.len());
    for name in wanted {
        let mut found = header.iter().enumerate().filter(|(_, found)| trimmed(found) == *name);
        match (found.next(), found.next()) {
            (Some((place, _)), None) => places.push(place),
            (Some(_), Some(_)) => faults.add(1, name, "stands there twice. Remove one of the two."),
            (None, _) => {
                let known: Vec<&str> = header.iter().collect();
                let known = known.join(", ");
                faults.add(1, name, &format!("is not there. Columns are: {known}."));
            }
        }
    }
    places
}

fn unreadable(error: &csv::Error) -> String {
    format!("cannot be read ({error}). Save the file as CSV in UTF-8, with commas.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str, wanted: &[&str]) -> (Vec<String>, String) {
        let mut rows = Vec::new();
        let faults = read(text.as_bytes(), wanted, |row, cells, _| {
            rows.push(format!("{row}:{}", cells.join("|")));
        });
        (rows, faults.to_string())
    }

    #[test]
    fn wanted_columns_come_in_the_order_they_were_asked_for() {
        let (rows, faults) = read_text("\u{feff}a,b,c\r\n1, 2 ,3\r\n4,,6\r\n", &["c", "a", "b"]);
        assert_eq!(rows, ["2:3|1|2", "3:6|4|"]);
        assert_eq!(faults, "");
    }

    #[test]
    fn what_lacks_or_is_short_is_told_by_its_place() {
        assert!(read_text("a,b\n", &["x"]).1.starts_with("row 1, column `x`: is not there"));
        assert!(read_text("a,a\n", &["a"]).1.starts_with("row 1, column `a`: stands there twice"));
        let (rows, faults) = read_text("a,b\n1\n2,3\n", &["a"]);
        assert_eq!(rows, ["3:2"]);
        assert!(faults.starts_with("row 2: has 1 cells and the header 2."));
    }
}
