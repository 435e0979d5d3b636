//! Indexes remarks of settled answers: folds them for search, suggests topics, and shows them once
//! their batch is large enough.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use sqlx::FromRow;

use crate::base::random::Random;
use crate::base::text::searchable;
use crate::domain::remark::{Batch, State, Topics, batches};
use crate::store::transaction::{Transaction, commit, retrying};
use crate::store::{Result, Store};

/// Remarks of one transaction; accepting answers waits no longer than that takes.
const PART: i64 = 500;

/// Instrument, id, touchpoint, unit and text of a new remark.
type Found = (String, String, String, String, String);

/// Answers among which a remark is shown and so hidden.
#[derive(FromRow)]
struct Among {
    touchpoint: String,
    instrument: String,
    unit: String,
}

/// Answers of a day: settled, and settled when remarks were last shown.
#[derive(FromRow)]
struct Answers {
    day: NaiveDate,
    settled: i64,
    shown: i64,
}

impl Store {
    /// Indexes remarks of newly settled answers, and shows those whose touchpoint has at least
    /// `at_least` new answers to the instrument. How many were indexed. After an error, what was
    /// done before stays.
    pub async fn index_remarks(
        &self,
        topics: &Topics,
        random: &Random,
        at_least: u64,
    ) -> Result<u64> {
        let mut taken = 0;
        loop {
            let part = retrying(|| self.take_part(topics, random)).await?;
            taken += part;
            if part < PART.unsigned_abs() {
                break;
            }
        }
        for among in self.ready(at_least).await? {
            self.show(&among, at_least).await?;
        }
        Ok(taken)
    }

    /// Where enough answers seem to be new; `show` counts again.
    async fn ready(&self, at_least: u64) -> Result<Vec<Among>> {
        Ok(fetch_all!(
            &self.read,
            "select t.touchpoint, t.instrument, t.unit
             from (select touchpoint, instrument, unit, day,
                       cast(sum(responses) as bigint) as responses
                   from tally group by touchpoint, instrument, unit, day) t
             left join remark_shown s on s.touchpoint = t.touchpoint
                 and s.instrument = t.instrument and s.unit = t.unit and s.day = t.day
             where t.responses > coalesce(s.responses, 0)
             group by t.touchpoint, t.instrument, t.unit
             having cast(sum(t.responses - coalesce(s.responses, 0)) as bigint) >= $1
             order by t.touchpoint, t.instrument, t.unit",
            i64::try_from(at_least).unwrap_or(i64::MAX)
        ))
    }

    async fn take_part(&self, topics: &Topics, random: &Random) -> Result<u64> {
        let waiting: Option<i64> = scalar_optional!(
            &self.read,
            "select cast(1 as bigint) from response
             where remark is not null and not remark_taken limit 1"
        );
        if waiting.is_none() {
            return Ok(0);
        }
        let mut transaction = self.begin().await?;
        take_turn(&mut transaction).await?;
        let mut found: Vec<Found> = fetch_all!(
            &mut transaction,
            "select instrument, id, touchpoint, coalesce((select unit from touchpoint
                 where code = response.touchpoint), unit), remark from response
             where remark is not null and not remark_taken
             order by instrument, id limit $1",
            PART
        );
        random.shuffle(&mut found);
        let mut words = BTreeSet::new();
        for remark in &found {
            keep(&mut transaction, remark, &random.uuid(), topics, &mut words).await?;
        }
        know(&mut transaction, &words).await?;
        commit(transaction).await?;
        Ok(found.len() as u64)
    }

    /// Puts waiting remarks into batches, if enough answers are new.
    async fn show(&self, among: &Among, at_least: u64) -> Result<()> {
        let mut transaction = self.begin().await?;
        take_turn(&mut transaction).await?;
        // Counted under the lock: another node may just have shown the same.
        let days = not_shown(&mut transaction, among).await?;
        let new =
            days.iter().map(|day| (day.day, (day.settled - day.shown).unsigned_abs())).collect();
        let batches = batches(&new, at_least);
        if batches.is_empty() {
            return Ok(());
        }
        place(&mut transaction, among, &batches).await?;
        note(&mut transaction, among, &days).await?;
        commit(transaction).await
    }

    /// Suggests topics again for unconfirmed remarks whose topics came from another file; how many.
    /// After an error, what was done before stays.
    pub async fn suggest_topics_anew(&self, topics: &Topics) -> Result<u64> {
        let mut anew = 0;
        loop {
            let mut transaction = self.begin().await?;
            take_turn(&mut transaction).await?;
            let found: Vec<(String, String)> = fetch_all!(
                &mut transaction,
                "select m.id, r.remark from remark m
                 join response r on r.instrument = m.instrument and r.id = m.response
                 where m.reading <> $1 and not m.by_hand and not m.redacted limit $2",
                topics.digest(),
                PART
            );
            let mut known = BTreeSet::new();
            for (id, text) in &found {
                set_topics(&mut transaction, id, &topics.suggested(text)).await?;
                let words = searchable(text, topics.short());
                known.extend(words.split_whitespace().map(str::to_owned));
                execute!(
                    &mut transaction,
                    "update remark set reading = $2, words = $3 where id = $1",
                    id,
                    topics.digest(),
                    words
                );
            }
            know(&mut transaction, &known).await?;
            commit(transaction).await?;
            anew += found.len() as u64;
            if found.len() < usize::try_from(PART).unwrap_or(usize::MAX) {
                return Ok(anew);
            }
        }
    }
}

