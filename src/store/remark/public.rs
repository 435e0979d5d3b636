//! Public remarks; no query here reads the original text.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::base::calendar::office_day;
use crate::store::{By, Result, Store, audit};

/// A public remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicRemark {
    /// The text, masked.
    pub text: String,
    /// `2026-11`.
    pub month: String,
    /// Touchpoint code, if it has enough answers to hide the author.
    pub touchpoint: Option<String>,
    /// Codes of its topics.
    pub topics: Vec<String>,
}

/// What the office has done about a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemarkAnswer {
    /// The text.
    pub text: String,
    /// When it was written.
    pub day: NaiveDate,
}

impl Store {
    /// Released remarks, the newest release first.
    pub async fn public_remarks(&self) -> Result<Vec<PublicRemark>> {
        type Row = (String, String, String, Option<String>);
        let rows: Vec<Row> = fetch_all!(
            &self.read,
            "select remark, body, month, touchpoint from public_remark
             where not taken_back order by release desc, remark"
        );
        let topics: Vec<(String, String)> = fetch_all!(
            &self.read,
            "select t.remark, t.topic from remark_topic t
             join public_remark p on p.remark = t.remark where not p.taken_back
             order by t.remark, t.topic"
        );
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

    /// The number of remarks that staff see, of which the public sees some.
    pub async fn remarks_in_all(&self) -> Result<u64> {
        let all: i64 =
            scalar_one!(&self.read, "select count(*) from remark where batch_to is not null");
        Ok(all.unsigned_abs())
    }

    /// The office's answers, by topic code.
    pub async fn remark_answers(&self) -> Result<BTreeMap<String, RemarkAnswer>> {
        let rows: Vec<(String, String, NaiveDate)> =
            fetch_all!(&self.read, "select topic, body, answered from remark_answer");
        let answer = |(topic, text, day)| (topic, RemarkAnswer { text, day });
        Ok(rows.into_iter().map(answer).collect())
    }

    /// Answers a topic in public; an empty text withdraws the answer.
    pub async fn answer_topic(&self, topic: &str, text: &str, by: &By) -> Result<()> {
        let before = self.remark_answers().await?.remove(topic);
        let mut transaction = self.begin().await?;
        execute!(&mut transaction, "delete from remark_answer where topic = $1", topic);
        if !text.trim().is_empty() {
            execute!(
                &mut transaction,
                "insert into remark_answer (topic, body, answered) values ($1, $2, $3)",
                topic,
                text.trim(),
                office_day(by.at)
            );
        }
        let mut entry = by.did("remark.answered", "remark-topic", topic).to(text.trim());
        entry.before = before.map(|answer| answer.text);
        audit::commit(transaction, &entry).await
    }
}
