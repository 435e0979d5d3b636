//! Staff accounts (cán bộ, công chức); `accounts.rs` changes them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use sqlx::FromRow;

use super::{Error, Result, Store};

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

/// An account as a row of `staff`.
#[derive(FromRow)]
pub(super) struct StaffRow {
    name: String,
    role: String,
    password_hash: String,
    disabled: bool,
}

impl StaffRow {
    pub(super) fn read(self) -> Result<Staff> {
        let role = Role::of_code(&self.role)
            .ok_or_else(|| Error::Corrupt(format!("`{}` is no role", self.role)))?;
        Ok(Staff {
            name: self.name,
            role,
            password_hash: self.password_hash,
            disabled: self.disabled,
        })
    }
}

impl Store {
    /// The account of this name.
    pub async fn staff(&self, name: &str) -> Result<Option<Staff>> {
        let row: Option<StaffRow> = on!(&self.read, |pool| {
            sqlx::query_as("select name, role, password_hash, disabled from staff where name = $1")
                .bind(name)
                .fetch_optional(pool)
                .await?
        });
        row.map(StaffRow::read).transpose()
    }

    /// All accounts, by name.
    pub async fn all_staff(&self) -> Result<Vec<Staff>> {
        let rows: Vec<StaffRow> = on!(&self.read, |pool| {
            sqlx::query_as("select name, role, password_hash, disabled from staff")
                .fetch_all(pool)
                .await?
        });
        let mut staff = rows.into_iter().map(StaffRow::read).collect::<Result<Vec<_>>>()?;
        staff.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(staff)
    }

    /// Codes of the units each limited account may see, sorted, by its name.
    pub async fn staff_units(&self) -> Result<BTreeMap<String, Vec<String>>> {
        let rows: Vec<(String, String)> = on!(&self.read, |pool| {
            sqlx::query_as("select staff, unit from staff_unit").fetch_all(pool).await?
        });
        let mut units: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (staff, unit) in rows {
            units.entry(staff).or_default().push(unit);
        }
        for codes in units.values_mut() {
            codes.sort();
        }
        Ok(units)
    }
}
