//! Indexes remarks of settled answers: folds them for search and suggests topics.

use std::collections::BTreeSet;

use crate::base::text::searchable;
use crate::domain::remark::{Tone, Topics};
use crate::store::transaction::{Transaction, commit, retrying};
use crate::store::{Result, Store};

/// Remarks of one transaction; accepting answers waits no longer than that takes.
const PART: i64 = 100;

impl Store {
    /// Indexes remarks that were settled since the last time; how many. After an error, what was done
    /// before stays.
    pub async fn index_remarks(&self, topics: &Topics) -> Result<u64> {
        let mut indexed = 0;
        loop {
            let part = retrying(|| self.index_part(topics)).await?;
            indexed += part;
            if part < PART.unsigned_abs() {
                return Ok(indexed);
            }
        }
    }

    async fn index_part(&self, topics: &Topics) -> Result<u64> {
        let waiting: Option<String> =
            scalar_optional!(&self.read, "select id from remark where reading = '' limit 1");
        if waiting.is_none() {
            return Ok(0);
        }
        let mut transaction = self.begin().await?;
        take_turn(&mut transaction).await?;
        let found: Vec<(String, String)> = fetch_all!(
            &mut transaction,
            "select id, body from remark where reading = '' order by id limit $1",
            PART
        );
        index(&mut transaction, &found, topics).await?;
        commit(transaction).await?;
        Ok(found.len() as u64)
    }

    /// Suggests topics again for unconfirmed remarks whose topics came from another file; how many.
    /// After an error, what was done before stays.
    pub async fn suggest_topics_anew(&self, topics: &Topics) -> Result<u64> {
        let mut anew = 0;
        let mut last = String::new();
        loop {
            let found: Vec<String> = scalar_all!(
                &self.read,
                "select id from remark
                 where id > $3 and reading <> $1 and not by_hand and not redacted
                 order by id limit $2",
                topics.digest(),
                PART,
                &last
            );
            let Some(end) = found.into_iter().next_back() else {
                return Ok(anew);
            };
            let mut transaction = self.begin().await?;
            take_turn(&mut transaction).await?;
            let found: Vec<(String, String)> = fetch_all!(
                &mut transaction,
                "select id, body from remark
                 where id > $2 and id <= $3 and reading <> $1 and not by_hand and not redacted",
                topics.digest(),
                &last,
                &end
            );
            index(&mut transaction, &found, topics).await?;
            commit(transaction).await?;
            anew += found.len() as u64;
            last = end;
        }
    }
}

/// Folds the words of some remarks and suggests topics for them.
async fn index(
    transaction: &mut Transaction,
    remarks: &[(String, String)],
    topics: &Topics,
) -> Result<()> {
    let mut known = BTreeSet::new();
    for (id, text) in remarks {
        let reading = topics.reading(text);
        set_topics(transaction, id, (&reading.topics, reading.tone)).await?;
        let words = searchable(text, topics.short());
        known.extend(words.split_whitespace().map(str::to_owned));
        execute!(
            &mut *transaction,
            "update remark set reading = $2, words = $3 where id = $1",
            id,
            topics.digest(),
            words
        );
    }
    know(transaction, &known).await
}

/// Locks indexing and redacting until the transaction ends.
pub(super) async fn take_turn(transaction: &mut Transaction) -> Result<()> {
    execute!(transaction, "update remark_turn set turn = turn + 1 where id = 1");
    Ok(())
}

/// Replaces the topics of a remark, what it says of each and on the whole.
pub(super) async fn set_topics(
    transaction: &mut Transaction,
    remark: &str,
    (topics, tone): (&[(&str, Tone)], Tone),
) -> Result<()> {
    execute!(transaction, "delete from remark_topic where remark = $1", remark);
    insert!(transaction, topics, "insert into remark_topic (remark, topic, tone) ", |topic| [
        remark,
        topic.0,
        topic.1.code()
    ]);
    execute!(transaction, "update remark set tone = $2 where id = $1", remark, tone.code());
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
