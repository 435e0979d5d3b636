//! Dossiers counted in groups, from an index and without their rows.

use chrono::NaiveDate;
use sqlx::{FromRow, QueryBuilder};

use super::narrow::{DossierFilter, narrow};
use crate::base::calendar::Holidays;
use crate::domain::dossier::{Apology, AsOf, Counts, Place, Rules, Standing};
use crate::domain::measure::ServiceRate;
use crate::store::deadline::answered;
use crate::store::stored::corrupt;
use crate::store::{Result, Store};

#[derive(FromRow)]
struct Group {
    unit: String,
    touchpoint: String,
    procedure: String,
    standing: String,
    dossiers: i64,
}

#[derive(FromRow)]
struct Apologised {
    unit: String,
    touchpoint: String,
    procedure: String,
    due: NaiveDate,
    apology_sent: Option<NaiveDate>,
    apology_new_due: Option<NaiveDate>,
    /// Of a letter issued here, or how many have the apology of the file.
    sent: Option<NaiveDate>,
    new_due: Option<NaiveDate>,
    dossiers: i64,
    code: String,
}

impl Apologised {
    fn place(&self) -> Place {
        Place {
            unit: self.unit.clone(),
            touchpoint: self.touchpoint.clone(),
            procedure: self.procedure.clone(),
        }
    }

    fn by_file(&self) -> Option<Apology> {
        self.apology_sent.map(|sent| Apology { sent, new_due: self.apology_new_due })
    }

    fn by_letter(&self) -> Option<Apology> {
        self.sent.map(|sent| Apology { sent, new_due: self.new_due })
    }
}

/// The condition of those past due.
macro_rules! past_due {
    ($query:expr, $as_of:expr) => {{
        let as_of: AsOf = $as_of;
        $query.push(" and ((completed <= ").push_bind(as_of.known);
        $query.push(" and completed > due) or ((completed is null or completed > ");
        $query.push_bind(as_of.known).push(") and due < ").push_bind(as_of.past).push("))");
    }};
}

/// The days of receipt of a filter, always both, so that the index of counts is searched.
macro_rules! of_days {
    ($query:expr, $filter:expr) => {{
        let (first, last) = days($filter);
        $query.push(" received >= ").push_bind(first).push(" and received <= ").push_bind(last);
        let rest = DossierFilter { received_from: None, received_to: None, ..$filter.clone() };
        narrow!($query, &rest);
    }};
}

fn days(filter: &DossierFilter) -> (NaiveDate, NaiveDate) {
    let end = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
    let first = filter.received_from.unwrap_or_else(|| end(1, 1, 1));
    (first, filter.received_to.unwrap_or_else(|| end(9999, 12, 31)))
}

