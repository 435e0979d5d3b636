//! How columns hold what SQL has no type for: codes of enums as text, instants as milliseconds.

use chrono::{DateTime, Utc};
use sqlx::error::BoxDynError;
use sqlx::{ColumnIndex, Database, Decode, Row, Type};

use super::Error;
use crate::base::Text;
use crate::domain::account::Role;
use crate::domain::survey::Tier;
use crate::domain::{dossier, petition, remark};

/// Reads these enums from text columns by their codes; any other text is [`Error::Corrupt`].
macro_rules! stored_as_codes {
    ($($type:ty: $what:literal),* $(,)?) => {$(
        impl<D: sqlx::Database> sqlx::Type<D> for $type
        where
            String: sqlx::Type<D>,
        {
            fn type_info() -> D::TypeInfo {
                String::type_info()
            }

            fn compatible(info: &D::TypeInfo) -> bool {
                String::compatible(info)
            }
        }

        impl<'r, D: sqlx::Database> sqlx::Decode<'r, D> for $type
        where
            String: sqlx::Decode<'r, D>,
        {
            fn decode(
                value: D::ValueRef<'r>,
            ) -> std::result::Result<Self, sqlx::error::BoxDynError> {
                let code = String::decode(value)?;
                Self::of_code(&code).ok_or_else(|| format!("`{code}` is no {}", $what).into())
            }
        }
    )*};
}

pub(super) use stored_as_codes;

stored_as_codes! {
    dossier::Outcome: "outcome of a dossier",
    petition::Kind: "kind of petition",
    petition::State: "state of a petition",
    remark::State: "state of a remark",
    remark::Tone: "tone of a remark",
    Role: "role",
    Tier: "tier",
}

/// An instant as stored, in milliseconds since 1970.
#[derive(Clone, Copy)]
pub(super) struct Millis(pub(super) DateTime<Utc>);

impl From<Millis> for DateTime<Utc> {
    fn from(Millis(at): Millis) -> Self {
        at
    }
}

impl<D: Database> Type<D> for Millis
where
    i64: Type<D>,
{
    fn type_info() -> D::TypeInfo {
        i64::type_info()
    }

    fn compatible(info: &D::TypeInfo) -> bool {
        i64::compatible(info)
    }
}

impl<'r, D: Database> Decode<'r, D> for Millis
where
    i64: Decode<'r, D>,
{
    fn decode(value: D::ValueRef<'r>) -> Result<Self, BoxDynError> {
        let millis = i64::decode(value)?;
        let at = DateTime::from_timestamp_millis(millis);
        Ok(Self(at.ok_or_else(|| format!("{millis} is no instant"))?))
    }
}

/// Reads a tier that is part of a text.
pub(super) fn tier(code: &str) -> super::Result<Tier> {
    Tier::of_code(code).ok_or_else(|| Error::Corrupt(format!("`{code}` is no tier")))
}

/// Reads the columns `…_vi` and `…_en`.
pub(super) fn text<'r, R: Row>(row: &'r R, column: &str) -> sqlx::Result<Text>
where
    for<'c> &'c str: ColumnIndex<R>,
    String: Decode<'r, R::Database> + Type<R::Database>,
{
    let get = |lang| row.try_get(&*format!("{column}_{lang}"));
    Ok(Text { vi: get("vi")?, en: get("en")? })
}

/// A row that cannot be read, which becomes [`Error::Corrupt`].
pub(super) fn corrupt(sentence: String) -> sqlx::Error {
    sqlx::Error::Decode(sentence.into())
}
