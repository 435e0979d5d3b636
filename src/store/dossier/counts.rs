//! Dossiers counted: from the register in memory, and those soon due from their index.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sqlx::QueryBuilder;

use super::narrow::narrow;
use crate::base::calendar::Holidays;
use crate::domain::dossier::{AsOf, Counts, DossierFilter, Rules};
use crate::domain::measure::ServiceRate;
use crate::store::deadline::answered;
use crate::store::{Result, Store};

impl Store {
    /// The dossiers that fit, counted as they were `as_of` a day.
    pub async fn dossier_counts(
        &self,
        filter: &DossierFilter,
        as_of: AsOf,
        by: (&Rules, &Holidays),
    ) -> Result<Counts> {
        Ok(self.dossier_register().await?.counts(filter, as_of, by))
    }

    /// Of the dossiers received from a day to a day, those done in time or open with time left `as_of` a day.
    pub async fn dossiers_in_time(
        &self,
        days: (NaiveDate, NaiveDate),
        as_of: AsOf,
    ) -> Result<ServiceRate> {
        Ok(self.dossier_register().await?.in_time(days, as_of))
    }

    /// Due and completed days of the dossiers completed in a period, and due days of those that were due in it and were
    /// not completed `as_of` its end; with how many there are of each.
    pub async fn dossier_days(
        &self,
        days: (NaiveDate, NaiveDate),
        as_of: AsOf,
    ) -> Result<Vec<(NaiveDate, Option<NaiveDate>, u64)>> {
        Ok(self.dossier_register().await?.days(days, as_of))
    }

    /// Dossiers completed on these days, by touchpoint.
    pub async fn completed_by_touchpoint(
        &self,
        days: (Option<NaiveDate>, Option<NaiveDate>),
        filter: &DossierFilter,
    ) -> Result<BTreeMap<String, u64>> {
        Ok(self.dossier_register().await?.completed_by_touchpoint(days, filter))
    }

    /// How many open dossiers that fit are due from a day to a day.
    pub async fn dossiers_due(
        &self,
        filter: &DossierFilter,
        (from, to): (NaiveDate, NaiveDate),
    ) -> Result<u64> {
        let count: i64 = on!(&self.read, |pool| {
            let mut query = QueryBuilder::new(
                "select count(*) from dossier where completed is null and due >= ",
            );
            query.push_bind(from).push(" and due <= ").push_bind(to);
            narrow!(query, filter);
            answered(query.build_query_scalar().fetch_one(pool)).await?
        });
        Ok(count.unsigned_abs())
    }
}
