//! One change of one unit.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use strum::IntoStaticStr;

use crate::base::Text;

/// What happened to a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Change {
    /// It began (thành lập).
    Founded {
        /// Its first name.
        name: Text,
        /// The unit above it; `None` is directly below the office.
        parent: Option<String>,
    },
    /// It has another name (đổi tên).
    Renamed {
        /// The new one.
        name: Text,
        /// The one before.
        before: Text,
    },
    /// It stands below another unit (chuyển trực thuộc).
    Moved {
        /// The unit above it from then on; `None` is the office.
        parent: Option<String>,
    },
    /// All it did went to others, or some of it while it goes on (sáp nhập, chia, tách).
    Passed {
        /// Who took it over; the first one took whatever is not named. The unit itself may be among
        /// them: then it goes on with the rest.
        into: Vec<String>,
        /// Which touchpoint went to which of them.
        touchpoints: BTreeMap<String, String>,
    },
    /// It ended without a successor (giải thể).
    Closed,
}

impl Change {
    /// As it is stored and stands in addresses.
    pub fn code(&self) -> &'static str {
        self.into()
    }
}

/// A change with its two times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The act it is part of: what was recorded at once is withdrawn at once.
    pub act: String,
    /// Code of the unit.
    pub unit: String,
    /// The first office day on which it is in force.
    pub day: NaiveDate,
    /// What happened.
    pub change: Change,
    /// When it was recorded.
    pub recorded: DateTime<Utc>,
    /// When it was taken back as wrong; `None` stands.
    pub withdrawn: Option<DateTime<Utc>>,
}

impl Event {
    /// Whether it was believed at that instant; at `None`, whether it is believed now.
    pub fn is_known(&self, at: Option<DateTime<Utc>>) -> bool {
        match at {
            None => self.withdrawn.is_none(),
            Some(at) => self.recorded <= at && self.withdrawn.is_none_or(|then| then > at),
        }
    }

    /// Whether the unit is no more from its day on.
    pub(super) fn ends(&self) -> bool {
        match &self.change {
            Change::Closed => true,
            Change::Passed { into, .. } => !into.contains(&self.unit),
            _ => false,
        }
    }
}
