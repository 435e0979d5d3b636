//! Remarks of settled answers are read once: folded for the search, topics suggested; and shown when their
//! batch is large enough.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use sqlx::QueryBuilder;

use crate::chance::Chance;
use crate::remark::{Batch, State, Topics, batches};
use crate::store::transaction::{ATTEMPTS, Transaction, commit};
use crate::store::{Result, Store};
use crate::text::searchable;

/// Remarks of one transaction; answers on their way in wait no longer than it takes.
const PART: i64 = 500;

/// A remark as it is found with its response: instrument, id, touchpoint, unit, text.
type Found = (String, String, String, String, String);

/// Answers by touchpoint and day.
type Answers = BTreeMap<String, BTreeMap<NaiveDate, u64>>;

impl Store {
    /// Takes up the remarks of answers settled since the last time, and shows those whose touchpoint has at
    /// least `at_least` new answers. How many were taken up.
    ///
    /// # Errors
    /// When the database refuses: what was taken up until then stays.
    pub async fn take_up_remarks(
        &self,
        topics: &Topics,
        chance: &Chance,
        at_least: u64,
    ) -> Result<u64> {
        // Counted before: a remark that is taken up is among the answers counted, or waits for the next
        // batch.
        let new = self.answers_not_shown().await?;
        let mut taken = 0;
        loop {
            let part = self.take_part(topics, chance).await?;
            taken += part;
            if part < PART.unsigned_abs() {
                break;
            }
        }
        for (touchpoint, days) in &new {
            let batches = batches(days, at_least);
            if !batches.is_empty() {
                self.show(touchpoint, days, &batches).await?;
            }
        }
        Ok(taken)
    }

    /// Answers of each touchpoint that were settled since its remarks were last shown.
    async fn answers_not_shown(&self) -> Result<Answers> {
        let rows: Vec<(String, NaiveDate, i64)> = on!(&self.read, |pool| {
            sqlx::query_as(
                "select t.touchpoint, t.day, cast(t.responses - coalesce(s.responses, 0) as bigint)
                 from (select touchpoint, day, cast(sum(responses) as bigint) as responses
                       from tally group by touchpoint, day) t
                 left join remark_shown s on s.touchpoint = t.touchpoint and s.day = t.day
                 where t.responses > coalesce(s.responses, 0)",
            )
            .fetch_all(pool)
            .await?
        });
        let mut new = Answers::new();
        for (touchpoint, day, answers) in rows {
            let days = new.entry(touchpoint).or_default();
            days.insert(day, answers.unsigned_abs());
        }
        Ok(new)
    }

    async fn take_part(&self, topics: &Topics, chance: &Chance) -> Result<u64> {
        for _ in 1..ATTEMPTS {
            match self.try_to_take(topics, chance).await {
                Err(error) if error.may_be_retried() => {}
                other => return other,
            }
        }
        self.try_to_take(topics, chance).await
    }

    async fn try_to_take(&self, topics: &Topics, chance: &Chance) -> Result<u64> {
        let waiting: bool = on!(&self.read, |pool| {
            let any: Option<i64> = sqlx::query_scalar(
                "select cast(1 as bigint) from response
                 where remark is not null and not remark_taken limit 1",
            )
            .fetch_optional(pool)
            .await?;
            any.is_some()
        });
        if !waiting {
            return Ok(0);
        }
        let mut transaction = self.begin().await?;
        take_turn(&mut transaction).await?;
        let mut found: Vec<Found> = on!(&mut transaction, |it| {
            sqlx::query_as(
                "select instrument, id, touchpoint, unit, remark from response
                 where remark is not null and not remark_taken
                 order by instrument, id limit $1",
            )
            .bind(PART)
            .fetch_all(&mut **it)
            .await?
        });
        chance.shuffle(&mut found);
        let mut words = BTreeSet::new();
        for remark in &found {
            keep(&mut transaction, remark, &chance.uuid(), topics, &mut words).await?;
        }
        know(&mut transaction, &words).await?;
        commit(transaction).await?;
        Ok(found.len() as u64)
    }

