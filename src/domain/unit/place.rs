//! The office, its units and procedures, and its touchpoints. Pure.

use std::ops::Deref;

use chrono::NaiveDate;

use crate::base::Text;
use crate::domain::survey::Tier;
use crate::domain::wave::WaveDays;

/// An office (cơ quan).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    /// Short code, `sngv`.
    pub code: String,
    /// Its name.
    pub name: Text,
    /// Name of the level above it.
    pub parent: Text,
    /// Where petitions (PAKN) are taken.
    pub petitions: Text,
    /// What its documents are headed by, beside its names.
    pub letterhead: Letterhead,
}

/// What a document of an office needs beside the names (Nghị định 30/2020/NĐ-CP, Điều 8); empty until somebody
/// says so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letterhead {
    /// The place a document is dated at (địa danh), `Hải Phòng`.
    pub place: String,
    /// The abbreviation in its number (ký hiệu), `SNgV` in `Số: 12/BC-SNgV`.
    pub abbreviation: String,
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
    /// Whether the code is made up (mã minh họa) because the real one was not found.
    pub illustrative: bool,
    /// The first office day on which it is no longer offered on forms; `None` while it is.
    pub closed: Option<NaiveDate>,
}

/// Where citizens answer (điểm khảo sát): a counter, a desk, a web page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Touchpoint {
    /// Short upper-case code, read in any case; part of the QR address.
    pub code: String,
    /// Code of its office.
    pub office: String,
    /// Code of its unit.
    pub unit: String,
    /// Its name.
    pub name: Text,
    /// Id of the instrument asked here.
    pub instrument: String,
    /// Tier of answers that come without a slip.
    pub tier: Tier,
    /// Codes of the procedures handled here.
    pub procedures: Vec<String>,
    /// The first office day on which it takes no more answers; `None` while it is open.
    pub closed: Option<NaiveDate>,
}

impl Touchpoint {
    /// Whether it takes no answers on this day.
    pub fn is_closed(&self, on: NaiveDate) -> bool {
        self.closed.is_some_and(|closed| closed <= on)
    }
}

/// A touchpoint with the names that its form shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedTouchpoint {
    /// The touchpoint itself.
    pub touchpoint: Touchpoint,
    /// The name of its office.
    pub office: Text,
    /// The procedures handled there that are known, in the touchpoint's order.
    pub procedures: Vec<Procedure>,
    /// When waves take answers there.
    pub waves: Vec<WaveDays>,
}

impl Deref for NamedTouchpoint {
    type Target = Touchpoint;

    fn deref(&self) -> &Touchpoint {
        &self.touchpoint
    }
}
