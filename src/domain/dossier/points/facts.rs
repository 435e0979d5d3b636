//! What happened, without a judgement.

use chrono::NaiveDate;
use serde::Deserialize;

/// From receipt to result, for a dossier or for one unit's part in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The day the result is due.
    pub due: NaiveDate,
    /// The day it was there; `None` while it is not.
    pub completed: Option<NaiveDate>,
}

/// Where a procedure is published correctly, completely and in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Publication {
    /// Posted at the office.
    pub posted: bool,
    /// On the network.
    pub online: bool,
}

/// One dossier (hồ sơ).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DossierFacts {
    /// The whole dossier.
    pub whole: Span,
    /// Each unit's part, consulted offices included; none recorded means that there was one unit
    /// and the whole was its part.
    pub units: Vec<Span>,
    /// Points of the answer to indicator 3 (contacts with the desk); `None` without an answer.
    pub contacts: Option<u32>,
    /// Points of the answer to indicator 4 (offices one had to contact).
    pub offices: Option<u32>,
    /// Points of the answer to indicator 7 (conduct).
    pub conduct: Option<u32>,
    /// Where the procedure is published; `None` when not checked.
    pub published: Option<Publication>,
}

/// The level of an office, on which the share to be decided on the spot depends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Bộ, tỉnh.
    Province,
    /// Xã, phường, đặc khu.
    Commune,
}

/// How procedures are handled at the one-stop office; those of points a and b, clause 5, Điều 14
/// of Nghị định 61/2018/NĐ-CP do not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OnTheSpot {
    /// All procedures that count.
    pub procedures: u64,
    /// Received and returned there.
    pub received: u64,
    /// Received, decided and returned there.
    pub decided: u64,
}

/// Petitions (PAKN) of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Petitions {
    /// All within the office's competence.
    pub all: u64,
    /// Handled on time.
    pub on_time: u64,
    /// Prolonged (kéo dài).
    pub prolonged: u64,
}

/// Online services of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Online {
    /// Procedures that could be offered online (levels 3 and 4, as called in 2018).
    pub eligible: u64,
    /// Those that are.
    pub offered: u64,
    /// Dossiers of the period.
    pub dossiers: u64,
    /// Those filed online.
    pub filed_online: u64,
    /// Online dossiers that are overdue.
    pub overdue: u64,
}

/// What an office did in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OfficeFacts {
    /// Its level.
    pub level: Level,
    /// For indicator 5; `None` when not counted.
    pub on_the_spot: Option<OnTheSpot>,
    /// For indicator 8.
    pub petitions: Option<Petitions>,
    /// For indicator 9.
    pub online: Option<Online>,
}
