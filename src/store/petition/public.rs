//! Published petitions.

use chrono::NaiveDate;
use sqlx::FromRow;

use crate::base::text::escaped_like;
use crate::domain::petition::Kind;
use crate::store::{Result, Store};

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

/// A page of published petitions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicPetitions {
    /// The page, the newest publication first.
    pub page: Vec<PublicPetition>,
    /// How many there are in all.
    pub all: u64,
}

impl Store {
    /// Published petitions that contain `words`, whatever the accents: at most `most` after the
    /// first `skip`.
    pub async fn public_petitions(
        &self,
        words: &str,
        skip: u32,
        most: u32,
    ) -> Result<PublicPetitions> {
        let pattern = escaped_like(words);
        let page = fetch_all!(
            &self.read,
            "select number, kind, public_subject, public_body, public_answer, unit, received,
                 answered, published
             from petition where state = 'published' and search like $1 escape '\\'
             order by published desc, number desc limit $2 offset $3",
            &pattern,
            i64::from(most),
            i64::from(skip)
        );
        let all: i64 = scalar_one!(
            &self.read,
            "select count(*) from petition
             where state = 'published' and search like $1 escape '\\'",
            &pattern
        );
        Ok(PublicPetitions { page, all: all.unsigned_abs() })
    }
}
