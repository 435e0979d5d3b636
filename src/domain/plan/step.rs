//! The steps from one status to another. Pure.

use strum::{EnumString, IntoStaticStr, VariantArray};

use super::status::TaskStatus;
use crate::base::enum_codes;

/// A step from one status to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Step {
    /// Bắt đầu.
    Start,
    /// Trình duyệt.
    Submit,
    /// Duyệt.
    Approve,
    /// Trả lại.
    Return,
    /// Mở lại.
    Reopen,
}

enum_codes!(pub Step);

impl Step {
    /// The status it starts from.
    pub fn from(self) -> TaskStatus {
        match self {
            Self::Start => TaskStatus::NotStarted,
            Self::Submit => TaskStatus::Doing,
            Self::Approve | Self::Return => TaskStatus::Waiting,
            Self::Reopen => TaskStatus::Done,
        }
    }

    /// The status it leads to.
    pub fn to(self) -> TaskStatus {
        match self {
            Self::Start | Self::Return | Self::Reopen => TaskStatus::Doing,
            Self::Submit => TaskStatus::Waiting,
            Self::Approve => TaskStatus::Done,
        }
    }

    /// Whether it is a step of those who approve.
    pub fn is_approval(self) -> bool {
        matches!(self, Self::Approve | Self::Return | Self::Reopen)
    }

    /// Whether it needs a reason, for those who did the work.
    pub fn needs_reason(self) -> bool {
        matches!(self, Self::Return | Self::Reopen)
    }

    /// Its action in the audit log.
    pub(crate) fn action(self) -> &'static str {
        match self {
            Self::Start => "task.started",
            Self::Submit => "task.submitted",
            Self::Approve => "task.approved",
            Self::Return => "task.returned",
            Self::Reopen => "task.reopened",
        }
    }
}
