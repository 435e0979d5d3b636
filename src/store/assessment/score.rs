//! Scores a criterion, and opens rounds; each with its entry in the audit log.

use crate::domain::assessment::{ScoreChange, decimal};
use crate::store::audit::{self, By};
use crate::store::transaction::{Transaction, hold};
use crate::store::{Result, Store};

/// Outcome of a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scored {
    /// It is kept.
    Done,
    /// There is no such criterion, or it is not scored.
    NotThere,
    /// Another round was opened meanwhile; nothing was changed.
    RoundOver,
}

/// The last round of a year; `None` before there is one.
async fn last_round(transaction: &mut Transaction, year: i32) -> Result<Option<i64>> {
    Ok(scalar_one!(
        transaction,
        "select max(round) from assessment_round where year = $1",
        i64::from(year)
    ))
}

/// Whether there is such a criterion, and it is scored.
pub(super) async fn is_scored(
    transaction: &mut Transaction,
    year: i32,
    number: &str,
) -> Result<bool> {
    let there: i64 = scalar_one!(
        transaction,
        "select count(*) from assessment_criterion
         where year = $1 and number = $2 and most is not null",
        i64::from(year),
        number
    );
    Ok(there > 0)
}

/// Own and appraised points of a criterion as they are, in a row that is there from now on; `None` where it is not
/// scored.
async fn held(
    transaction: &mut Transaction,
    (year, round, number): (i32, i64, &str),
) -> Result<Option<(Option<i64>, Option<i64>)>> {
    if !is_scored(transaction, year, number).await? {
        return Ok(None);
    }
    execute!(
        &mut *transaction,
        "insert into assessment_score (year, round, number, note, reason)
         values ($1, $2, $3, '', '') on conflict (year, round, number) do nothing",
        i64::from(year),
        round,
        number
    );
    Ok(Some(fetch_one!(
        transaction,
        "select own, appraised from assessment_score
         where year = $1 and round = $2 and number = $3",
        i64::from(year),
        round,
        number
    )))
}

fn stored(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Keeps the scores of a change.
async fn keep(
    transaction: &mut Transaction,
    (year, round, number): (i32, i64, &str),
    change: &ScoreChange,
    by: &By,
) -> Result<()> {
    match change {
        ScoreChange::Own { points, declared, note } => execute!(
            transaction,
            "update assessment_score set own = $4, declared_part = $5, declared_whole = $6,
                 note = $7, own_by = $8, own_at = $9
             where year = $1 and round = $2 and number = $3",
            i64::from(year),
            round,
            number,
            stored(*points),
            declared.map(|it| stored(it.part)),
            declared.and_then(|it| it.whole).map(stored),
            note,
            by.actor.name(),
            by.at.timestamp_millis()
        ),
        ScoreChange::Appraise { points, reason } => execute!(
            transaction,
            "update assessment_score set appraised = $4, reason = $5, appraised_by = $6,
                 appraised_at = $7
             where year = $1 and round = $2 and number = $3",
            i64::from(year),
            round,
            number,
            stored(*points),
            reason,
            by.actor.name(),
            by.at.timestamp_millis()
        ),
    };
    Ok(())
}

impl Store {
    /// Keeps a score of the last round, which must be `round`.
    pub async fn score_criterion(
        &self,
        place: (i32, i64, &str),
        change: &ScoreChange,
        by: &By,
    ) -> Result<Scored> {
        let (year, round, number) = place;
        let mut transaction = self.begin().await?;
        hold(&mut transaction, "assessment").await?;
        match last_round(&mut transaction, year).await? {
            None => return Ok(Scored::NotThere),
            Some(last) if last != round => return Ok(Scored::RoundOver),
            Some(_) => {}
        }
        let Some((own, appraised)) = held(&mut transaction, place).await? else {
            return Ok(Scored::NotThere);
        };
        keep(&mut transaction, place, change, by).await?;
        let (action, before, after, why) = match change {
            ScoreChange::Own { points, note, .. } => ("assessment.scored", own, *points, note),
            ScoreChange::Appraise { points, reason } => {
                ("assessment.appraised", appraised, *points, reason)
            }
        };
        let before = before.and_then(|points| u64::try_from(points).ok()).map(decimal);
        let after = match why.as_str() {
            "" => decimal(after),
            why => format!("{}: {why}", decimal(after)),
        };
        let entry = by
            .did(action, "assessment", format!("{year}/{round}/{number}"))
            .from(before.unwrap_or_default())
            .to(after);
        audit::commit(transaction, &entry).await?;
        Ok(Scored::Done)
    }

    /// Opens the next round, which begins with the own scores of the last one; its number, or `None` where the last
    /// round is not `after`.
    pub async fn open_round(&self, year: i32, after: i64, by: &By) -> Result<Option<i64>> {
        let mut transaction = self.begin().await?;
        hold(&mut transaction, "assessment").await?;
        if last_round(&mut transaction, year).await? != Some(after) {
            return Ok(None);
        }
        let next = after + 1;
        execute!(
            &mut transaction,
            "insert into assessment_round (year, round, opened_by, opened_at) values ($1, $2, $3, $4)",
            i64::from(year),
            next,
            by.actor.name(),
            by.at.timestamp_millis()
        );
        execute!(
            &mut transaction,
            "insert into assessment_score (year, round, number, own, declared_part, declared_whole,
                 note, own_by, own_at, reason)
             select year, cast($3 as bigint), number, own, declared_part, declared_whole, note, own_by, own_at, ''
             from assessment_score where year = $1 and round = $2",
            i64::from(year),
            after,
            next
        );
        let entry = by
            .did("assessment.round-opened", "assessment", format!("{year}/{next}"))
            .to(format!("round {next}"));
        audit::commit(transaction, &entry).await?;
        Ok(Some(next))
    }
}
