//! Files of which every row is one thing.

use super::{Cells, Fault, Layout, Most, Source, Taken, read};
use crate::base::lang::Text;

/// What every row of a file is, by `row`, which adds what is wrong with one. A file without rows is at fault.
///
/// # Errors
/// Every fault of the file.
pub fn all<'a, T, const N: usize>(
    source: impl Into<Source<'a>>,
    (most, layout): (Most, &Layout<N>),
    mut row: impl FnMut(&Cells<'_, N>, &mut Vec<Fault<Text>>) -> Option<T>,
) -> Result<Taken<Vec<T>>, Vec<Fault<Text>>> {
    let mut sheet = read(source, most, layout).map_err(|refusal| vec![refusal.into()])?;
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for cells in sheet.by_columns(layout)? {
        match cells {
            Ok(cells) => rows.extend(row(&cells, &mut faults)),
            Err(unread) => faults.extend(unread),
        }
    }
    if rows.is_empty() && faults.is_empty() {
        let vi = "không có dòng nào; cần ít nhất một dòng".to_owned();
        let en = "there is no row; write at least one".to_owned();
        faults.push(Fault::new(sheet.header_row() + 1, "", vi, en));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(Taken { rows, notes: sheet.notes().to_vec() })
}