/// Days with answers settled since remarks were last shown. None while one of their remarks is not
/// indexed: it would be shown later, among answers that are not its own.
async fn not_shown(transaction: &mut Transaction, among: &Among) -> Result<Vec<Answers>> {
    // One statement sees one state: no answer is counted without its remark.
    Ok(fetch_all!(
        transaction,
        "select t.day, t.responses as settled, coalesce(s.responses, 0) as shown
         from (select day, cast(sum(responses) as bigint) as responses from tally
               where touchpoint = $1 and instrument = $2 and unit = $3 group by day) t
         left join remark_shown s on s.touchpoint = $1 and s.instrument = $2
             and s.unit = $3 and s.day = t.day
         where t.responses > coalesce(s.responses, 0) and not exists (
             select 1 from response r
             where r.touchpoint = $1 and r.instrument = $2 and r.unit = $3
                 and r.remark is not null and not r.remark_taken)",
        &among.touchpoint,
        &among.instrument,
        &among.unit
    ))
}

/// Puts waiting remarks into these batches, by the unit of the answer, which stays. The remark's
/// own unit moves with the touchpoint.
async fn place(transaction: &mut Transaction, among: &Among, batches: &[Batch]) -> Result<()> {
    for batch in batches {
        execute!(
            transaction,
            "update remark set batch_from = $4, batch_to = $5
             where touchpoint = $1 and instrument = $2 and batch_to is null
                 and exists (
                     select 1 from response r where r.instrument = remark.instrument
                         and r.id = remark.response and r.unit = $3
                         and r.day between $4 and $5)",
            &among.touchpoint,
            &among.instrument,
            &among.unit,
            batch.from,
            batch.to
        );
    }
    Ok(())
}

/// Records what was settled when these remarks were shown.
async fn note(transaction: &mut Transaction, among: &Among, days: &[Answers]) -> Result<()> {
    insert!(
        transaction,
        days,
        "insert into remark_shown (touchpoint, instrument, unit, day, responses) ",
        |day| [&among.touchpoint, &among.instrument, &among.unit, day.day, day.settled],
        " on conflict (touchpoint, instrument, unit, day)
         do update set responses = excluded.responses"
    );
    Ok(())
}

/// Locks indexing and redacting until the transaction ends.
pub(super) async fn take_turn(transaction: &mut Transaction) -> Result<()> {
    execute!(transaction, "update remark_turn set turn = turn + 1 where id = 1");
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
    execute!(
        transaction,
        "insert into remark (id, instrument, response, touchpoint, unit, words, state, note,
             by_hand, reading, redacted, publication)
         values ($1, $2, $3, $4, $5, $6, $7, '', false, $8, false, '')",
        id,
        instrument,
        response,
        touchpoint,
        unit,
        searched,
        State::Unread.code(),
        topics.digest()
    );
    execute!(
        transaction,
        "update response set remark_taken = true where instrument = $1 and id = $2",
        instrument,
        response
    );
    set_topics(transaction, id, &topics.suggested(text)).await
}

/// Replaces the topics of a remark.
pub(super) async fn set_topics(
    transaction: &mut Transaction,
    remark: &str,
    topics: &[&str],
) -> Result<()> {
    execute!(transaction, "delete from remark_topic where remark = $1", remark);
    insert!(transaction, topics, "insert into remark_topic (remark, topic) ", |topic| [
        remark, *topic
    ]);
    Ok(())
}

/// Adds known words.
async fn know(transaction: &mut Transaction, words: &BTreeSet<String>) -> Result<()> {
    let words: Vec<&String> = words.iter().collect();
    insert!(
        transaction,
        &words,
        "insert into remark_word (word) ",
        |word| [word.as_str()],
        " on conflict (word) do nothing"
    );
    Ok(())
}
