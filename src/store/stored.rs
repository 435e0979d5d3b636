//! Reads the codes and texts of stored rows.

use super::{Error, Result};
use crate::base::Text;
use crate::domain::account::Role;
use crate::domain::survey::Tier;

pub(super) fn text(vi: String, en: String) -> Text {
    Text { vi, en }
}

pub(super) fn tier(code: &str) -> Result<Tier> {
    Tier::of_code(code).ok_or_else(|| Error::Corrupt(format!("`{code}` is no tier")))
}

pub(super) fn role(code: &str) -> Result<Role> {
    Role::of_code(code).ok_or_else(|| Error::Corrupt(format!("`{code}` is no role")))
}
