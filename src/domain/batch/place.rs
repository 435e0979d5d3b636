//! Where the answers of a batch were given.

use crate::domain::survey::Tier;

/// Unit, touchpoint and channel of a batch; `None` where the batch has answers of several, which is
/// then not told.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Unit code.
    pub unit: Option<String>,
    /// Touchpoint code.
    pub touchpoint: Option<String>,
    /// How the answers came in.
    pub tier: Option<Tier>,
}

impl Place {
    /// The place of a batch with answers of everywhere.
    pub const MERGED: Self = Self { unit: None, touchpoint: None, tier: None };

    /// Unit, touchpoint and channel as codes, empty where not told: as stored and digested.
    pub fn codes(&self) -> [&str; 3] {
        [
            self.unit.as_deref().unwrap_or_default(),
            self.touchpoint.as_deref().unwrap_or_default(),
            self.tier.map_or("", Tier::code),
        ]
    }
}
