//! The self-scoring sheet: its criteria, its sums, what is kept, its pages and its files.

mod pages;
mod stored;
mod table;

use hailong::domain::assessment::Criterion;
use hailong::domain::assessment::table::{CRITERIA_2023, read};
use hailong::store::{By, CriteriaImport, Store};

use crate::support::platform::morning;

/// The built-in criteria as if they were of 2026.
fn criteria() -> Vec<Criterion> {
    let read = read(CRITERIA_2023.as_bytes()).unwrap().rows;
    read.into_iter().map(|each| Criterion { year: 2026, ..each }).collect()
}

/// Brings them in.
pub(crate) async fn import(store: &Store) {
    let by = By::command_line(morning());
    let done = store.import_criteria(2026, &criteria(), &by).await.unwrap();
    assert_eq!(done, CriteriaImport::Added);
}
