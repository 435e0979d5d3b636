//! Checks every batch against its digest, its instrument and the receipts.

use std::collections::BTreeMap;

use super::Differences;
use crate::domain::batch::{Batch, Columns, Place, Release, SettleRule, Shape, Standing, digest};
use crate::domain::survey::Catalogue;
use crate::store::{Result, Store, Verdict};

/// What was found in all batches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VerifiedBatches {
    /// Batches read.
    pub batches: u64,
    /// Their responses.
    pub responses: u64,
    /// Those of them that the public sees.
    pub public: u64,
}

impl Store {
    /// Reads every batch: its digest must be that of its answers, its records must fit their
    /// instrument, and it must be of enough people by the rule, as must what was released together.
    /// Numbers must have no gaps, somebody must have confirmed what was taken back, and there must be
    /// no more receipts than responses.
    pub async fn verify_batches(
        &self,
        catalogue: &Catalogue,
        rule: SettleRule,
    ) -> Result<(VerifiedBatches, Differences)> {
        let mut sums = VerifiedBatches::default();
        // People of each released row, and whether any of them still count.
        let mut released: BTreeMap<_, (u64, bool)> = BTreeMap::new();
        let taken_back = self.batches_taken_back().await?;
        let mut found = Differences::default();
        let mut shapes: BTreeMap<(String, String), Option<Shape>> = BTreeMap::new();
        let last = self.last_batch().await?;
        let mut after = 0;
        while after < last {
            let page = self.batch_page(after, last).await?;
            let Some(end) = page.last().map(|(batch, _)| batch.number) else { break };
            for (batch, kept) in &page {
                if batch.number != after + 1 {
                    found.add(format!("batches {} to {} are gone", after + 1, batch.number - 1));
                }
                after = batch.number;
                sums.count(batch);
                let key = (batch.instrument.clone(), batch.version.clone());
                let shape = shapes.entry(key).or_insert_with(|| {
                    catalogue.version(&batch.instrument, &batch.version).map(Shape::of)
                });
                if let Some(release) = batch.released {
                    let (people, counts) = released.entry(row(batch, release)).or_default();
                    *people += batch.responses;
                    *counts |= batch.standing == Standing::Counted;
                }
                if (batch.standing == Standing::TakenBack) != taken_back.contains(&batch.number) {
                    found.add(format!("batch {}: nobody confirmed its standing", batch.number));
                }
                for fault in faults(batch, kept, shape.as_ref(), rule.at_least) {
                    found.add(format!("batch {}: {fault}", batch.number));
                }
            }
            after = end;
        }
        if after < last {
            found.add(format!("batches {} to {last} are gone", after + 1));
        }
        for (release, people) in of_few(released, rule.release_at_least) {
            found.add(format!("release {}: a row of {people} people", release.number));
        }
        for (number, verdict) in self.batches_reviewed().await? {
            let standing = self.batch(number).await?.map(|batch| batch.standing);
            let fits = match verdict {
                Verdict::LeftOut => standing == Some(Standing::LeftOut),
                Verdict::Accepted => {
                    matches!(standing, Some(Standing::Counted | Standing::TakenBack))
                }
            };
            if !fits {
                found.add(format!("batch {number}: its standing is not what was decided of it"));
            }
        }
        let receipts = self.receipts_kept().await?;
        if receipts > sums.responses {
            found.add(format!("{receipts} receipts, but {} responses", sums.responses));
        }
        Ok((sums, found))
    }
}

/// The responses of all batches and the receipts given for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SettledCounts {
    /// Responses.
    pub responses: u64,
    /// Receipts of them; no more than responses.
    pub receipts: u64,
}

impl Store {
    /// The number of settled responses and of receipts, a quick check.
    pub async fn settled_counts(&self) -> Result<SettledCounts> {
        // One statement sees one state.
        let (responses, receipts): (i64, i64) = fetch_one!(
            &self.read,
            "select (select cast(coalesce(sum(responses), 0) as bigint) from batch),
                 (select count(*) from receipt)
                     - (select count(*) from inbox where length(body_mac) = 0)"
        );
        Ok(SettledCounts { responses: responses.unsigned_abs(), receipts: receipts.unsigned_abs() })
    }
}

impl VerifiedBatches {
    fn count(&mut self, batch: &Batch) {
        self.batches += 1;
        self.responses += batch.responses;
        if batch.released.is_some() && batch.standing == Standing::Counted {
            self.public += batch.responses;
        }
    }
}

/// What a public row has in common: the release, the instrument, its version and what is told of places.
/// A row of the public's: its release, instrument, version and place.
type ReleasedRow = (Release, String, String, Option<Place>);

/// The rows of fewer people, those apart of which none counts any more.
fn of_few(
    released: BTreeMap<ReleasedRow, (u64, bool)>,
    at_least: u64,
) -> impl Iterator<Item = (Release, u64)> {
    let few =
        released.into_iter().filter(move |(_, (people, counts))| *counts && *people < at_least);
    few.map(|((release, ..), (people, _))| (release, people))
}

fn row(batch: &Batch, release: Release) -> ReleasedRow {
    let place = (!release.merged).then(|| batch.place.clone());
    (release, batch.instrument.clone(), batch.version.clone(), place)
}

/// What is wrong with a batch. Records are compared with their instrument only if it is at hand; a
/// missing one is a fault of its own.
fn faults(batch: &Batch, kept: &[u8], shape: Option<&Shape>, least: u64) -> Vec<String> {
    let mut faults = Vec::new();
    if digest(batch)[..] != *kept {
        faults.push("its digest is not that of its answers".to_owned());
    }
    if batch.responses < least {
        faults.push(format!("it has {} responses, fewer than {least}", batch.responses));
    }
    if let Some(shape) = shape {
        let fits = batch.width() == Some(shape.width()) && {
            let mut columns = Columns::of(shape.clone());
            columns.add(batch) && columns.fit()
        };
        if !fits {
            faults.push(format!(
                "its records do not fit `{}`, version {}",
                batch.instrument, batch.version
            ));
        }
    }
    faults
}
