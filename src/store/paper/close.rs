//! Closes a bundle: what was keyed of it is settled, or waits.

use super::bundle::{BundleBatch, line, one};
use super::form::forms;
use super::place;
use crate::base::random::Random;
use crate::domain::batch::SettleRule;
use crate::domain::paper::{Bundle, BundleState, CloseFault, KeyedForm, close_faults};
use crate::domain::survey::Catalogue;
use crate::store::audit::{self, By};
use crate::store::batch::PaperSettling;
use crate::store::transaction::{Transaction, hold, retrying};
use crate::store::{Error, Result, Store};

/// Outcome of closing a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BundleClosed {
    /// It is closed: its batches, and how many of its forms wait for more paper.
    Done(Vec<BundleBatch>, u64),
    /// It is not open.
    NotOpen,
    /// The installation is still a trial, in which nothing counts.
    Trial,
    /// These keep it from being closed.
    Refused(Vec<CloseFault>),
}

impl Store {
    /// Closes a bundle and settles what can be settled, in one transaction.
    pub async fn close_bundle(
        &self,
        code: &str,
        (catalogue, random, rule): (&Catalogue, &Random, SettleRule),
        by: &By,
    ) -> Result<BundleClosed> {
        if self.settings().is_trial() {
            return Ok(BundleClosed::Trial);
        }
        let refused = retrying(|| async {
            let mut settling = PaperSettling::of(catalogue, random, rule, by.at);
            self.try_close(code, &mut settling, by).await
        })
        .await?;
        if let Some(refused) = refused {
            return Ok(refused);
        }
        PaperSettling::of(catalogue, random, rule, by.at).done(self).await?;
        let waiting: i64 = scalar_one!(
            &self.read,
            "select count(*) from paper_form where bundle = $1 and entry = 1",
            code
        );
        Ok(BundleClosed::Done(self.bundle_batches(code).await?, waiting.unsigned_abs()))
    }

    /// `None` when it is closed.
    async fn try_close(
        &self,
        code: &str,
        settling: &mut PaperSettling<'_>,
        by: &By,
    ) -> Result<Option<BundleClosed>> {
        let mut transaction = self.begin().await?;
        hold(&mut transaction, "paper").await?;
        let bundle = one(&mut transaction, code).await?;
        let Some(bundle) = bundle.filter(|it| it.state == BundleState::Open) else {
            return Ok(Some(BundleClosed::NotOpen));
        };
        let forms = forms(&mut transaction, code).await?;
        let catalogue = settling.catalogue();
        let Some(instrument) = catalogue.version(&bundle.instrument, &bundle.version) else {
            return Err(Error::Corrupt(format!(
                "version {} of `{}` is not among the instruments; put its file back.",
                bundle.version, bundle.instrument
            )));
        };
        let faults = close_faults(&bundle, &forms, instrument);
        if !faults.is_empty() {
            return Ok(Some(BundleClosed::Refused(faults)));
        }
        let alone = forms.iter().filter(|form| form.keyed_alone().is_some()).count();
        let alone = i64::try_from(alone).unwrap_or(i64::MAX);
        keep_outcomes(&mut transaction, &bundle, (&forms, alone), by).await?;
        place::settle(&mut transaction, settling, &bundle).await?;
        let sheet = line(&bundle);
        let closed = match alone {
            0 => sheet,
            count => serde_json::json!({ "sheet": sheet, "keyed_alone": count }).to_string(),
        };
        let entry = by.did("paper.closed", "paper", code).to(closed);
        audit::commit(transaction, &entry.in_unit(&bundle.unit)).await?;
        Ok(None)
    }
}

/// Leaves of each form what counts.
async fn keep_outcomes(
    transaction: &mut Transaction,
    bundle: &Bundle,
    (forms, alone): (&[KeyedForm], i64),
    by: &By,
) -> Result<()> {
    for form in forms {
        let Some(outcome) = form.outcome(bundle.keyed_twice) else { continue };
        if form.settled.is_some() {
            execute!(
                &mut *transaction,
                "update paper_form set record = $3, remark = $4, procedure = $5
                 where bundle = $1 and number = $2 and entry = 1",
                &bundle.code,
                form.number.cast_signed(),
                outcome.record.as_str(),
                &outcome.remark,
                &outcome.procedure
            );
        }
    }
    execute!(
        &mut *transaction,
        "delete from paper_form where bundle = $1 and entry > 1",
        &bundle.code
    );
    execute!(
        &mut *transaction,
        "update paper_bundle set state = 'waiting', forms = $2, closed_by = $3, keyed_alone = $4
         where code = $1",
        &bundle.code,
        i64::try_from(forms.len()).unwrap_or(i64::MAX),
        by.actor.name(),
        alone
    );
    Ok(())
}
