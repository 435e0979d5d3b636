//! The office, its units, its procedures, and where citizens answer. Pure.

use crate::base::Text;
use crate::domain::survey::Tier;

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
    pub tier: Tier,
    /// Codes of the procedures handled here.
    pub procedures: Vec<String>,
}
