//! Lines that were saved as one cell each: a file of commas opened where cells are parted otherwise, and saved again.

use std::borrow::Cow;

use super::LARGEST;
use super::text::SEPARATORS;
use crate::base::lang::Text;

/// Cells of a row from which on a single cell with as many is taken for a row.
const LEAST: usize = 3;

/// Rows that are named by their numbers.
const MOST_NAMED: usize = 10;

/// A record of a text: where it stands, and how many cells it has between commas.
struct Record {
    from: usize,
    to: usize,
    /// Its only cell, where that is in quotes and holds cells itself.
    inner: Option<String>,
    cells: usize,
    is_blank: bool,
}

/// The text with the cells of such lines apart, and what was done; `None` where there are none.
pub(super) fn unwrapped(text: &str) -> Option<(String, Text)> {
    if text.len() > LARGEST || !text.contains('"') {
        return None;
    }
    let records = records(text)?;
    let filled = || records.iter().filter(|record| !record.is_blank);
    let is_whole = filled().all(|record| record.inner.is_some());
    let most = filled().filter(|record| record.inner.is_none()).map(|it| it.cells).max();
    let most = most.filter(|most| *most >= LEAST);
    // Where other lines are rows of cells already, one with as many is meant as such a row.
    let is_row = |inner: &str| is_whole || most == Some(count(inner));
    let (mut plain, mut numbers, mut line) = (String::with_capacity(text.len()), Vec::new(), 1);
    for record in &records {
        let raw = &text[record.from..record.to];
        let own = line + raw.chars().take_while(|letter| *letter == '\n').count();
        match record.inner.as_deref().filter(|inner| is_row(inner)) {
            Some(inner) => {
                plain.push_str(&raw[..own - line]);
                plain.push_str(inner);
                plain.push('\n');
                numbers.push(own);
            }
            None => plain.push_str(raw),
        }
        line += raw.matches('\n').count();
    }
    (!numbers.is_empty()).then(|| (plain, told(&numbers, is_whole)))
}

fn records(text: &str) -> Option<Vec<Record>> {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let (mut records, mut cells, mut from) = (Vec::new(), csv::StringRecord::new(), 0);
    while reader.read_record(&mut cells).ok()? {
        let to = usize::try_from(reader.position().byte()).ok()?;
        let raw = text.get(from..to)?.trim();
        let inner = cells.get(0).filter(|cell| {
            cells.len() == 1
                && cell.contains(SEPARATORS)
                && raw == format!("\"{}\"", cell.replace('"', "\"\""))
        });
        let inner = inner.map(str::to_owned);
        let is_blank = cells.iter().all(|cell| cell.trim().is_empty());
        records.push(Record { from, to, inner, cells: cells.len(), is_blank });
        from = to;
    }
    Some(records)
}

/// How many cells a text has between commas.
fn count(inner: &str) -> usize {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(inner.as_bytes());
    let mut cells = csv::StringRecord::new();
    if reader.read_record(&mut cells).is_ok() { cells.len() } else { 0 }
}

fn told(numbers: &[usize], is_whole: bool) -> Text {
    let (vi, en): (Cow<'_, str>, Cow<'_, str>) = if is_whole {
        ("mỗi dòng của tệp".into(), "each line of the file".into())
    } else {
        let some: Vec<String> = numbers.iter().take(MOST_NAMED).map(usize::to_string).collect();
        let more = if numbers.len() > MOST_NAMED { ", …" } else { "" };
        let some = some.join(", ");
        (format!("dòng {some}{more}").into(), format!("row {some}{more}").into())
    };
    Text {
        vi: format!(
            "{vi} đã bị lưu thành một ô trong ngoặc kép (mở và lưu lại với dấu ngăn cách khác); đã tách lại thành các ô"
        ),
        en: format!(
            "{en} had been saved as one cell in quotes (opened and saved with another separator); its cells were parted again"
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Option<String> {
        unwrapped(text).map(|(plain, _)| plain)
    }

    #[test]
    fn lines_saved_as_one_cell_each_are_rows_again() {
        let saved = "\"code,name\"\n\n\"A1,\"\"Quầy 1, 2\"\"\"\n\"A2,Quầy 3\"\n";
        assert_eq!(plain(saved).unwrap(), "code,name\n\nA1,\"Quầy 1, 2\"\nA2,Quầy 3\n");
        // Without quotes of its own a line stays as it was.
        let saved = "a,b,c\n1,2,3\n\"4,\"\"5, 6\"\",7\"\n";
        assert_eq!(plain(saved).unwrap(), "a,b,c\n1,2,3\n4,\"5, 6\",7\n");
        assert!(unwrapped(saved).unwrap().1.vi.starts_with("dòng 3 "));
        assert_eq!(plain("\"a;b\"\n\"1;2\"\n\"\"\n").unwrap(), "a;b\n1;2\n\"\"\n");
    }

    #[test]
    fn cells_in_quotes_that_are_meant_so_stay() {
        for honest in [
            "value\n\"3,7\"\n\"4,1\"\n",
            "a,b,c\n\"Người lập, ký tên\"\n",
            "\"a\",\"b, c\"\n\"1\",\"2, 3\"\n",
            "\"Quầy 1, 2\";x\n\"Quầy 3, 4\";y\n",
            "a,b\n1,2\n",
        ] {
            assert_eq!(plain(honest), None, "{honest}");
        }
    }
}
