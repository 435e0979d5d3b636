//! Whether a remark praises or complains. Pure.

use serde::Deserialize;
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::base::enum_codes;

/// What a remark says of the office, or of one topic.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Tone {
    /// Nothing that tells (không rõ).
    #[default]
    #[strum(serialize = "")]
    Neutral,
    /// Praise (khen).
    Praise,
    /// A complaint or a request (phàn nàn, đề nghị).
    Complaint,
    /// Both (vừa khen vừa phàn nàn).
    Mixed,
}

enum_codes!(pub Tone);

impl Tone {
    /// What both say together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Neutral, tone) | (tone, Self::Neutral) => tone,
            (one, other) if one == other => one,
            _ => Self::Mixed,
        }
    }

    /// The opposite: denied praise is a complaint.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::Praise => Self::Complaint,
            Self::Complaint => Self::Praise,
            Self::Neutral | Self::Mixed => self,
        }
    }

    /// Whether it has this in it; a mixed one has praise and a complaint.
    pub fn has(self, other: Self) -> bool {
        self == other || self == Self::Mixed && other != Self::Neutral
    }
}
