//! Decides about batches that were held apart: each as a whole, by one person, with a reason.

use super::mark;
use super::remarks::month;
use crate::base::enum_codes;
use crate::domain::batch::Standing;
use crate::store::audit::{self, By};
use crate::store::{Result, Store};

use strum::{EnumString, IntoStaticStr, VariantArray};

/// What is decided of a batch held apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Verdict {
    /// It counts.
    Accepted,
    /// It does not.
    LeftOut,
}

enum_codes!(pub Verdict);

/// Outcome of a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reviewed {
    /// It was made.
    Made,
    /// A reason is missing.
    NoReason,
    /// There is no such batch, or it is not held apart, or no more.
    NotApart,
}

impl Store {
    /// How many batches are held apart, and their answers.
    pub async fn batches_apart(&self) -> Result<(u64, u64)> {
        let (batches, answers): (i64, i64) = fetch_one!(
            &self.read,
            "select count(*), cast(coalesce(sum(responses), 0) as bigint)
             from batch where standing = 'apart'"
        );
        Ok((batches.unsigned_abs(), answers.unsigned_abs()))
    }

    /// The numbers of the batches of which something was decided.
    pub(in crate::store) async fn batches_reviewed(&self) -> Result<Vec<(u64, Verdict)>> {
        let rows: Vec<(i64, String)> =
            fetch_all!(&self.read, "select batch, verdict from batch_review order by batch");
        let read =
            |(batch, code): (i64, String)| Some((batch.unsigned_abs(), Verdict::of_code(&code)?));
        Ok(rows.into_iter().filter_map(read).collect())
    }

    /// Takes a batch held apart into the figures with its remarks, or leaves it out for good.
    pub async fn review_batch(
        &self,
        number: u64,
        (verdict, reason): (Verdict, &str),
        by: &By,
    ) -> Result<Reviewed> {
        let reason = reason.trim();
        if reason.is_empty() {
            return Ok(Reviewed::NoReason);
        }
        let Some(batch) = self.batch(number).await?.filter(|it| it.standing == Standing::Apart)
        else {
            return Ok(Reviewed::NotApart);
        };
        let standing = match verdict {
            Verdict::Accepted => Standing::Counted,
            Verdict::LeftOut => Standing::LeftOut,
        };
        let mut transaction = self.begin().await?;
        let (revision, _) = mark::next_revision(&mut transaction, false).await?;
        let changed = execute!(
            &mut transaction,
            "update batch set standing = $2, revision = $3
             where number = $1 and standing = 'apart'",
            number.cast_signed(),
            standing.code(),
            revision
        );
        if changed == 0 {
            return Ok(Reviewed::NotApart);
        }
        execute!(
            &mut transaction,
            "insert into batch_review (batch, verdict, reason, decided_by, decided_at)
             values ($1, $2, $3, $4, $5)",
            number.cast_signed(),
            verdict.code(),
            reason,
            by.actor.name(),
            by.at.timestamp_millis()
        );
        if verdict == Verdict::Accepted {
            // Where the counter is told there are enough remarks to tell the day, too.
            let (first, last) = month(batch.day);
            execute!(
                &mut transaction,
                "update remark
                 set batch_from = case when touchpoint = '' then $2 else $4 end,
                     batch_to = case when touchpoint = '' then $3 else $4 end
                 where batch = $1",
                number.cast_signed(),
                first,
                last,
                batch.day
            );
        }
        let action = match verdict {
            Verdict::Accepted => "batch.accepted",
            Verdict::LeftOut => "batch.left-out",
        };
        audit::commit(transaction, &by.did(action, "batch", number.to_string()).to(reason)).await?;
        self.look_for_batches().await?;
        Ok(Reviewed::Made)
    }
}
