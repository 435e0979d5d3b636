//! How far a task has come.

/// How far a task has come (trạng thái).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

impl TaskStatus {
    /// Every status, in the order a task goes through them.
    pub const ALL: [Self; 4] = [Self::NotStarted, Self::Doing, Self::Waiting, Self::Done];

    /// Whether work is still added to it. What waits for approval stays as it was handed in: whoever
    /// approves it must have been shown all of it.
    pub fn takes_work(self) -> bool {
        matches!(self, Self::NotStarted | Self::Doing)
    }

    /// The word in addresses and in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotStarted => "not-started",
            Self::Doing => "doing",
            Self::Waiting => "waiting",
            Self::Done => "done",
        }
    }

    /// Reads such a word.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }
}
