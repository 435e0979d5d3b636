//! How an answer came in.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};
use utoipa::ToSchema;

use crate::base::enum_codes;

/// How an answer came in; ranks use `Verified` alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
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

enum_codes!(pub Tier);

impl Tier {
    /// Whether staff enter such answers.
    pub fn is_of_staff(self) -> bool {
        matches!(self, Self::Assisted | Self::Paper)
    }
}
