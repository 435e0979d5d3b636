//! What the public reads of remarks; no query here touches what was written.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::calendar::office_day;
use crate::store::transaction::commit;
use crate::store::{By, Result, Store, audit};

/// A public remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicRemark {
    /// The text, masked.
    pub text: String,
    /// `2026-11`.
    pub month: String,
    /// Touchpoint code, where enough answers hide who wrote it.
    pub touchpoint: Option<String>,
    /// Codes of its topics.
    pub topics: Vec<String>,
}

/// What the office says it has done about a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemarkAnswer {
    /// The text.
    pub text: String,
    /// When it was written.
    pub day: NaiveDate,
}

impl Store {
    /// Everything released and not taken back, the newest release first.
    pub async fn public_remarks(&self) -> Result<Vec<PublicRemark>> {
        type Row = (String, String, String, Option<String>);
        let (rows, topics): (Vec<Row>, Vec<(String, String)>) = on!(&self.read, |pool| {
            let rows = sqlx::query_as(
                "select remark, body, month, touchpoint from public_remark
                 where not taken_back order by release desc, remark",
            );
            let topics = sqlx::query_as(
                "select t.remark, t.topic from remark_topic t
                 join public_remark p on p.remark = t.remark where not p.taken_back
                 order by t.remark, t.topic",
            );
            (rows.fetch_all(pool).await?, topics.fetch_all(pool).await?)
        });
        let mut by_remark: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (remark, topic) in topics {
            by_remark.entry(remark).or_default().push(topic);
        }
        let remark = |(id, text, month, touchpoint): Row| PublicRemark {
            text,
            month,
            touchpoint,
            topics: by_remark.remove(&id).unwrap_or_default(),
        };
        Ok(rows.into_iter().map(remark).collect())
    }

    /// How many remarks are shown inside, so that the public knows of how many it reads some.
    pub async fn remarks_in_all(&self) -> Result<u64> {
        let all: i64 = on!(&self.read, |pool| {
            sqlx::query_scalar("select count(*) from remark where batch_to is not null")
                .fetch_one(pool)
                .await?
        });
        Ok(all.unsigned_abs())
    }

    /// What the office answers, by topic code.
    pub async fn remark_answers(&self) -> Result<BTreeMap<String, RemarkAnswer>> {
        let rows: Vec<(String, String, NaiveDate)> = on!(&self.read, |pool| {
            sqlx::query_as("select topic, body, answered from remark_answer")
                .fetch_all(pool)
                .await?
        });
        let answer = |(topic, text, day)| (topic, RemarkAnswer { text, day });
        Ok(rows.into_iter().map(answer).collect())
    }

    /// Answers to a topic in public; an empty text takes the answer back.
    pub async fn answer_topic(&self, topic: &str, text: &str, by: &By) -> Result<()> {
        let before = self.remark_answers().await?.remove(topic);
        let mut transaction = self.begin().await?;
        on!(&mut transaction, |it| {
            sqlx::query("delete from remark_answer where topic = $1")
                .bind(topic)
                .execute(&mut **it)
                .await?;
            if !text.trim().is_empty() {
                sqlx::query(
                    "insert into remark_answer (topic, body, answered) values ($1, $2, $3)",
                )
                .bind(topic)
                .bind(text.trim())
                .bind(office_day(by.at))
                .execute(&mut **it)
                .await?;
            }
        });
        let mut entry = by.did("remark.answered", "remark-topic", topic).to(text.trim());
        entry.before = before.map(|answer| answer.text);
        audit::append(&mut transaction, &entry).await?;
        commit(transaction).await
    }
}
