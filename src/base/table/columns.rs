//! Rows by the names of their columns.

use std::collections::BTreeMap;

use super::{Fault, Layout, Row, Sheet, codes, doubt, group, key};
use crate::base::lang::{Lang, Text};

/// The cells of a row.
#[derive(Clone, Copy, Debug)]
pub struct Cells<'a, const N: usize> {
    /// The row's number in the file, from 1.
    pub row: u64,
    /// The cells in the order of the columns; empty where a column is left out.
    pub cells: [&'a str; N],
    columns: [&'static str; N],
}

impl<'a, const N: usize> Cells<'a, N> {
    /// The cell of a column.
    pub fn of(&self, column: &str) -> &'a str {
        let place = self.columns.iter().position(|each| *each == column);
        place.map_or("", |place| self.cells[place])
    }
}

/// Rows of a sheet by their columns, or what is wrong with one.
pub type Rows<'a, const N: usize> = Vec<Result<Cells<'a, N>, Vec<Fault<Text>>>>;

/// Names of a column that counts rows; it is passed over.
const ORDINALS: [&str; 4] = ["stt", "tt", "so tt", "no"];

/// The column of numbers of an outline, such as 1.2, which offices keep as numbers.
const OUTLINE: &str = "number";

/// Whether a column counts rows.
pub(super) fn is_ordinal(written: &str) -> bool {
    ORDINALS.contains(&&*key(written))
}

impl Sheet {
    /// The rows by their columns. A row whose cells are in themselves at fault is told in its place.
    ///
    /// # Errors
    /// What is wrong with the header, and rows that do not fit it.
    pub fn by_columns<const N: usize>(
        &mut self,
        layout: &Layout<N>,
    ) -> Result<Rows<'_, N>, Vec<Fault<Text>>> {
        let places = self.places(layout)?;
        self.faults.extend(group::taken(&mut self.rows, places, layout));
        let straightened = self.straightened(places, layout);
        self.notes.extend(straightened);
        self.notes.extend(said(&self.rows, places, layout));
        if self.by_commas {
            let header = self.header.cells.len();
            self.faults.extend(doubt::decimals(&self.rows, header, layout, places));
        }
        self.faults.extend(doubt::days(&self.rows, layout, places));
        let mut rows: Rows<'_, N> =
            self.rows.iter().map(|row| in_columns(row, places, layout)).collect();
        if !self.faults.is_empty() {
            rows.push(Err(self.faults.clone()));
        }
        Ok(rows)
    }

    /// Writes codes with hyphens and ASCII signs, and says which.
    fn straightened<const N: usize>(
        &mut self,
        places: [Option<usize>; N],
        layout: &Layout<N>,
    ) -> Option<Text> {
        let columns = layout.columns.into_iter().zip(places);
        let of_codes = columns.filter(|(column, _)| layout.codes.contains(column));
        let places: Vec<usize> = of_codes.filter_map(|(_, place)| place).collect();
        let changed = self.rows.iter_mut().flat_map(|row| row.straighten(&places));
        codes::straightened(&changed.collect::<Vec<_>>())
    }

    /// Where each column stands, if it does.
    fn places<const N: usize>(
        &mut self,
        layout: &Layout<N>,
    ) -> Result<[Option<usize>; N], Vec<Fault<Text>>> {
        let row = self.header.number;
        let mut places = [None; N];
        let own = (0..self.header.cells.len()).filter_map(|place| self.header.fault(place, ""));
        let (mut faults, mut taken): (Vec<Fault<Text>>, Vec<Text>) = (own.collect(), Vec::new());
        let mut beside = Vec::new();
        for (place, written) in self.header.cells().enumerate().filter(|(_, name)| !name.is_empty())
        {
            let Some(column) = self.map.column(layout, written) else {
                if self.map.said(written).is_none() && layout.is_beside(written) {
                    beside.push(format!("`{written}`"));
                } else if !self.map.is_passed_over(written) && !is_ordinal(written) {
                    faults.push(unknown(row, written, layout));
                }
                continue;
            };
            let at = layout.columns.iter().position(|each| *each == column).unwrap_or_default();
            if places[at].is_some() {
                let (vi, en) =
                    ("cột này có hai lần; xin bỏ một", "the column is there twice; remove one");
                faults.push(Fault::new(row, column, vi.to_owned(), en.to_owned()));
            }
            places[at] = Some(place);
            if key(written) != key(column) {
                taken.push(Text {
                    vi: format!("`{written}` = {}", layout.title(column)),
                    en: format!("`{written}` = {column}"),
                });
            }
        }
        let missing = layout.columns.into_iter().zip(&places).take(layout.needed);
        let is_missing = |(column, place): &(&str, &Option<usize>)| {
            place.is_none() && !layout.optional.contains(column)
        };
        let missing = missing.filter(is_missing).map(|(column, _)| {
            let vi = "thiếu cột này; xin thêm cột, hoặc cho biết cột nào là cột này";
            let en = "the column is missing; add it, or say which column it is";
            Fault::new(row, column, vi.to_owned(), en.to_owned())
        });
        faults.splice(0..0, missing);
        if !taken.is_empty() {
            let joined = |lang: Lang| {
                taken.iter().map(|each| each.in_lang(lang)).collect::<Vec<_>>().join(", ")
            };
            self.notes.push(Text {
                vi: format!("các cột: {}", joined(Lang::Vi)),
                en: format!("columns: {}", joined(Lang::En)),
            });
        }
        if !beside.is_empty() {
            let beside = beside.join(", ");
            self.notes.push(Text {
                vi: format!("cột của danh sách xuất ra, không nhập: {beside}"),
                en: format!("columns of the exported list that are not brought in: {beside}"),
            });
        }
        if faults.is_empty() { Ok(places) } else { Err(faults) }
    }
}

