//! Counts the last days of petitions that lack them, or that were counted by other limits or holidays.

use sqlx::QueryBuilder;

use super::Petition;
use super::row::SELECT;
use crate::domain::petition::{Rules, SearchWords};
use crate::store::deadline::answered;
use crate::store::transaction::{Transaction, commit};
use crate::store::{Result, Store};

/// The digest of the rules that the petitions were counted by.
const COUNTED_BY: &str = "petition-days";

/// Petitions of one transaction: accepting answers never waits long.
const RUN: i64 = 200;

/// Those that were kept before days and words stood with them.
const UNCOUNTED: &str = "(reply_due is null or words is null)";

/// Those that owe something, whose days move with limits and holidays.
const OWING: &str = "warn_from is not null";

impl Store {
    /// Brings the stored days up to date with `rules`: those of open petitions after each change of limits or
    /// holidays; an answered one keeps the limit it was answered under.
    pub async fn count_petition_days(&self, rules: &Rules) -> Result<()> {
        self.count_days(rules, UNCOUNTED).await?;
        if self.fact(COUNTED_BY).await?.as_ref() != Some(&rules.digest) {
            self.count_days(rules, OWING).await?;
            self.keep_fact(COUNTED_BY, &rules.digest).await?;
        }
        Ok(())
    }

    async fn count_days(&self, rules: &Rules, which: &str) -> Result<()> {
        let mut last = 0;
        loop {
            let run: Vec<Petition> = on!(&self.read, |pool| {
                answered(
                    QueryBuilder::new(SELECT)
                        .push(format!("where {which} and number > "))
                        .push_bind(last)
                        .push(" order by number limit ")
                        .push_bind(RUN)
                        .build_query_as()
                        .fetch_all(pool),
                )
                .await?
            });
            let Some(end) = run.last() else { return Ok(()) };
            last = i64::try_from(end.number).unwrap_or(i64::MAX);
            let codes: Vec<&str> = run.iter().map(|each| each.code.as_str()).collect();
            let seals = self.petition_seals(&codes).await?;
            let mut transaction = self.begin().await?;
            for petition in &run {
                let sealed = seals.get(&petition.code);
                let sender = sealed.and_then(|sealed| rules.key.open(sealed, &petition.code));
                let words =
                    SearchWords::of(&petition.subject, &petition.body, &sender.unwrap_or_default());
                count(&mut transaction, rules, petition, &words).await?;
            }
            commit(transaction).await?;
        }
    }
}

/// Changes nothing of a petition that was moved meanwhile: the move has counted its days.
async fn count(
    transaction: &mut Transaction,
    rules: &Rules,
    petition: &Petition,
    words: &SearchWords,
) -> Result<()> {
    let days = rules.stored_days(&petition.clocked());
    execute!(
        transaction,
        "update petition set reply_due = $3, act_due = $4, warn_from = $5, words = $6,
             words_masked = $7
         where code = $1 and state = $2",
        &petition.code,
        petition.state.code(),
        days.reply_due,
        days.act_due,
        days.warn_from,
        &words.written,
        &words.nameless
    );
    Ok(())
}
