//! Reads remarks for staff: masked, in batches.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sqlx::{FromRow, QueryBuilder};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::filter::{RemarkFilter, narrow, narrow_by_words};
use crate::base::text::masked_in;
use crate::base::{Lang, enum_codes};
use crate::domain::remark::{Batch, State, Tone};
use crate::store::deadline::answered;
use crate::store::stored::stored_as_codes;
use crate::store::{Page, Result, Store};

/// Whether a remark is public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Publication {
    /// Not chosen.
    #[strum(serialize = "")]
    None,
    /// Chosen for the next release.
    Chosen,
    /// Public.
    Released,
    /// Taken back.
    TakenBack,
}

enum_codes!(pub Publication);
stored_as_codes!(Publication: "publication of a remark");

/// A remark without its closed answers and its day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Its own random id.
    pub id: String,
    /// Instrument id.
    pub instrument: String,
    /// Touchpoint code, where its batch has enough remarks to tell it.
    pub touchpoint: Option<String>,
    /// Unit code; `None` where it is not told.
    pub unit: Option<String>,
    /// The day of its batch, or all days of the month.
    pub batch: Batch,
    /// The text, masked; empty when redacted.
    pub text: String,
    /// Its state.
    pub state: State,
    /// A note on what is to be done, or was.
    pub note: String,
    /// Code of the unit that is to act.
    pub assigned: Option<String>,
    /// The name of the account that is to act.
    pub officer: Option<String>,
    /// What it says on the whole.
    pub tone: Tone,
    /// Codes of its topics.
    pub topics: Vec<String>,
    /// What it says of each topic.
    pub said: BTreeMap<String, Tone>,
    /// Whether the topics are confirmed.
    pub by_hand: bool,
    /// Whether the text was removed for good.
    pub redacted: bool,
    /// Whether it is public.
    pub publication: Publication,
}

/// Where the rest of a list is: behind the remark of this batch's last day with this id.
pub type RemarkKey = (NaiveDate, String);

/// The next remarks that fit but for topics and words.
macro_rules! window {
    ($query:expr, $filter:expr, $behind:expr, $window:expr) => {{
        $query.push("select m.id, m.batch_to, m.words from remark m");
        narrow!($query, $filter);
        let behind: Option<&RemarkKey> = $behind;
        if let Some((batch_to, id)) = behind {
            $query.push(" and (m.batch_to, m.id) < (").push_bind(*batch_to);
            $query.push(", ").push_bind(id.clone()).push(")");
        }
        $query.push(" order by m.batch_to desc, m.id desc limit ").push_bind($window);
    }};
}

/// Remarks whose topics and words one request looks through.
const LOOKED_THROUGH: i64 = 10_000;

#[derive(FromRow)]
struct Row {
    id: String,
    instrument: String,
    touchpoint: String,
    unit: String,
    batch_from: NaiveDate,
    batch_to: NaiveDate,
    body: String,
    state: State,
    note: String,
    assigned: Option<String>,
    officer: Option<String>,
    tone: Tone,
    by_hand: bool,
    redacted: bool,
    publication: Publication,
}

const SELECT: &str =
    "select m.id, m.instrument, m.touchpoint, m.unit, m.batch_from, m.batch_to, m.body,
    m.state, m.note, m.assigned, m.officer, m.tone, m.by_hand, m.redacted, m.publication
    from remark m";

impl Row {
    fn read(self, lang: Lang) -> Remark {
        Remark {
            state: self.state,
            publication: self.publication,
            text: if self.redacted { String::new() } else { masked_in(&self.body, lang) },
            batch: Batch { from: self.batch_from, to: self.batch_to },
            id: self.id,
            instrument: self.instrument,
            touchpoint: Some(self.touchpoint).filter(|code| !code.is_empty()),
            unit: Some(self.unit).filter(|code| !code.is_empty()),
            note: self.note,
            assigned: self.assigned,
            officer: self.officer,
            tone: self.tone,
            topics: Vec::new(),
            said: BTreeMap::new(),
            by_hand: self.by_hand,
            redacted: self.redacted,
        }
    }
}

