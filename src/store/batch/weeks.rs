//! In which weeks touchpoints had answers: yes or no.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::waiting::{day_of, read};
use crate::base::calendar::{monday, office_day, office_instant};
use crate::store::transaction::{Transaction, commit};
use crate::store::{Result, Store};

/// A touchpoint, and the Monday of a week.
pub(super) type Week = (String, NaiveDate);

impl Store {
    /// Remembers this week's and last week's touchpoints with answers that wait. What waits longer
    /// was remembered before its instant was coarsened.
    pub(super) async fn mark_weeks(&self, now: DateTime<Utc>) -> Result<()> {
        let this = monday(office_day(now));
        let Some(last) = this.and_then(|week| week.checked_sub_days(Days::new(7))) else {
            return Ok(());
        };
        let midnight = last.and_hms_opt(0, 0, 0).unwrap_or_default();
        let waiting: Vec<(String, i64, i64)> = fetch_all!(
            &self.read,
            "select series, min(accepted_at), max(accepted_at) from inbox
             where accepted_at >= $1 group by series",
            office_instant(midnight).timestamp_millis()
        );
        if waiting.is_empty() {
            return Ok(());
        }
        let known: BTreeSet<Week> = self.touchpoint_weeks(last).await?.into_iter().collect();
        let mut new = BTreeSet::new();
        for (series, oldest, newest) in waiting {
            let touchpoint = read(&series)?.touchpoint;
            for at in [oldest, newest] {
                new.extend(monday(day_of(at)?).map(|week| (touchpoint.clone(), week)));
            }
        }
        let new: Vec<Week> = new.difference(&known).cloned().collect();
        if new.is_empty() {
            return Ok(());
        }
        let mut transaction = self.begin().await?;
        keep_weeks(&mut transaction, &new).await?;
        commit(transaction).await
    }

    /// The weeks in which each touchpoint had answers, from the week of a day on.
    pub async fn weeks_answered(
        &self,
        since: NaiveDate,
    ) -> Result<BTreeMap<String, BTreeSet<NaiveDate>>> {
        let mut weeks: BTreeMap<String, BTreeSet<NaiveDate>> = BTreeMap::new();
        for (touchpoint, week) in self.touchpoint_weeks(monday(since).unwrap_or(since)).await? {
            weeks.entry(touchpoint).or_default().insert(week);
        }
        Ok(weeks)
    }

    async fn touchpoint_weeks(&self, since: NaiveDate) -> Result<Vec<Week>> {
        Ok(fetch_all!(
            &self.read,
            "select touchpoint, week from touchpoint_week where week >= $1",
            since
        ))
    }
}

pub(super) async fn keep_weeks(transaction: &mut Transaction, weeks: &[Week]) -> Result<()> {
    insert!(
        &mut *transaction,
        weeks,
        "insert into touchpoint_week (touchpoint, week) ",
        |(touchpoint, week)| [touchpoint, week],
        " on conflict do nothing"
    );
    Ok(())
}
