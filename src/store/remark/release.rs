//! Releases remarks to the public, many at once.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::change::set_publication;
use super::filter::RemarkFilter;
use super::read::Publication;
use crate::base::Lang;
use crate::base::calendar::office_day;
use crate::store::transaction::Transaction;
use crate::store::{By, RemarkChanged, Result, Store, audit};

/// Least number of remarks in a release; fewer could be traced to those who were there.
pub const LEAST_RELEASED: usize = 10;

/// Outcome of a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Released {
    /// So many were released.
    Made(usize),
    /// So many were chosen, which are too few.
    TooFew(usize),
}

/// The month of a day, `2026-11`.
fn month(day: NaiveDate) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

async fn new_release(transaction: &mut Transaction, remarks: usize, by: &By) -> Result<i64> {
    Ok(scalar_one!(
        transaction,
        "insert into remark_release (number, released, remarks)
         select coalesce(max(number), 0) + 1, $1, $2 from remark_release returning number",
        office_day(by.at),
        i64::try_from(remarks).unwrap_or(i64::MAX)
    ))
}

/// The chosen remarks whose batch the public sees with its place.
async fn public_batches(transaction: &mut Transaction) -> Result<BTreeSet<String>> {
    let ids: Vec<String> = scalar_all!(
        transaction,
        "select m.id from remark m join batch b on b.number = m.batch
         where m.publication = 'chosen' and b.released > 0 and not b.merged"
    );
    Ok(ids.into_iter().collect())
}

impl Store {
    /// Releases every chosen remark, with its touchpoint where that is told and where the public sees
    /// the batch among the touchpoint's.
    pub async fn release_remarks(&self, by: &By) -> Result<Released> {
        let chosen =
            RemarkFilter { publication: Some(Publication::Chosen), ..RemarkFilter::default() };
        let remarks = self.remarks(&chosen, (None, 1000), Lang::Vi).await?.rows;
        if remarks.len() < LEAST_RELEASED {
            return Ok(Released::TooFew(remarks.len()));
        }
        let mut transaction = self.begin().await?;
        let told = public_batches(&mut transaction).await?;
        // A remark may have been redacted or no longer be chosen since it was read.
        let mut still = Vec::with_capacity(remarks.len());
        for remark in &remarks {
            let released = Publication::Released;
            if set_publication(&mut transaction, &remark.id, Publication::Chosen, released).await? {
                still.push(remark);
            }
        }
        if still.len() < LEAST_RELEASED {
            return Ok(Released::TooFew(still.len()));
        }
        let number = new_release(&mut transaction, still.len(), by).await?;
        for remark in &still {
            let month = month(remark.batch.to);
            let touchpoint = remark.touchpoint.as_deref().filter(|_| told.contains(&remark.id));
            execute!(
                &mut transaction,
                "insert into public_remark (remark, release, body, month, touchpoint, taken_back)
                 values ($1, $2, $3, $4, $5, false)",
                &remark.id,
                number,
                &remark.text,
                month,
                touchpoint
            );
        }
        let entry = by.did("remark.released", "remark-release", number.to_string());
        audit::commit(transaction, &entry.to(still.len().to_string())).await?;
        Ok(Released::Made(still.len()))
    }

    /// Takes a public remark back.
    pub async fn take_back_remark(&self, id: &str, by: &By) -> Result<RemarkChanged> {
        let Some(remark) = self.remark(id, Lang::Vi).await? else {
            return Ok(RemarkChanged::NoRemark);
        };
        if remark.publication != Publication::Released {
            return Ok(RemarkChanged::NotAllowed);
        }
        let mut transaction = self.begin().await?;
        let (before, after) = (Publication::Released, Publication::TakenBack);
        if !set_publication(&mut transaction, id, before, after).await? {
            return Ok(RemarkChanged::NotAllowed);
        }
        execute!(
            &mut transaction,
            "update public_remark set taken_back = true where remark = $1",
            id
        );
        let entry = by.did("remark.taken-back", "remark", id).in_unit_if(remark.unit.as_deref());
        audit::commit(transaction, &entry).await?;
        Ok(RemarkChanged::Made)
    }
}
