//! Roles of accounts. Pure.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::base::enum_codes;

/// What a member of staff may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Role {
    /// Sees figures.
    Viewer,
    /// Prints posters and slips, enters paper forms.
    Counter,
    /// Handles petitions and plan tasks.
    Officer,
    /// Takes exports.
    Analyst,
    /// Leads the office.
    Manager,
    /// Checks integrity; changes nothing.
    Inspector,
    /// Administers the platform.
    Admin,
}

enum_codes!(pub Role);
