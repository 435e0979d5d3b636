//! Reading named columns of a file of rows, CSV or XLSX, row by row.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, anyhow};
use indicatif::ProgressBar;

use crate::base::table;
use crate::base::table::{Marks, Most, Refusal, Row, Table};
use crate::base::text::one_line;
use crate::cli::faults::Faults;
use crate::cli::notes;

/// Calls `each` with the number of every row, as spreadsheets count, and its
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
    Ok(read(path, &bytes(path)?, wanted, each))
}

/// The bytes of a file, with a bar on a terminal that shows how far it has been read.
pub(crate) fn bytes(path: &Path) -> anyhow::Result<Vec<u8>> {
    let cannot = || format!("cannot read {}", path.display());
    let file = File::open(path).with_context(cannot)?;
    let size = file.metadata().map_or(0, |about| about.len());
    let bar = ProgressBar::new(size);
    let mut bytes = Vec::new();
    let most = u64::try_from(Most::DATA.bytes)?.saturating_add(1);
    bar.wrap_read(file).take(most).read_to_end(&mut bytes).with_context(cannot)?;
    bar.finish_and_clear();
    Ok(bytes)
}

/// Fails if there are faults.
pub(super) fn refuse(faults: &Faults, path: &Path) -> anyhow::Result<()> {
    if faults.count() == 0 { Ok(()) } else { Err(refused(faults, path)) }
}

/// Prints the faults of a file on stderr; the error counts them.
pub(crate) fn refused(faults: &Faults, path: &Path) -> anyhow::Error {
    eprint!("{faults}");
    notes::complain();
    let (count, plural) = (faults.count(), if faults.count() == 1 { "" } else { "s" });
    anyhow!("{} is refused whole: {count} fault{plural}", path.display())
}

/// The names of a file's columns; `is_known` finds them below title rows.
pub(crate) fn header(path: &Path, is_known: &dyn Fn(&str) -> bool) -> anyhow::Result<Vec<String>> {
    let bytes = bytes(path)?;
    let name = path.display();
    let refused = |refusal: Refusal| anyhow!("{name}: {}", sentence(&refusal));
    let file = table::File::open(&bytes, Most::DATA).map_err(refused)?;
    let table = file.table(is_known).map_err(refused)?;
    Ok(table.header().cells().map(str::to_owned).collect())
}

/// Reads a file row by row. `begin` gets the header; unless it gives `None`, `each` gets what it gave and every row.
/// The first row that cannot be read ends the file.
pub(crate) fn each_record<T>(
    (path, bytes): (&Path, &[u8]),
    is_known: &dyn Fn(&str) -> bool,
    faults: &mut Faults,
    begin: impl FnOnce(&Row, &mut Faults) -> Option<T>,
    mut each: impl FnMut(&mut T, &Row, &mut Faults),
) -> Option<T> {
    let opened = table::File::open(bytes, Most::DATA);
    let file = opened.map_err(|refusal| faults.add(0, "", &sentence(&refusal))).ok()?;
    let found = file.table(is_known);
    let mut table = found.map_err(|refusal| faults.add(0, "", &sentence(&refusal))).ok()?;
    let mut reading = begin(table.header(), faults)?;
    faults.marks = marks(&file, is_known, &mut table);
    loop {
        match table.next_row() {
            Ok(None) => break,
            Ok(Some(row)) => match table.too_wide(&row) {
                Some(fault) => faults.add(row.number, "", &capital(&fault.problem.en)),
                None => each(&mut reading, &row, faults),
            },
            Err(refusal) => {
                faults.add(0, "", &sentence(&refusal));
                break;
            }
        }
    }
    for fault in table.faults() {
        faults.add(fault.row, fault.column, &capital(&fault.problem.en));
    }
    notes::add(path, table.notes());
    Some(reading)
}

