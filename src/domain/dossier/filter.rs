//! Which dossiers.

use chrono::NaiveDate;

/// Which dossiers; `None` does not narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DossierFilter {
    /// Received on this day or later.
    pub received_from: Option<NaiveDate>,
    /// Received on this day or earlier.
    pub received_to: Option<NaiveDate>,
    /// Of this unit.
    pub unit: Option<String>,
    /// Of this touchpoint.
    pub touchpoint: Option<String>,
    /// Of this procedure.
    pub procedure: Option<String>,
}
