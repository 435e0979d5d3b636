//! Dialogues (đối thoại) of leaders with citizens and businesses, and the requests made there. Pure.
//!
//! Nobody who asked is named: a request is what was asked, by what kind of asker.

mod fields;

use chrono::NaiveDate;
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::base::enum_codes;
use crate::stats::Counted;

pub use fields::{FieldFault, read_dialogue, read_request, read_settlement};

/// Who asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Asker {
    /// Người dân.
    Citizen,
    /// Doanh nghiệp.
    Business,
    /// Tổ chức khác: an association, a cooperative.
    Organisation,
}

enum_codes!(pub Asker);

/// A dialogue that was held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dialogue {
    /// The day.
    pub held: NaiveDate,
    /// What it was about.
    pub topic: String,
    /// The position of the leader who chaired it.
    pub chair: String,
    /// Number and sign of the minutes or the conclusion; may be empty.
    pub document: String,
}

/// A request made at a dialogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DialogueRequest {
    /// Who asked.
    pub asker: Asker,
    /// What was asked.
    pub content: String,
    /// Code of the unit that settles it.
    pub unit: String,
    /// The last day for it.
    pub due: Option<NaiveDate>,
}

/// How a request was settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// The day.
    pub settled: NaiveDate,
    /// What became of it.
    pub answer: String,
    /// Number and sign of the document that says so; may be empty.
    pub document: String,
}

/// A dialogue with its number and what its requests come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptDialogue {
    /// `2026-1`: its year and its number in it.
    pub id: String,
    /// The dialogue.
    pub dialogue: Dialogue,
    /// Settled requests of all.
    pub requests: Counted,
}

/// A request as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptRequest {
    /// Its number at its dialogue, 1, 2, 3, ….
    pub number: i64,
    /// The request.
    pub request: DialogueRequest,
    /// `None` while it is open.
    pub settlement: Option<Settlement>,
}

impl KeptRequest {
    /// Whether it is open beyond its last day.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.settlement.is_none() && self.request.due.is_some_and(|due| due < today)
    }
}

/// What dialogues of some days come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DialogueCounts {
    /// Dialogues held.
    pub dialogues: u64,
    /// Settled requests of all.
    pub requests: Counted,
    /// Open beyond their last day.
    pub overdue: u64,
}
