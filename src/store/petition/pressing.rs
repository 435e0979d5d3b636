//! Petitions that press: near the last day of what is owed next, or past it.

use chrono::NaiveDate;
use sqlx::{FromRow, QueryBuilder};

use super::read::{PetitionFilter, narrow};
use crate::domain::worklist::{PressingPetition, PressingPetitions};
use crate::store::deadline::answered;
use crate::store::{Result, Store};

#[derive(FromRow)]
struct Counts {
    overdue: i64,
    all: i64,
    overdue_publications: i64,
    publications: i64,
    publications_since: Option<NaiveDate>,
}

from_row!(PressingPetition, |row| {
    PressingPetition {
        code: row.try_get("code")?,
        number: row.try_get::<i64, _>("number")?.unsigned_abs(),
        subject: row.try_get("subject")?,
        state: row.try_get("state")?,
        due: row.try_get("due")?,
    }
});

impl Store {
    /// How many of the petitions that fit are overdue, and how many are due soon.
    pub async fn pressing_counts(
        &self,
        filter: &PetitionFilter,
        today: NaiveDate,
    ) -> Result<(u64, u64)> {
        let (overdue, all): (i64, i64) = on!(&self.read, |pool| {
            let mut query = QueryBuilder::new("select cast(coalesce(sum(case when act_due < ");
            query.push_bind(today);
            query.push(
                " then 1 else 0 end), 0) as bigint), count(*) from petition where warn_from <= ",
            );
            query.push_bind(today);
            narrow!(query, filter);
            answered(query.build_query_as().fetch_one(pool)).await?
        });
        Ok((overdue.unsigned_abs(), (all - overdue).unsigned_abs()))
    }

    /// What presses today: the first `most` petitions that are to be sorted or answered, by their last day, and how
    /// many there are in all; answers that are to be published are counted alone.
    pub async fn pressing_petitions(
        &self,
        today: NaiveDate,
        most: u32,
    ) -> Result<PressingPetitions> {
        let first: Vec<PressingPetition> = fetch_readable!(
            &self.read,
            "select code, number, subject, state, act_due as due from petition where number in
                 (select number from petition where warn_from <= $1 and state <> 'handled'
                  order by act_due, +number limit $2)
             order by act_due, number",
            today,
            i64::from(most)
        );
        let counts: Counts = fetch_one!(
            &self.read,
            "select
                 cast(coalesce(sum(case when state <> 'handled' and act_due < $1 then 1 else 0 end), 0) as bigint)
                     as overdue,
                 cast(coalesce(sum(case when state <> 'handled' then 1 else 0 end), 0) as bigint) as \"all\",
                 cast(coalesce(sum(case when state = 'handled' and act_due < $1 then 1 else 0 end), 0) as bigint)
                     as overdue_publications,
                 cast(coalesce(sum(case when state = 'handled' then 1 else 0 end), 0) as bigint)
                     as publications,
                 min(case when state = 'handled' then act_due end) as publications_since
             from petition where warn_from <= $1",
            today
        );
        Ok(PressingPetitions {
            first,
            overdue: counts.overdue.unsigned_abs(),
            all: counts.all.unsigned_abs(),
            overdue_publications: counts.overdue_publications.unsigned_abs(),
            publications: counts.publications.unsigned_abs(),
            publications_since: counts.publications_since,
        })
    }
}