/// Names the words that were taken for others, with how many cells say each.
fn said<const N: usize>(
    rows: &[Row],
    places: [Option<usize>; N],
    layout: &Layout<N>,
) -> Option<Text> {
    let mut found: BTreeMap<(&str, (&str, &str)), u64> = BTreeMap::new();
    for (column, place) in layout.columns.iter().zip(places) {
        let Some(place) = place else { continue };
        for cell in rows.iter().map(|row| row.cell(place)).filter(|cell| !cell.is_empty()) {
            let said = layout.said(column, cell);
            if let Some((_, called, _)) =
                said.filter(|(code, ..)| layout.meant(column, cell) == *code)
            {
                *found.entry((cell, *called)).or_default() += 1;
            }
        }
    }
    let told = |lang: Lang| {
        let each = found.iter().map(|((cell, (vi, en)), count)| {
            format!("`{cell}` = {} ({count})", lang.pick(*vi, *en))
        });
        each.collect::<Vec<_>>().join(", ")
    };
    (!found.is_empty()).then(|| Text {
        vi: format!("cách ghi trong ô (số ô): {}", told(Lang::Vi)),
        en: format!("words of cells (how many): {}", told(Lang::En)),
    })
}

fn unknown<const N: usize>(row: u64, written: &str, layout: &Layout<N>) -> Fault<Text> {
    let columns = layout.columns.join(",");
    let titles = layout.columns.map(|column| layout.title(column)).join(", ");
    let vi = format!("không có cột `{written}`; xin bỏ. Các cột là {titles}");
    let en = format!("there is no column `{written}`; remove it. The columns are {columns}");
    Fault::new(row, "", vi, en)
}

fn in_columns<'a, const N: usize>(
    row: &'a Row,
    places: [Option<usize>; N],
    layout: &Layout<N>,
) -> Result<Cells<'a, N>, Vec<Fault<Text>>> {
    let mut cells = places.map(|place| place.map_or("", |place| row.cell(place)));
    for (column, cell) in layout.columns.into_iter().zip(&mut cells) {
        *cell = layout.meant(column, cell);
    }
    let faults: Vec<Fault<Text>> = layout
        .columns
        .into_iter()
        .zip(&places)
        .filter_map(|(column, place)| {
            let place = (*place)?;
            let of_code = || {
                row.code_oddity(place, column == OUTLINE).filter(|_| layout.codes.contains(&column))
            };
            let problem = row.oddity(place).or_else(of_code)?;
            Some(Fault { row: row.number, column, problem })
        })
        .collect();
    if faults.is_empty() {
        Ok(Cells { row: row.number, cells, columns: layout.columns })
    } else {
        Err(faults)
    }
}
