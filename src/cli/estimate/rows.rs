//! Reading named columns of a CSV file row by row: never more than one row in memory.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, bail};
use csv::{ByteRecord, StringRecord};

use crate::cli::faults::Faults;

/// Calls `each` with the number of every row (the header is 1, as spreadsheets count) and its
/// cells under `wanted`, in that order and trimmed; what is wrong with a cell goes to the faults.
/// Fails at the end of the file when there are any, after printing them on stderr.
pub(crate) fn each_row(
    path: &Path,
    wanted: &[&str],
    each: impl FnMut(u64, &[&str], &mut Faults),
) -> anyhow::Result<()> {
    let faults = scan(path, wanted, each)?;
    refuse(&faults, &path.display().to_string())
}

/// Like [`each_row`], for callers that check more before the file is refused.
pub(super) fn scan(
    path: &Path,
    wanted: &[&str],
    each: impl FnMut(u64, &[&str], &mut Faults),
) -> anyhow::Result<Faults> {
    let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
    let size = file.metadata().map_or(0, |about| about.len());
    let bar = indicatif::ProgressBar::new(size);
    let faults = read(bar.wrap_read(file), wanted, each);
    bar.finish_and_clear();
    Ok(faults)
}

/// Prints the faults on stderr and fails, if there are any.
pub(crate) fn refuse(faults: &Faults, name: &str) -> anyhow::Result<()> {
    if faults.count() == 0 {
        return Ok(());
    }
    eprint!("{faults}");
    match faults.count() {
        1 => bail!("{name} is refused whole: 1 fault"),
        count => bail!("{name} is refused whole: {count} faults"),
    }
}

/// The names of a file's columns, trimmed.
pub(crate) fn header(path: &Path) -> anyhow::Result<Vec<String>> {
    let name = path.display();
    let file = File::open(path).with_context(|| format!("cannot read {name}"))?;
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(file);
    let header = reader
        .headers()
        .map_err(|error| anyhow::anyhow!("{name}: the header {}", unreadable(&error)))?;
    let trimmed = header.iter().map(trimmed);
    Ok(trimmed.map(str::to_owned).collect())
}

/// A column's name without spaces around it and without a byte-order mark.
fn trimmed(name: &str) -> &str {
    name.trim_start_matches('\u{feff}').trim()
}

fn read(
    file: impl Read,
    wanted: &[&str],
    mut each: impl FnMut(u64, &[&str], &mut Faults),
) -> Faults {
    let mut faults = Faults::default();
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(file);
    let header = match reader.headers() {
        Ok(header) => header.clone(),
        Err(error) => {
            faults.add(1, "", &unreadable(&error));
            return faults;
        }
    };
    let places = places(&header, wanted, &mut faults);
    if faults.count() > 0 {
        return faults;
    }
    let mut bytes = ByteRecord::new();
    let mut row = 1;
    loop {
        row += 1;
        match reader.read_byte_record(&mut bytes) {
            Ok(false) => return faults,
            Ok(true) => {}
            Err(error) => {
                faults.add(row, "", &unreadable(&error));
                return faults;
            }
        }
        if bytes.len() != header.len() {
            let sentence = format!(
                "has {} cells and the header {}. Put text with commas between quotes.",
                bytes.len(),
                header.len()
            );
            faults.add(row, "", &sentence);
            continue;
        }
        let cells: Result<Vec<&str>, _> = places
            .iter()
            .map(|place| std::str::from_utf8(bytes.get(*place).unwrap_or_default()))
            .map(|cell| cell.map(str::trim))
            .collect();
        match cells {
            Ok(cells) => each(row, &cells, &mut faults),
            Err(_) => faults.add(row, "", "is not in UTF-8. Save the file as CSV in UTF-8."),
        }
    }
}

/// The place of each wanted column; one that is missing or stands there twice is a fault.
fn places(header: &StringRecord, wanted: &[&str], faults: &mut Faults) -> Vec<usize> {
    let named = |name: &str| -> Vec<usize> {
        let names = header.iter().enumerate();
        let same = |found: &str| trimmed(found) == name;
        names.filter(|(_, found)| same(found)).map(|(at, _)| at).collect()
    };
    let mut places = Vec::with_capacity(wanted.len());
    for name in wanted {
        match named(name)[..] {
            [place] => places.push(place),
            [] => {
                let known: Vec<&str> = header.iter().collect();
                let known = known.join(", ");
                faults.add(1, name, &format!("is not there. Columns are: {known}."));
            }
            _ => faults.add(1, name, "stands there twice. Remove one of the two."),
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
