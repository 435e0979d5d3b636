//! How an answer came in.

use serde::{Deserialize, Serialize};

/// How an answer came in; ranks use `Verified` alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tier {
    /// With a one-time slip.
    Verified,
    /// From the shared QR.
    Open,
    /// With a helper.
    Assisted,
    /// Entered from paper.
    Paper,
}

impl Tier {
    /// Every tier, in order.
    pub const ALL: [Self; 4] = [Self::Verified, Self::Open, Self::Assisted, Self::Paper];

    /// The word in files, addresses and the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Open => "open",
            Self::Assisted => "assisted",
            Self::Paper => "paper",
        }
    }

    /// Reads such a word.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tier| tier.code() == code)
    }
}
