//! Status of a task. Pure.

use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::base::enum_codes;

/// Status of a task (trạng thái).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum TaskStatus {
    /// Chưa bắt đầu.
    NotStarted,
    /// Đang làm.
    Doing,
    /// Chờ duyệt.
    Waiting,
    /// Hoàn thành.
    Done,
}

enum_codes!(pub TaskStatus);

impl TaskStatus {
    /// Whether work can be added. A task that waits for approval stays as submitted, so that the
    /// approver sees all of it.
    pub fn takes_work(self) -> bool {
        matches!(self, Self::NotStarted | Self::Doing)
    }
}
