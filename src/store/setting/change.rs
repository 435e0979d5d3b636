//! Changes settings, each with its audit entry.

use super::CHANGED;
use crate::domain::setting::{Field, Kind};
use crate::domain::unit::Office;
use crate::store::audit::{self, By, Entry};
use crate::store::facts::{count, mark_names};
use crate::store::transaction::{Transaction, commit, hold};
use crate::store::unit::put_office;
use crate::store::{Result, Store};

/// One row of the settings and what it becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingChange {
    /// Its key.
    pub key: String,
    /// Its value; `None` for the default.
    pub value: Option<String>,
    /// What counts where nothing is set, for the audit log; `None` where that is nothing.
    pub fallback: Option<String>,
}

impl SettingChange {
    /// A key with its new value.
    pub fn new(key: impl Into<String>, value: Option<String>) -> Self {
        Self { key: key.into(), value, fallback: None }
    }

    /// The same with what counts where nothing is set.
    #[must_use]
    pub fn with_fallback(self, fallback: String) -> Self {
        Self { fallback: Some(fallback).filter(|it| !it.is_empty()), ..self }
    }
}

impl Store {
    /// Changes settings, all or none; what is so already is left out of the audit log. How many changed.
    pub async fn change_settings(&self, changes: &[SettingChange], by: &By) -> Result<usize> {
        let mut transaction = self.begin().await?;
        let entries = change(&mut transaction, changes, by).await?;
        if entries.is_empty() {
            return Ok(0);
        }
        audit::append_all(&mut transaction, &entries).await?;
        commit(transaction).await?;
        self.touchpoint_cache.expire();
        self.refresh_settings().await?;
        Ok(entries.len())
    }

    /// Adds the office, or changes its names.
    pub async fn change_office(&self, office: &Office, by: &By) -> Result<()> {
        let before = self.offices().await?.into_iter().find(|each| each.code == office.code);
        if before.as_ref() == Some(office) {
            return Ok(());
        }
        let mut transaction = self.begin().await?;
        put_office(&mut transaction, office).await?;
        mark_names(&mut transaction).await?;
        let action = if before.is_some() { "office.changed" } else { "office.added" };
        let mut entry = by.did(action, "office", &office.code).to(office_line(office));
        entry.before = before.as_ref().map(office_line);
        audit::append(&mut transaction, &entry).await?;
        commit(transaction).await?;
        self.touchpoint_cache.expire();
        Ok(())
    }
}

/// Writes the rows and gives the entries of those that changed.
pub(in crate::store) async fn change(
    transaction: &mut Transaction,
    changes: &[SettingChange],
    by: &By,
) -> Result<Vec<Entry>> {
    hold(transaction, "settings").await?;
    let mut entries = Vec::new();
    for SettingChange { key, value, fallback } in changes {
        let before: Option<String> =
            scalar_optional!(transaction, "select value from setting where key = $1", key);
        if before == *value
            || key == Field::K.code() && is_lower(before.as_deref(), value.as_deref())
        {
            continue;
        }
        match value {
            Some(value) => execute!(
                transaction,
                "insert into setting (key, value) values ($1, $2)
                 on conflict (key) do update set value = excluded.value",
                key,
                value
            ),
            None => execute!(transaction, "delete from setting where key = $1", key),
        };
        let mut entry = by.did("setting.changed", "setting", key);
        let or_default = |own: Option<String>| own.or_else(|| fallback.clone());
        entry.before = or_default(before).map(|before| told(key, before));
        entry.after = or_default(value.clone()).map(|after| told(key, after));
        entries.push(entry);
    }
    if !entries.is_empty() {
        count(transaction, CHANGED).await?;
        mark_names(transaction).await?;
    }
    Ok(entries)
}

/// Whether a number would become less, or go back to its default: two administrators may have had two forms open.
fn is_lower(before: Option<&str>, after: Option<&str>) -> bool {
    let number = |text: Option<&str>| text.and_then(|text| text.parse::<u64>().ok());
    number(before).is_some_and(|before| number(after).is_none_or(|after| after < before))
}

/// A value in the audit log: a secret is told by dots.
fn told(key: &str, value: String) -> String {
    let is_secret = Field::of_code(key).is_some_and(|field| field.kind() == Kind::Secret);
    if is_secret { "•••".to_owned() } else { value }
}

/// An office in the audit log.
fn office_line(office: &Office) -> String {
    serde_json::json!({
        "name_vi": office.name.vi,
        "name_en": office.name.en,
        "parent_vi": office.parent.vi,
        "parent_en": office.parent.en,
        "place": office.letterhead.place,
        "abbreviation": office.letterhead.abbreviation,
        "petitions_vi": office.petitions.vi,
        "petitions_en": office.petitions.en,
    })
    .to_string()
}
