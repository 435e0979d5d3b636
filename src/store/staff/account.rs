//! Staff accounts (cán bộ, công chức); `accounts.rs` changes them.

use std::collections::BTreeMap;

use sqlx::FromRow;

use crate::domain::account::{Role, meant};
use crate::store::{Result, Store};

/// One account.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
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
    /// The account of this name.
    pub async fn staff(&self, name: &str) -> Result<Option<Staff>> {
        Ok(fetch_optional!(
            &self.read,
            "select name, role, password_hash, disabled from staff where name = $1",
            name
        ))
    }

    /// The account that a name typed at the sign-in means, in any case. Always two reads, so that the time does not
    /// tell which names there are.
    pub async fn staff_meant(&self, typed: &str) -> Result<Option<Staff>> {
        let names: Vec<String> = scalar_all!(&self.read, "select name from staff");
        self.staff(meant(typed, &names).unwrap_or(typed)).await
    }

    /// All accounts, by name.
    pub async fn all_staff(&self) -> Result<Vec<Staff>> {
        let mut staff: Vec<Staff> =
            fetch_readable!(&self.read, "select name, role, password_hash, disabled from staff");
        staff.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(staff)
    }

    /// Sorted codes of the units each limited account may see, by its name.
    pub async fn staff_units(&self) -> Result<BTreeMap<String, Vec<String>>> {
        let rows: Vec<(String, String)> =
            fetch_all!(&self.read, "select staff, unit from staff_unit");
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
