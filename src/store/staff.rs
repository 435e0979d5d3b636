//! Staff accounts (cán bộ, công chức).

use serde::{Deserialize, Serialize};

use super::{Result, Store};

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

/// One account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staff {
    /// Sign-in name, unique.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// Argon2id hash in PHC form.
    pub password_hash: String,
    /// Disabled accounts cannot sign in and hold no session.
    pub disabled: bool,
}

impl Store {
    /// Adds an account; `false` when the name is taken.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn add_staff(&self, staff: &Staff) -> Result<bool> {
        let _ = staff;
        todo!()
    }

    /// The account of this name.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn staff(&self, name: &str) -> Result<Option<Staff>> {
        let _ = name;
        todo!()
    }

    /// All accounts, by name.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn all_staff(&self) -> Result<Vec<Staff>> {
        todo!()
    }

    /// Disables an account and ends its sessions; `false` when there is none of that name.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn disable_staff(&self, name: &str) -> Result<bool> {
        let _ = name;
        todo!()
    }
}