    /// Puts the waiting remarks of a touchpoint into their batches.
    async fn show(
        &self,
        touchpoint: &str,
        days: &BTreeMap<NaiveDate, u64>,
        batches: &[Batch],
    ) -> Result<()> {
        let mut transaction = self.begin().await?;
        take_turn(&mut transaction).await?;
        on!(&mut transaction, |it| {
            for batch in batches {
                sqlx::query(
                    "update remark set batch_from = $2, batch_to = $3
                     where touchpoint = $1 and batch_to is null and exists (
                         select 1 from response r where r.instrument = remark.instrument
                             and r.id = remark.response and r.day between $2 and $3)",
                )
                .bind(touchpoint)
                .bind(batch.from)
                .bind(batch.to)
                .execute(&mut **it)
                .await?;
            }
            for (day, answers) in days {
                sqlx::query(
                    "insert into remark_shown (touchpoint, day, responses) values ($1, $2, $3)
                     on conflict (touchpoint, day)
                     do update set responses = remark_shown.responses + excluded.responses",
                )
                .bind(touchpoint)
                .bind(day)
                .bind(answers.cast_signed())
                .execute(&mut **it)
                .await?;
            }
        });
        commit(transaction).await
    }

    /// Suggests topics anew where they were suggested by another file and nobody has confirmed them. How many
    /// remarks that were.
    ///
    /// # Errors
    /// When the database refuses: what was done until then stays.
    pub async fn suggest_topics_anew(&self, topics: &Topics) -> Result<u64> {
        let mut anew = 0;
        loop {
            let mut transaction = self.begin().await?;
            take_turn(&mut transaction).await?;
            let found: Vec<(String, String)> = on!(&mut transaction, |it| {
                sqlx::query_as(
                    "select m.id, r.remark from remark m
                     join response r on r.instrument = m.instrument and r.id = m.response
                     where m.reading <> $1 and not m.by_hand and not m.redacted limit $2",
                )
                .bind(topics.digest())
                .bind(PART)
                .fetch_all(&mut **it)
                .await?
            });
            for (id, text) in &found {
                set_topics(&mut transaction, id, &topics.suggested(text)).await?;
                let words = searchable(text, topics.short());
                on!(&mut transaction, |it| {
                    sqlx::query("update remark set reading = $2, words = $3 where id = $1")
                        .bind(id)
                        .bind(topics.digest())
                        .bind(words)
                        .execute(&mut **it)
                        .await?;
                });
            }
            commit(transaction).await?;
            anew += found.len() as u64;
            if found.len() < usize::try_from(PART).unwrap_or(usize::MAX) {
                return Ok(anew);
            }
        }
    }
}

/// Waits for whoever else takes up remarks.
async fn take_turn(transaction: &mut Transaction) -> Result<()> {
    on!(transaction, |it| {
        sqlx::query("update remark_turn set turn = turn + 1 where id = 1")
            .execute(&mut **it)
            .await?;
    });
    Ok(())
}

async fn keep(
    transaction: &mut Transaction,
    (instrument, response, touchpoint, unit, text): &Found,
    id: &str,
    topics: &Topics,
    words: &mut BTreeSet<String>,
) -> Result<()> {
    let searched = searchable(text, topics.short());
    words.extend(searched.split_whitespace().map(str::to_owned));
    on!(&mut *transaction, |it| {
        sqlx::query(
            "insert into remark (id, instrument, response, touchpoint, unit, words, state, note,
                 by_hand, reading, redacted, publication)
             values ($1, $2, $3, $4, $5, $6, $7, '', false, $8, false, '')",
        )
        .bind(id)
        .bind(instrument)
        .bind(response)
        .bind(touchpoint)
        .bind(unit)
        .bind(searched)
        .bind(State::Unread.code())
        .bind(topics.digest())
        .execute(&mut **it)
        .await?;
        sqlx::query("update response set remark_taken = true where instrument = $1 and id = $2")
            .bind(instrument)
            .bind(response)
            .execute(&mut **it)
            .await?;
    });
    set_topics(transaction, id, &topics.suggested(text)).await
}

/// Replaces the topics of a remark.
pub(super) async fn set_topics(
    transaction: &mut Transaction,
    remark: &str,
    topics: &[&str],
) -> Result<()> {
    on!(transaction, |it| {
        sqlx::query("delete from remark_topic where remark = $1")
            .bind(remark)
            .execute(&mut **it)
            .await?;
        for topic in topics {
            sqlx::query("insert into remark_topic (remark, topic) values ($1, $2)")
                .bind(remark)
                .bind(*topic)
                .execute(&mut **it)
                .await?;
        }
    });
    Ok(())
}

/// Adds words to those that were written.
async fn know(transaction: &mut Transaction, words: &BTreeSet<String>) -> Result<()> {
    let words: Vec<&String> = words.iter().collect();
    for run in crate::store::many::runs(&words) {
        on!(&mut *transaction, |it| {
            QueryBuilder::new("insert into remark_word (word) ")
                .push_values(run, |mut row, word| {
                    row.push_bind(word.as_str());
                })
                .push(" on conflict (word) do nothing")
                .build()
                .execute(&mut **it)
                .await?;
        });
    }
    Ok(())
}
