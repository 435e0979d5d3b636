//! Public remarks; no query here reads the original text.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sqlx::FromRow;

use crate::base::calendar::office_day;
use crate::domain::remark::Tone;
use crate::store::{By, Page, Result, Store, audit};

/// A public remark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicRemark {
    /// The text, masked.
    pub text: String,
    /// `2026-11`.
    pub month: String,
    /// Touchpoint code, if it has enough answers to hide the author.
    pub touchpoint: Option<String>,
    /// Codes of its topics, with what it says of each.
    pub topics: BTreeMap<String, Tone>,
}

/// What the office has done about a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemarkAnswer {
    /// The text.
    pub text: String,
    /// When it was written.
    pub day: NaiveDate,
}

#[derive(FromRow)]
struct Row {
    release: i64,
    remark: String,
    body: String,
    month: String,
    touchpoint: Option<String>,
}

impl Store {
    /// Released remarks, the newest release first: at most `most` behind a release of which so many were seen.
    pub async fn public_remarks(
        &self,
        behind: Option<(u64, u64)>,
        most: u32,
    ) -> Result<Page<PublicRemark, (u64, u64)>> {
        let (release, seen) = behind.unwrap_or((u64::MAX, 0));
        let rows: Vec<Row> = fetch_all!(
            &self.read,
            "select release, remark, body, month, touchpoint from public_remark
             where not taken_back and release <= $1 order by release desc, remark desc
             limit $2 offset $3",
            i64::try_from(release).unwrap_or(i64::MAX),
            i64::from(most) + 1,
            i64::try_from(seen).unwrap_or(i64::MAX)
        );
        let page = Page::of(rows, most, |last| last.release.unsigned_abs());
        let next = page.next.map(|last| {
            let shown = page.rows.iter().filter(|row| row.release.unsigned_abs() == last).count();
            let before = if last == release { seen } else { 0 };
            (last, before + u64::try_from(shown).unwrap_or(0))
        });
        let ids: Vec<&str> = page.rows.iter().map(|row| row.remark.as_str()).collect();
        let mut topics = self.topics_of(&ids).await?;
        let remark = |row: Row| PublicRemark {
            topics: topics.remove(&row.remark).unwrap_or_default(),
            text: row.body,
            month: row.month,
            touchpoint: row.touchpoint,
        };
        Ok(Page { rows: page.rows.into_iter().map(remark).collect(), next })
    }

    /// The number of public remarks.
    pub async fn public_remark_count(&self) -> Result<u64> {
        let all: i64 =
            scalar_one!(&self.read, "select count(*) from public_remark where not taken_back");
        Ok(all.unsigned_abs())
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
