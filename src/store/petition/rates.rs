//! What the rates of the register count, without its texts.

use chrono::NaiveDate;
use sqlx::{FromRow, QueryBuilder};

use super::read::{PetitionFilter, narrow};
use crate::domain::petition::{Handling, Rates, State};
use crate::store::deadline::answered;
use crate::store::readable::{Readable, readable};
use crate::store::{Result, Store};

#[derive(FromRow)]
struct Group {
    state: State,
    /// 0 not answered by that day, 1 late, 2 in time.
    outcome: i64,
    past_due: i64,
    published: i64,
    petitions: i64,
}

impl Group {
    fn read(self) -> (Handling, u64) {
        let handling = Handling {
            state: self.state,
            answered_in_time: (self.outcome > 0).then_some(self.outcome == 2),
            past_due: self.past_due == 1,
            published: self.published == 1,
        };
        (handling, self.petitions.unsigned_abs())
    }
}

impl Store {
    /// The rates of the petitions that fit, as they were at the end of `day`: what was answered or published
    /// later does not move them. Petitions of a state that cannot be read are left out, so that the page they stand
    /// on is still shown.
    pub async fn petition_rates(&self, filter: &PetitionFilter, day: NaiveDate) -> Result<Rates> {
        let groups: Vec<Readable<Group>> = on!(&self.read, |pool| {
            let mut query = QueryBuilder::new(
                "select state, outcome, past_due, published, count(*) as petitions
                 from (select state, cast(case when answered is null or answered > ",
            );
            query.push_bind(day);
            query.push(
                " then 0 when answered <= reply_due then 2 else 1 end as bigint) as outcome,
                 cast(case when reply_due < ",
            );
            query.push_bind(day);
            query.push(" then 1 else 0 end as bigint) as past_due, cast(case when published <= ");
            query.push_bind(day);
            query.push(
                " then 1 else 0 end as bigint) as published
                 from petition where received <= ",
            );
            query.push_bind(day);
            narrow!(query, filter);
            query.push(") counted group by state, outcome, past_due, published");
            answered(query.build_query_as().fetch_all(pool)).await?
        });
        Ok(Rates::of(readable(groups).into_iter().map(Group::read)))
    }
}