impl Store {
    /// The remarks that fit, the newest batch first and in random order within it: at most `most` behind a key. Topics
    /// and words are looked for in the next [`LOOKED_THROUGH`] alone, so that a page with few may still have a next.
    /// Masks are written in `lang`.
    pub async fn remarks(
        &self,
        filter: &RemarkFilter,
        (behind, most): (Option<&RemarkKey>, u32),
        lang: Lang,
    ) -> Result<Page<Remark, RemarkKey>> {
        let by_words = filter.topic.is_some() || !filter.terms.is_empty();
        let window = if by_words { LOOKED_THROUGH } else { i64::from(most) + 1 };
        let rows: Vec<Row> = on!(&self.read, |pool| {
            let mut query = QueryBuilder::new(SELECT);
            query.push(" where m.id in (select m.id from (");
            window!(query, filter, behind, window);
            query.push(") m where true");
            narrow_by_words!(query, filter);
            query.push(" order by m.batch_to desc, m.id desc limit ");
            query.push_bind(i64::from(most) + 1);
            query.push(") order by m.batch_to desc, m.id desc");
            answered(query.build_query_as().fetch_all(pool)).await?
        });
        let mut page = Page::of(rows, most, |last| (last.batch_to, last.id.clone()));
        if page.next.is_none() && by_words {
            let looked: Option<RemarkKey> = on!(&self.read, |pool| {
                let mut query = QueryBuilder::new("select m.batch_to, m.id from (");
                window!(query, filter, behind, window);
                query.push(") m order by m.batch_to, m.id limit 1");
                answered(query.build_query_as().fetch_optional(pool)).await?
            });
            let count: i64 = on!(&self.read, |pool| {
                let mut query = QueryBuilder::new("select count(*) from (");
                window!(query, filter, behind, window);
                query.push(") m");
                answered(query.build_query_scalar().fetch_one(pool)).await?
            });
            page.next = looked.filter(|_| count == LOOKED_THROUGH);
        }
        Ok(Page { rows: self.with_topics(page.rows, lang).await?, next: page.next })
    }

    /// The remark with this id, if visible.
    pub async fn remark(&self, id: &str, lang: Lang) -> Result<Option<Remark>> {
        let rows: Vec<Row> = on!(&self.read, |pool| {
            answered(
                QueryBuilder::new(SELECT)
                    .push(" where m.batch_to is not null and m.id = ")
                    .push_bind(id)
                    .build_query_as()
                    .fetch_all(pool),
            )
            .await?
        });
        Ok(self.with_topics(rows, lang).await?.pop())
    }

    async fn with_topics(&self, rows: Vec<Row>, lang: Lang) -> Result<Vec<Remark>> {
        let mut remarks: Vec<Remark> = rows.into_iter().map(|row| row.read(lang)).collect();
        if remarks.is_empty() {
            return Ok(remarks);
        }
        let ids: Vec<&str> = remarks.iter().map(|remark| remark.id.as_str()).collect();
        let mut topics = self.topics_of(&ids).await?;
        for remark in &mut remarks {
            remark.said = topics.remove(&remark.id).unwrap_or_default();
            remark.topics = remark.said.keys().cloned().collect();
        }
        Ok(remarks)
    }

    /// The topics of these remarks, with what each says of them.
    pub(super) async fn topics_of(
        &self,
        ids: &[&str],
    ) -> Result<BTreeMap<String, BTreeMap<String, Tone>>> {
        let mut topics: BTreeMap<String, BTreeMap<String, Tone>> = BTreeMap::new();
        for some in ids.chunks(250) {
            let found: Vec<(String, String, Tone)> = on!(&self.read, |pool| {
                answered(
                    QueryBuilder::new(
                        "select remark, topic, tone from remark_topic where remark in ",
                    )
                    .push_tuples(some, |mut row, remark| {
                        row.push_bind(*remark);
                    })
                    .build_query_as()
                    .fetch_all(pool),
                )
                .await?
            });
            for (remark, topic, tone) in found {
                topics.entry(remark).or_default().insert(topic, tone);
            }
        }
        Ok(topics)
    }

    /// Every folded word of any remark.
    pub async fn remark_words(&self) -> Result<Vec<String>> {
        Ok(scalar_all!(&self.read, "select word from remark_word order by word"))
    }
}
