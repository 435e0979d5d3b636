//! Roles of accounts. Pure.

use serde::{Deserialize, Serialize};

/// What a member of staff may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Sees figures.
    Viewer,
    /// Prints posters and slips, enters paper forms.
    Counter,
    /// Handles petitions and plan tasks.
    Officer,
    /// Takes exports.
    Analyst,
    /// Leads.
    Manager,
    /// Checks integrity; changes nothing.
    Inspector,
    /// Sets up.
    Admin,
}

impl Role {
    /// Every role, in order.
    pub const ALL: [Self; 7] = [
        Self::Viewer,
        Self::Counter,
        Self::Officer,
        Self::Analyst,
        Self::Manager,
        Self::Inspector,
        Self::Admin,
    ];

    /// The word on the command line and in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Counter => "counter",
            Self::Officer => "officer",
            Self::Analyst => "analyst",
            Self::Manager => "manager",
            Self::Inspector => "inspector",
            Self::Admin => "admin",
        }
    }

    /// Reads such a word.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}
