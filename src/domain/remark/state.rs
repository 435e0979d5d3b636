//! Where a remark stands. Pure.

use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::base::enum_codes;

/// What the office has done with it so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum State {
    /// Not read (chưa đọc).
    Unread,
    /// Read; nothing to do (đã đọc).
    Read,
    /// Something is to be done (cần xử lý).
    Action,
    /// It was done (đã xử lý).
    Done,
    /// It is no remark: advertising, or keys pressed at random (nội dung rác).
    Spam,
}

enum_codes!(pub State);

impl State {
    /// Whether it can become the other: done only after action, and never unread again. What is no remark is
    /// set aside, and taken back, by acts of their own.
    pub fn may_become(self, other: Self) -> bool {
        match other {
            Self::Unread | Self::Spam => false,
            _ if self == Self::Spam => false,
            Self::Read => self != Self::Read,
            Self::Action => true,
            Self::Done => self == Self::Action,
        }
    }
}
