//! Which columns of a file are what: published workbooks write their headers in many ways.

use anyhow::bail;

use crate::base::table::key;
use crate::domain::measure::papi::code;

/// The columns found, by their names as they stand in the file.
#[derive(Debug, Default)]
pub(super) struct Columns {
    pub(super) province: String,
    pub(super) year: Option<String>,
    pub(super) name: Option<String>,
    pub(super) figures: Figures,
}

/// How the file holds its figures.
#[derive(Debug)]
pub(super) enum Figures {
    /// One a row: the column of codes and that of values.
    Long(String, String),
    /// One a column: each column with the code it is for.
    Wide(Vec<(String, String)>),
}

impl Default for Figures {
    fn default() -> Self {
        Self::Wide(Vec::new())
    }
}

const PROVINCE: &[&str] =
    &["tinhid", "province", "province_id", "ma_tinh", "tinh", "tinh, thanh pho"];
const YEAR: &[&str] = &["year", "nam"];
const NAME: &[&str] = &["name_vi", "name", "ten_tinh", "name_en"];
const CODE: &[&str] = &["code", "ma", "ma_noi_dung"];
const VALUE: &[&str] = &["value", "gia_tri", "diem"];

/// Whether a name is that of a column that is read; `asked` is a further one.
pub(super) fn is_column(name: &str, asked: Option<&str>) -> bool {
    let names = [PROVINCE, YEAR, NAME, CODE, VALUE];
    let is_named = names.iter().copied().flatten().any(|known| key(known) == key(name));
    is_named || asked == Some(name) || code(name).is_some()
}

impl Columns {
    /// Reads a header; `asked` is a further column to take figures from.
    pub(super) fn of(header: &[String], asked: Option<&str>) -> anyhow::Result<Self> {
        let any = |names: &[&str]| {
            let mut all = names.iter();
            all.find_map(|name| header.iter().find(|found| key(found) == key(name))).cloned()
        };
        let Some(province) = any(PROVINCE).or_else(|| any(NAME)) else {
            bail!(
                "row 1: there is no column for the province. Name it `tinhid`. Columns are: {}.",
                header.join(", ")
            );
        };
        let figures = match (any(CODE), any(VALUE)) {
            (Some(code), Some(value)) => Figures::Long(code, value),
            _ => Figures::Wide(wide(header, asked)),
        };
        if let Figures::Wide(columns) = &figures
            && columns.is_empty()
        {
            bail!(
                "row 1: there are no figures. A long file has the columns `code` and `value`; a wide one has columns such as `S1.1`, `D1` or `total`. Columns are: {}.",
                header.join(", ")
            );
        }
        Ok(Self { province, year: any(YEAR), name: any(NAME), figures })
    }
}

fn wide(header: &[String], asked: Option<&str>) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for name in header {
        if asked == Some(name.as_str()) {
            found.push((name.clone(), name.clone()));
        } else if let Some(code) = code(name) {
            found.push((name.clone(), code));
        }
    }
    found
}
