//! Where a petition stands.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use crate::base::enum_codes;

/// The states of a petition.
///
/// Source: Nghị định 20/2008/NĐ-CP, Điều 9 (receiving, sorting, passing on) and Điều 14 (making clear,
/// deciding, publishing); the portal's rule-book (Quyết định 29/2026/QĐ-TTg) for asking the sender for more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[schema(as = PetitionState)]
#[serde(rename_all = "lowercase")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum State {
    /// Mới: it has come in.
    New,
    /// Đã tiếp nhận: it is in the register.
    Received,
    /// Không tiếp nhận: it is no petition in law; the reason is given.
    Refused,
    /// Thuộc thẩm quyền: this office decides it.
    Competent,
    /// Chuyển: passed on to the office that decides it.
    Transferred,
    /// Đang xử lý.
    Handling,
    /// Chờ bổ sung: the sender was asked for more, and the clock stands.
    Awaiting,
    /// Chưa đủ cơ sở: the text does not suffice to decide; the reason is given.
    Insufficient,
    /// Đã xử lý: it has its answer.
    Handled,
    /// Đã công khai: the answer is public, without names.
    Published,
}

enum_codes!(pub State);

impl State {
    /// Whether it still has to be answered; while the sender is asked for more, the office does not owe it.
    pub fn is_open(self) -> bool {
        matches!(self, Self::New | Self::Received | Self::Competent | Self::Handling)
    }

    /// Whether it is the office's to answer: what it did not take, passed on or could not decide is not.
    pub fn counts(self) -> bool {
        self.is_open() || self.is_answered() || self == Self::Awaiting
    }

    /// Whether it has its answer.
    pub fn is_answered(self) -> bool {
        matches!(self, Self::Handled | Self::Published)
    }
}