/// What the numbers of each known column tell about their marks, by a first pass; what was decided is noted.
fn marks(
    file: &table::File<'_>,
    is_known: &dyn Fn(&str) -> bool,
    table: &mut Table<'_>,
) -> BTreeMap<String, Marks> {
    let semicolons = table.separator() == Some(';');
    let known = table.header().cells().enumerate().filter(|(_, name)| is_known(name));
    let known: Vec<(usize, String)> = known.map(|(at, name)| (at, name.to_owned())).collect();
    let mut all = vec![Marks { semicolons, ..Marks::default() }; known.len()];
    if file.may_have_commas()
        && let Ok(mut first_pass) = file.table(is_known)
    {
        while let Ok(Some(row)) = first_pass.next_row() {
            for ((at, _), marks) in known.iter().zip(&mut all) {
                *marks += Marks::of(row.cell(*at));
            }
        }
    }
    let with_commas = known.iter().zip(&all).filter(|(_, marks)| marks.comma);
    let with_commas: Vec<&str> = with_commas.map(|((_, name), _)| name.as_str()).collect();
    if !with_commas.is_empty() {
        let names = with_commas.join("`, `");
        table.note(
            format!("dấu phẩy là dấu thập phân ở cột `{names}`"),
            format!("the comma is the decimal mark in the column `{names}`"),
        );
    }
    known.into_iter().map(|(_, name)| name).zip(all).collect()
}

fn read(
    path: &Path,
    bytes: &[u8],
    wanted: &[&str],
    mut each: impl FnMut(u64, &[&str], &mut Faults),
) -> Faults {
    let mut faults = Faults::default();
    let names: Vec<String> = wanted.iter().map(|name| one_line(name)).collect();
    let is_known = |name: &str| names.iter().any(|wanted| wanted == name);
    let begin = |header: &Row, faults: &mut Faults| {
        let places = places(header, wanted, faults);
        (faults.count() == 0).then_some(places)
    };
    each_record((path, bytes), &is_known, &mut faults, begin, |places, row, faults| {
        for (place, name) in places.iter().zip(wanted) {
            if let Some(oddity) = row.oddity(*place) {
                faults.add(row.number, name, &capital(&oddity.en));
                return;
            }
        }
        let cells: Vec<&str> = places.iter().map(|place| row.cell(*place)).collect();
        each(row.number, &cells, faults);
    });
    faults
}

/// The place of each wanted column; one that is missing or stands there twice is a fault.
fn places(header: &Row, wanted: &[&str], faults: &mut Faults) -> Vec<usize> {
    let mut places = Vec::with_capacity(wanted.len());
    for name in wanted {
        let plain = one_line(name);
        let mut found = header.cells().enumerate().filter(|(_, found)| *found == plain);
        match (found.next(), found.next()) {
            (Some((place, _)), None) => places.push(place),
            (Some(_), Some(_)) => {
                faults.add(header.number, name, "stands there twice. Remove one of the two.");
            }
            (None, _) => {
                let known: Vec<&str> = header.cells().collect();
                let known = known.join(", ");
                faults.add(header.number, name, &format!("is not there. Columns are: {known}."));
            }
        }
    }
    places
}

/// Why a file cannot be read, in English.
fn sentence(refusal: &Refusal) -> String {
    refusal.localized(crate::base::Lang::En)
}

/// A fault as a sentence with an end.
fn capital(fault: &str) -> String {
    format!("{fault}.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_text(text: &str, wanted: &[&str]) -> (Vec<String>, String) {
        let mut rows = Vec::new();
        let faults = read(Path::new("x.csv"), text.as_bytes(), wanted, |row, cells, _| {
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
    fn what_lacks_or_is_too_long_is_told_by_its_place() {
        assert!(read_text("a,b\n", &["x"]).1.starts_with("row 1, column `x`: is not there"));
        assert!(read_text("a,a\n", &["a"]).1.starts_with("row 1, column `a`: stands there twice"));
        let (rows, faults) = read_text("a,b\n1\n1,2,x\n2,3\n", &["a"]);
        assert_eq!(rows, ["2:1", "4:2"]);
        assert!(faults.starts_with("row 3: 3 cells, the header has 2"), "{faults}");
    }

    #[test]
    fn rows_are_found_below_titles_whatever_parts_their_cells() {
        let text = "sep=;\nBÁO CÁO, tháng 1\n\ny;đơn vị;n\n1,5;A;3\n2,5;B;4\nTổng số;;7\n";
        let (rows, faults) = read_text(text, &["y", "n"]);
        assert_eq!((rows, faults.as_str()), (vec!["4:1,5|3".to_owned(), "5:2,5|4".to_owned()], ""));
    }
}
