//! Remarks (góp ý): the free texts of settled responses.

use chrono::NaiveDate;

use super::span::span;
use super::{Responses, Result, Store};

/// A free text, without the answers it came with.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Remark {
    /// Office day on which it was accepted.
    pub day: NaiveDate,
    /// Touchpoint code.
    pub touchpoint: String,
    /// Unit code.
    pub unit: String,
    /// The text.
    #[sqlx(rename = "remark")]
    pub text: String,
}

impl Store {
    /// The newest remarks among the responses wanted, at most `limit`; within a day in no order
    /// that means anything.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn remarks(&self, wanted: &Responses, limit: u32) -> Result<Vec<Remark>> {
        let (from, to) = span(wanted.from, wanted.to);
        Ok(on!(&self.read, |pool| {
            sqlx::query_as(
                "select day, touchpoint, unit, remark from response
                 where instrument = $1 and day between $2 and $3 and remark is not null
                     and (cast($4 as text) is null or version = $4)
                 order by day desc, id limit $5",
            )
            .bind(&wanted.instrument)
            .bind(from)
            .bind(to)
            .bind(&wanted.version)
            .bind(i64::from(limit))
            .fetch_all(pool)
            .await?
        }))
    }
}
