//! How far a task has come.

use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::base::enum_codes;

/// How far a task has come (trạng thái).
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
    /// Whether work is still added to it. What waits for approval stays as it was handed in: whoever
    /// approves it must have been shown all of it.
    pub fn takes_work(self) -> bool {
        matches!(self, Self::NotStarted | Self::Doing)
    }
}
