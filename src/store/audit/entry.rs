//! An audit entry and its actor.

use chrono::{DateTime, Utc};
use sqlx::{ColumnIndex, Decode, FromRow, Row, Type};
use strum::IntoStaticStr;

use crate::store::stored::Millis;

/// Who did something.
#[derive(Clone, Debug, PartialEq, Eq)]
#[derive(IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Actor {
    /// A member of staff, by the account's name.
    Account(String),
    /// A program with an API token, by the token's name.
    Token(String),
    /// The command line on the server.
    CommandLine,
    /// The server itself.
    System,
}

impl Actor {
    /// `account`, `token`, `command-line` or `system`.
    pub fn kind(&self) -> &'static str {
        self.into()
    }

    /// The name of the account or token; empty for the others.
    pub fn name(&self) -> &str {
        match self {
            Self::Account(name) | Self::Token(name) => name,
            Self::CommandLine | Self::System => "",
        }
    }
}

impl<'r, R: Row> FromRow<'r, R> for Actor
where
    &'static str: ColumnIndex<R>,
    String: Decode<'r, R::Database> + Type<R::Database>,
{
    fn from_row(row: &'r R) -> sqlx::Result<Self> {
        let (kind, name): (String, String) = (row.try_get("actor_kind")?, row.try_get("actor")?);
        match kind.as_str() {
            "account" => Ok(Self::Account(name)),
            "token" => Ok(Self::Token(name)),
            "command-line" => Ok(Self::CommandLine),
            "system" => Ok(Self::System),
            _ => Err(sqlx::Error::ColumnDecode {
                index: "actor_kind".to_owned(),
                source: format!("`{kind}` is no actor").into(),
            }),
        }
    }
}

/// Who does something and when: an argument of every audited change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct By {
    /// Who.
    pub actor: Actor,
    /// When.
    pub at: DateTime<Utc>,
}

impl By {
    /// A member of staff.
    pub fn account(name: impl Into<String>, at: DateTime<Utc>) -> Self {
        let actor = Actor::Account(name.into());
        Self { actor, at }
    }

    /// The command line on the server.
    pub fn command_line(at: DateTime<Utc>) -> Self {
        let actor = Actor::CommandLine;
        Self { actor, at }
    }

    /// The server itself.
    pub fn system(at: DateTime<Utc>) -> Self {
        let actor = Actor::System;
        Self { actor, at }
    }

    /// An entry that `action` (a dotted code that never changes its meaning, `staff.disabled`) was
    /// done to the `subject` of a kind (`staff`, and its name).
    #[must_use]
    pub fn did(&self, action: &str, subject_kind: &str, subject: impl Into<String>) -> Entry {
        Entry {
            at: self.at,
            actor: self.actor.clone(),
            action: action.to_owned(),
            subject_kind: subject_kind.to_owned(),
            subject: subject.into(),
            unit: None,
            before: None,
            after: None,
        }
    }
}

/// One entry of the audit log. It contains nothing about a citizen and no secret.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Entry {
    /// When, to the millisecond.
    #[sqlx(try_from = "Millis")]
    pub at: DateTime<Utc>,
    /// Who.
    #[sqlx(flatten)]
    pub actor: Actor,
    /// What was done, as a dotted code: `staff.disabled`.
    pub action: String,
    /// Kind of the subject: `staff`.
    pub subject_kind: String,
    /// Its code, number or name.
    pub subject: String,
    /// Code of the unit it belongs to; `None` concerns the whole office.
    pub unit: Option<String>,
    /// What it was, as a word or as JSON; `None` when it was new or does not matter.
    #[sqlx(rename = "value_before")]
    pub before: Option<String>,
    /// What it became.
    #[sqlx(rename = "value_after")]
    pub after: Option<String>,
}

impl Entry {
    /// Attributes the entry to `unit`.
    #[must_use]
    pub fn in_unit(mut self, unit: impl Into<String>) -> Self {
        self.unit = Some(unit.into());
        self
    }

    /// Attributes the entry to a unit, if one is known.
    #[must_use]
    pub fn in_unit_if(mut self, unit: Option<&str>) -> Self {
        self.unit = unit.map(str::to_owned);
        self
    }

    /// Sets what it was.
    #[must_use]
    pub fn from(mut self, before: impl Into<String>) -> Self {
        self.before = Some(before.into());
        self
    }

    /// Sets what it became.
    #[must_use]
    pub fn to(mut self, after: impl Into<String>) -> Self {
        self.after = Some(after.into());
        self
    }
}
