//! One dossier and where it stands on a day.

use chrono::NaiveDate;
use serde::Serialize;
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use crate::base::enum_codes;

/// How a dossier ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Outcome {
    /// Đã cấp, giải quyết.
    Granted,
    /// Từ chối.
    Refused,
    /// Trả lại, rút hồ sơ.
    Returned,
}

enum_codes!(pub Outcome);

/// An apology for lateness with a new day (phiếu xin lỗi và hẹn lại ngày trả kết quả).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Apology {
    /// The day it was sent.
    pub sent: NaiveDate,
    /// The new day it names; without one it is not in due form.
    pub new_due: Option<NaiveDate>,
}

/// One dossier, without anything about who filed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dossier {
    /// Its code in the one-stop system.
    pub code: String,
    /// Code of the procedure.
    pub procedure: String,
    /// Code of the touchpoint that took it.
    pub touchpoint: String,
    /// The day it came in.
    pub received: NaiveDate,
    /// The day the result is due (ngày hẹn trả).
    pub due: NaiveDate,
    /// The day the result was there; `None` while it is not.
    pub completed: Option<NaiveDate>,
    /// How it ended; there with the day.
    pub outcome: Option<Outcome>,
    /// The apologies for it, the first one first.
    pub apologies: Vec<Apology>,
}

/// Where a dossier stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Standing {
    /// Completed on or before the due day (trước hạn, đúng hạn).
    InTime,
    /// Completed after it (trễ hạn).
    Late,
    /// Open, and the due day has not passed (đang giải quyết, trong hạn).
    InProgress,
    /// Open, and the due day has passed (đang giải quyết, quá hạn).
    Overdue,
}

enum_codes!(pub Standing);

impl Standing {
    /// Whether the due day passed before the result was there.
    pub fn is_past_due(self) -> bool {
        matches!(self, Self::Late | Self::Overdue)
    }
}

impl Dossier {
    /// Where it stands on `day`; a result on the due day itself is in time.
    pub fn standing(&self, day: NaiveDate) -> Standing {
        match self.completed {
            Some(completed) if completed <= self.due => Standing::InTime,
            Some(_) => Standing::Late,
            None if day <= self.due => Standing::InProgress,
            None => Standing::Overdue,
        }
    }

    /// The last new day that was promised.
    pub fn new_due(&self) -> Option<NaiveDate> {
        self.apologies.iter().rev().find_map(|each| each.new_due)
    }
}
