//! Offices, units, procedures and touchpoints.

use super::{Result, Store};
use crate::survey::Text;

/// An office (cơ quan).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// Short code, `sngv`.
    pub code: String,
    /// Its name.
    pub name: Text,
    /// The level above it.
    pub parent: Text,
    /// Where one goes or writes with a petition (PAKN).
    pub petitions: Text,
}

/// A unit of an office (phòng, đơn vị).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Short code.
    pub code: String,
    /// Code of its office.
    pub office: String,
    /// Its name.
    pub name: Text,
}

/// An administrative procedure (TTHC).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Procedure {
    /// National code, `3.000242`; or a made-up one, see `illustrative`.
    pub code: String,
    /// Its name.
    pub name: Text,
    /// Mã minh họa: the real code was not found.
    pub illustrative: bool,
}

/// Where citizens answer (điểm khảo sát): a counter, a desk, a web page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touchpoint {
    /// Short upper-case code, read case-blind; part of the QR address.
    pub code: String,
    /// Code of its office.
    pub office: String,
    /// Code of its unit.
    pub unit: String,
    /// Its name.
    pub name: Text,
    /// Id of the instrument asked here.
    pub instrument: String,
    /// How answers without a slip come in here.
    pub tier: super::Tier,
    /// Codes of the procedures handled here.
    pub procedures: Vec<String>,
}

impl Store {
    /// Adds the office or replaces what is known of it.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn keep_office(&self, office: &Office) -> Result<()> {
        let _ = office;
        todo!()
    }

    /// All offices, by code.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn offices(&self) -> Result<Vec<Office>> {
        todo!()
    }

    /// Adds units or replaces what is known of them.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn keep_units(&self, units: &[Unit]) -> Result<()> {
        let _ = units;
        todo!()
    }

    /// All units, by code.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn units(&self) -> Result<Vec<Unit>> {
        todo!()
    }

    /// Adds procedures or replaces what is known of them.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn keep_procedures(&self, procedures: &[Procedure]) -> Result<()> {
        let _ = procedures;
        todo!()
    }

    /// All procedures, by code.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn procedures(&self) -> Result<Vec<Procedure>> {
        todo!()
    }

    /// Adds touchpoints or replaces what is known of them; all or none.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn keep_touchpoints(&self, touchpoints: &[Touchpoint]) -> Result<()> {
        let _ = touchpoints;
        todo!()
    }

    /// The touchpoint with this code, however it is cased.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn touchpoint(&self, code: &str) -> Result<Option<Touchpoint>> {
        let _ = code;
        todo!()
    }

    /// All touchpoints, by code.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn touchpoints(&self) -> Result<Vec<Touchpoint>> {
        todo!()
    }
}
