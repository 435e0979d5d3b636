//! One-time slips (phiếu mời đánh giá); only their hashes are stored.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sqlx::QueryBuilder;

use crate::domain::touchpoint::slips::SlipMonth;
use crate::store::audit::By;
use crate::store::deadline::answered;
use crate::store::many::runs;
use crate::store::span::span;
use crate::store::transaction::Transaction;
use crate::store::{Error, Result, Store, audit};

impl Store {
    /// Keeps the hashes of newly issued slips of one touchpoint, all or none.
    ///
    /// # Errors
    /// When one of the hashes exists already.
    pub async fn keep_slips(
        &self,
        touchpoint: &str,
        hashes: &[[u8; 32]],
        (issued, expires): (NaiveDate, NaiveDate),
        by: &By,
    ) -> Result<()> {
        let mut transaction = self.begin().await?;
        insert!(
            &mut transaction,
            hashes,
            "insert into slip (hash, touchpoint, issued, expires, spent) ",
            |hash| [&hash[..], touchpoint, issued, expires, false]
        );
        execute!(
            &mut transaction,
            "insert into slips_issued (touchpoint, issued, slips) values ($1, $2, $3)
             on conflict (touchpoint, issued)
             do update set slips = slips_issued.slips + excluded.slips",
            touchpoint,
            issued,
            i64::try_from(hashes.len()).unwrap_or(i64::MAX)
        );
        let entry = by.did("slips.issued", "touchpoint", touchpoint);
        let count = hashes.len().to_string();
        audit::commit(transaction, &entry.to(count)).await
    }

    /// The slips handed out of those issued between two days (both included, `None` open), and how many of them were
    /// spent, by touchpoint and month. Printing is no handing out: the slips of a day count once one of them was
    /// spent, and until then lie in a drawer.
    pub async fn slips_handed_out(
        &self,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
    ) -> Result<Vec<SlipMonth>> {
        let (from, to) = span(from, to);
        let rows: Vec<(String, String, i64, i64)> = fetch_all!(
            &self.read,
            "select touchpoint, month, cast(sum(slips) as bigint), cast(sum(spent) as bigint)
             from (select touchpoint, slips, spent, substr(cast(issued as text), 1, 7) as month
                   from slips_issued where spent > 0 and issued between $1 and $2) handed_out
             group by touchpoint, month order by touchpoint, month",
            from,
            to
        );
        let month = |(touchpoint, month, issued, spent): (String, String, i64, i64)| SlipMonth {
            touchpoint,
            month,
            issued: issued.unsigned_abs(),
            spent: spent.unsigned_abs(),
        };
        Ok(rows.into_iter().map(month).collect())
    }

    /// How many slips were issued between two days (both included, `None` open) and how many of them
    /// were spent, by touchpoint.
    pub async fn slips_issued(
        &self,
        from: Option<NaiveDate>,
        to: Option<NaiveDate>,
    ) -> Result<BTreeMap<String, (u64, u64)>> {
        let (from, to) = span(from, to);
        let rows: Vec<(String, i64, i64)> = fetch_all!(
            &self.read,
            "select touchpoint, cast(sum(slips) as bigint), cast(sum(spent) as bigint)
             from slips_issued where issued between $1 and $2 group by touchpoint",
            from,
            to
        );
        Ok(rows.into_iter().map(counted).collect())
    }
}

fn counted((touchpoint, slips, spent): (String, i64, i64)) -> (String, (u64, u64)) {
    (touchpoint, (slips.unsigned_abs(), spent.unsigned_abs()))
}

/// What spending a slip depends on.
pub(super) struct Slip {
    pub(super) touchpoint: String,
    /// The last office day on which it may be spent.
    pub(super) expires: NaiveDate,
    pub(super) spent: bool,
}

/// The slips with these hashes; unknown ones are left out.
pub(super) async fn find(
    transaction: &mut Transaction,
    hashes: &[[u8; 32]],
) -> Result<BTreeMap<Vec<u8>, Slip>> {
    let mut slips = BTreeMap::new();
    for run in runs(hashes) {
        let rows: Vec<(Vec<u8>, String, NaiveDate, bool)> = on!(&mut *transaction, |it| {
            answered(
                QueryBuilder::new(
                    "select hash, touchpoint, expires, spent from slip where hash in ",
                )
                .push_tuples(run, |mut row, hash| {
                    row.push_bind(&hash[..]);
                })
                .build_query_as()
                .fetch_all(&mut **it),
            )
            .await?
        });
        slips.extend(rows.into_iter().map(|(hash, touchpoint, expires, spent)| {
            let slip = Slip { touchpoint, expires, spent };
            (hash, slip)
        }));
    }
    Ok(slips)
}

/// Marks unspent slips as spent, without a time, and counts them by touchpoint and day of issue.
///
/// # Errors
/// [`Error::Overtaken`] when another node has spent one of them since they were read.
pub(super) async fn spend(transaction: &mut Transaction, hashes: &[[u8; 32]]) -> Result<()> {
    let mut counts: BTreeMap<(String, NaiveDate), i64> = BTreeMap::new();
    for run in runs(hashes) {
        let spent: Vec<(String, NaiveDate)> = on!(&mut *transaction, |it| {
            answered(
                QueryBuilder::new("update slip set spent = true where not spent and hash in ")
                    .push_tuples(run, |mut row, hash| {
                        row.push_bind(&hash[..]);
                    })
                    .push(" returning touchpoint, issued")
                    .build_query_as()
                    .fetch_all(&mut **it),
            )
            .await?
        });
        if spent.len() != run.len() {
            return Err(Error::Overtaken);
        }
        for of in spent {
            *counts.entry(of).or_default() += 1;
        }
    }
    // In the order of their keys, so that no two transactions wait for each other.
    for ((touchpoint, issued), count) in counts {
        execute!(
            transaction,
            "update slips_issued set spent = spent + $3 where touchpoint = $1 and issued = $2",
            touchpoint,
            issued,
            count
        );
    }
    Ok(())
}