impl Store {
    /// The dossiers that fit, counted as they were `as_of` a day.
    pub async fn dossier_counts(
        &self,
        filter: &DossierFilter,
        as_of: AsOf,
        (rules, holidays): (&Rules, &Holidays),
    ) -> Result<Counts> {
        let groups: Vec<Group> = on!(&self.read, |pool| {
            let mut query = QueryBuilder::new(
                "select unit, touchpoint, procedure, standing, count(*) as dossiers from
                 (select unit, touchpoint, procedure, case when completed <= ",
            );
            query
                .push_bind(as_of.known)
                .push(" and completed <= due then 'in-time' when completed <= ");
            query.push_bind(as_of.known).push(" then 'late' when due < ").push_bind(as_of.past);
            query.push(" then 'overdue' else 'in-progress' end as standing from dossier where");
            of_days!(query, filter);
            query.push(") counted group by unit, touchpoint, procedure, standing");
            answered(query.build_query_as().fetch_all(pool)).await?
        });
        let mut counts = Counts::default();
        for group in groups {
            let standing = Standing::of_code(&group.standing)
                .ok_or_else(|| corrupt(format!("standing `{}`", group.standing)))?;
            let Group { unit, touchpoint, procedure, dossiers, .. } = group;
            let place = Place { unit, touchpoint, procedure };
            counts.standing.push((place, standing, dossiers.unsigned_abs()));
        }
        let in_form = |each: &Apologised, apology: Option<Apology>| {
            apology.is_some_and(|it| rules.is_due_form(it, each.due, holidays))
        };
        for each in self.with_file_apology(filter, as_of).await? {
            if in_form(&each, each.by_file()) {
                counts.apologised.push((each.place(), each.dossiers.unsigned_abs()));
            }
        }
        let mut counted = std::collections::BTreeSet::new();
        for each in self.with_letter(filter, as_of).await? {
            let by_letter = in_form(&each, each.by_letter()) && !in_form(&each, each.by_file());
            if by_letter && counted.insert(each.code.clone()) {
                counts.apologised.push((each.place(), 1));
            }
        }
        Ok(counts)
    }

    async fn with_file_apology(
        &self,
        filter: &DossierFilter,
        as_of: AsOf,
    ) -> Result<Vec<Apologised>> {
        Ok(on!(&self.read, |pool| {
            let mut query = QueryBuilder::new(
                "select unit, touchpoint, procedure, due, apology_sent, apology_new_due,
                     cast(null as date) as sent, cast(null as date) as new_due,
                     count(*) as dossiers, '' as code
                 from dossier where apology_sent is not null and",
            );
            of_days!(query, filter);
            past_due!(query, as_of);
            query.push(" group by unit, touchpoint, procedure, due, apology_sent, apology_new_due");
            answered(query.build_query_as().fetch_all(pool)).await?
        }))
    }

    async fn with_letter(&self, filter: &DossierFilter, as_of: AsOf) -> Result<Vec<Apologised>> {
        Ok(on!(&self.read, |pool| {
            let mut query = QueryBuilder::new(
                "select unit, touchpoint, procedure, due, apology_sent, apology_new_due,
                     sent, new_due, cast(1 as bigint) as dossiers, code
                 from apology_letter join dossier on dossier.code = apology_letter.dossier where",
            );
            of_days!(query, filter);
            past_due!(query, as_of);
            answered(query.build_query_as().fetch_all(pool)).await?
        }))
    }

    /// Of the dossiers received from a day to a day, those done in time or open with time left `as_of` a day.
    pub async fn dossiers_in_time(
        &self,
        (from, to): (NaiveDate, NaiveDate),
        as_of: AsOf,
    ) -> Result<ServiceRate> {
        let (good, all): (i64, i64) = fetch_one!(
            &self.read,
            "select cast(coalesce(sum(case when completed <= $3 and completed <= due then 1
                     when (completed is null or completed > $3) and due >= $4 then 1
                     else 0 end), 0) as bigint), count(*)
             from dossier where received >= $1 and received <= $2 and received <= $3",
            from,
            to,
            as_of.known,
            as_of.past
        );
        Ok(ServiceRate { good: good.unsigned_abs(), all: all.unsigned_abs() })
    }

    /// Due and completed days of the dossiers completed in a period, and due days of those that were due in it and were
    /// not completed `as_of` its end; with how many there are of each.
    pub async fn dossier_days(
        &self,
        (from, to): (NaiveDate, NaiveDate),
        as_of: AsOf,
    ) -> Result<Vec<(NaiveDate, Option<NaiveDate>, u64)>> {
        let mut days: Vec<(NaiveDate, Option<NaiveDate>, i64)> = fetch_all!(
            &self.read,
            "select due, completed, count(*) from dossier where completed >= $1 and completed <= $2
             group by due, completed",
            from,
            to.min(as_of.known)
        );
        let open: Vec<(NaiveDate, i64)> = fetch_all!(
            &self.read,
            "select due, count(*) from dossier where due >= $1 and due < $2
                 and (completed is null or completed > $3)
             group by due",
            from,
            as_of.past,
            as_of.known
        );
        days.extend(open.into_iter().map(|(due, many)| (due, None, many)));
        Ok(days.into_iter().map(|(due, done, many)| (due, done, many.unsigned_abs())).collect())
    }

    /// Dossiers completed on these days, by touchpoint.
    pub async fn completed_by_touchpoint(
        &self,
        (from, to): (Option<NaiveDate>, Option<NaiveDate>),
        filter: &DossierFilter,
    ) -> Result<Vec<(String, u64)>> {
        let (first, last) = days(&DossierFilter {
            received_from: from,
            received_to: to,
            ..DossierFilter::default()
        });
        let counts: Vec<(String, i64)> = on!(&self.read, |pool| {
            let mut query =
                QueryBuilder::new("select touchpoint, count(*) from dossier where completed >= ");
            query.push_bind(first).push(" and completed <= ").push_bind(last);
            let rest = DossierFilter { received_from: None, received_to: None, ..filter.clone() };
            narrow!(query, &rest);
            query.push(" group by touchpoint");
            answered(query.build_query_as().fetch_all(pool)).await?
        });
        Ok(counts.into_iter().map(|(code, many)| (code, many.unsigned_abs())).collect())
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
