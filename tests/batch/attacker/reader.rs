//! A reader, and the finest cells that the programming interface tells.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::batch::attacker::OF;
use crate::support::platform::{Page, Platform};

/// A reader: a cookie, or nobody's.
pub(in crate::batch) struct Reader {
    pub(in crate::batch) name: &'static str,
    pub(in crate::batch) cookie: Option<String>,
    /// The unit the account is limited to.
    pub(in crate::batch) unit: Option<&'static str>,
    pub(in crate::batch) least: u64,
    /// The cells seen at the last settling: what names them, and their people.
    pub(in crate::batch) cells: BTreeMap<String, u64>,
}

impl Reader {
    pub(super) async fn page(&self, platform: &Platform, path: &str) -> Page {
        let page = match &self.cookie {
            Some(cookie) => platform.get_as(cookie, path).await,
            None => platform.get(path).await,
        };
        assert_eq!(page.status, 200, "{}: {path}: {}", self.name, page.body);
        page
    }
}

/// The finest cells a reader is told of.
pub(in crate::batch) async fn cells(platform: &Platform, reader: &Reader) -> BTreeMap<String, u64> {
    let mut cells = BTreeMap::new();
    let rows = get(platform, reader, &format!("/api/v1/tallies/{OF}")).await;
    for row in rows.as_array().expect("a list of cells") {
        let mut row = row.as_object().unwrap().clone();
        let people = row.remove("responses").unwrap().as_u64().expect("a number of people");
        *cells.entry(serde_json::to_string(&row).unwrap()).or_insert(0) += people;
    }
    cells
}

/// Whether a cell is part of what one field of a filter leaves.
pub(in crate::batch) fn fits(cell: &str, name: &str, value: &str) -> bool {
    let cell: Value = serde_json::from_str(cell).unwrap();
    // A cell of the public is of a quarter.
    let day = |end: &str| cell.get("day").unwrap_or(&cell[end]).as_str().unwrap().to_owned();
    match name {
        "from" => *value <= *day("from"),
        "to" => *day("to") <= *value,
        _ => cell[name] == value,
    }
}

pub(in crate::batch) type Query = Vec<(&'static str, String)>;

pub(in crate::batch) async fn get(platform: &Platform, reader: &Reader, path: &str) -> Value {
    reader.page(platform, path).await.json()
}
