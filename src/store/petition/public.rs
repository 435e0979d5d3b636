//! Published petitions.

use chrono::NaiveDate;
use sqlx::{FromRow, QueryBuilder};

use crate::base::text::escaped_like;
use crate::domain::petition::Kind;
use crate::store::deadline::answered;
use crate::store::readable::{Readable, readable};
use crate::store::{Page, Result, Store};

/// A published petition, without its code and its original text.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct PublicPetition {
    /// Its number in the register.
    #[sqlx(try_from = "i64")]
    pub number: u64,
    /// What it is.
    pub kind: Kind,
    /// What it is about, without names.
    #[sqlx(rename = "public_subject")]
    pub subject: String,
    /// What was written, without names.
    #[sqlx(rename = "public_body")]
    pub body: String,
    /// The answer, without names.
    #[sqlx(rename = "public_answer")]
    pub answer: String,
    /// Code of the unit that answered.
    pub unit: Option<String>,
    /// The day it came in.
    pub received: NaiveDate,
    /// The day it was answered.
    pub answered: NaiveDate,
    /// The day it was published.
    pub published: NaiveDate,
}

/// Published petitions whose words one request looks through.
const LOOKED_THROUGH: i64 = 2_000;

impl Store {
    /// Published petitions, the newest publication first: at most `most` behind the one with the number `behind`.
    /// Those that contain `words`, whatever the accents, are looked for in the next few thousand alone.
    pub async fn public_petitions(
        &self,
        words: &str,
        behind: Option<u64>,
        most: u32,
    ) -> Result<Page<PublicPetition, u64>> {
        let window = if words.is_empty() { i64::from(most) + 1 } else { LOOKED_THROUGH };
        let behind = behind.and_then(|number| i64::try_from(number).ok());
        let keys: Vec<(i64, bool)> = on!(&self.read, |pool| {
            let mut query = QueryBuilder::new("select number, coalesce(search, '') like ");
            query.push_bind(escaped_like(words));
            query.push(" escape '\\' from petition where published is not null");
            if let Some(number) = behind {
                query.push(
                    " and (published, number) < ((select published from petition where number = ",
                );
                query.push_bind(number).push("), ").push_bind(number).push(")");
            }
            query.push(" order by published desc, number desc limit ").push_bind(window);
            answered(query.build_query_as().fetch_all(pool)).await?
        });
        let fitting: Vec<i64> =
            keys.iter().filter(|(_, fits)| *fits).map(|(number, _)| *number).collect();
        let end = (i64::try_from(keys.len()) == Ok(window)).then(|| keys.last()).flatten();
        let Page { rows, next } = Page::of(fitting, most, |number| number.unsigned_abs());
        let looked_to = end.filter(|_| !words.is_empty()).map(|(number, _)| number.unsigned_abs());
        Ok(Page { rows: self.public_petitions_numbered(&rows).await?, next: next.or(looked_to) })
    }

    async fn public_petitions_numbered(&self, numbers: &[i64]) -> Result<Vec<PublicPetition>> {
        if numbers.is_empty() {
            return Ok(Vec::new());
        }
        let rows: Vec<Readable<PublicPetition>> = on!(&self.read, |pool| {
            let mut query = QueryBuilder::new(
                "select number, kind, public_subject, public_body, public_answer, unit, received,
                     answered, published
                 from petition where published is not null and number in ",
            );
            query.push_tuples(numbers, |mut row, number| {
                row.push_bind(*number);
            });
            query.push(" order by published desc, number desc");
            answered(query.build_query_as().fetch_all(pool)).await?
        });
        Ok(readable(rows))
    }
}
