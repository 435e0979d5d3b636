//! What presses of open dossiers, counted by their days.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sqlx::QueryBuilder;

use crate::base::calendar::Holidays;
use crate::domain::dossier::{Apology, Rules};
use crate::domain::worklist::OpenDossiers;
use crate::store::deadline::answered;
use crate::store::{Result, Store};

/// Narrows to units; none are all of them.
macro_rules! of_units {
    ($query:expr, $units:expr) => {
        if !$units.is_empty() {
            $query.push(" and unit in ").push_tuples($units, |mut row, unit| {
                row.push_bind(unit.clone());
            });
        }
    };
}

type Near = (NaiveDate, Option<NaiveDate>, Option<NaiveDate>, i64);
type Lettered = (String, NaiveDate, Option<NaiveDate>, Option<NaiveDate>, NaiveDate, NaiveDate);

impl Store {
    /// Open dossiers of these units by their due day: those past it, and those that are soon due and have no apology in
    /// due form.
    pub async fn open_dossiers(
        &self,
        units: &[String],
        today: NaiveDate,
        (rules, holidays): (&Rules, &Holidays),
    ) -> Result<OpenDossiers> {
        let late: Vec<(NaiveDate, i64)> = on!(&self.read, |pool| {
            let mut query = QueryBuilder::new(
                "select due, count(*) from dossier where completed is null and due < ",
            );
            query.push_bind(today);
            of_units!(query, units);
            query.push(" group by due order by due");
            answered(query.build_query_as().fetch_all(pool)).await?
        });
        let mut near: BTreeMap<NaiveDate, i64> = BTreeMap::new();
        if let Some(until) = rules.soon_until(today, holidays) {
            let in_form = |sent: Option<NaiveDate>, new_due, due| {
                sent.is_some_and(|sent| rules.is_due_form(Apology { sent, new_due }, due, holidays))
            };
            for (due, sent, new_due, many) in self.near(units, (today, until)).await? {
                if !in_form(sent, new_due, due) {
                    *near.entry(due).or_default() += many;
                }
            }
            let mut counted = std::collections::BTreeSet::new();
            for (code, due, by_file, file_due, sent, new_due) in
                self.near_with_letters(units, (today, until)).await?
            {
                let by_letter = in_form(Some(sent), Some(new_due), due);
                if by_letter && !in_form(by_file, file_due, due) && counted.insert(code) {
                    *near.entry(due).or_default() -= 1;
                }
            }
        }
        let counted = |(due, many): (NaiveDate, i64)| (due, u64::try_from(many).unwrap_or(0));
        Ok(OpenDossiers {
            late: late.into_iter().map(counted).collect(),
            near: near.into_iter().map(counted).filter(|(_, many)| *many > 0).collect(),
        })
    }

    async fn near(
        &self,
        units: &[String],
        (today, until): (NaiveDate, NaiveDate),
    ) -> Result<Vec<Near>> {
        Ok(on!(&self.read, |pool| {
            let mut query = QueryBuilder::new(
                "select due, apology_sent, apology_new_due, count(*) from dossier
                 where completed is null and due >= ",
            );
            query.push_bind(today).push(" and due <= ").push_bind(until);
            of_units!(query, units);
            query.push(" group by due, apology_sent, apology_new_due");
            answered(query.build_query_as().fetch_all(pool)).await?
        }))
    }

    async fn near_with_letters(
        &self,
        units: &[String],
        (today, until): (NaiveDate, NaiveDate),
    ) -> Result<Vec<Lettered>> {
        Ok(on!(&self.read, |pool| {
            let mut query = QueryBuilder::new(
                "select code, due, apology_sent, apology_new_due, sent, new_due
                 from dossier join apology_letter on apology_letter.dossier = dossier.code
                 where completed is null and due >= ",
            );
            query.push_bind(today).push(" and due <= ").push_bind(until);
            of_units!(query, units);
            answered(query.build_query_as().fetch_all(pool)).await?
        }))
    }
}
