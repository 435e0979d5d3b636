//! Changes of remarks by the office, each audited.

use std::collections::BTreeSet;

use super::index::{set_topics, take_turn};
use super::read::Publication;
use crate::base::Lang;
use crate::domain::remark::{State, Tone};
use crate::store::transaction::Transaction;
use crate::store::{By, Result, Store, audit};

/// Outcome of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemarkChanged {
    /// It was made.
    Made,
    /// There is no such remark, or it is not visible yet.
    NoRemark,
    /// The state of the remark does not allow it.
    NotAllowed,
}

use RemarkChanged::{Made, NoRemark, NotAllowed};

/// Whom a remark is handed to: a unit, an account, both or nobody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct HandTo<'a> {
    /// Code of the unit.
    pub unit: Option<&'a str>,
    /// Name of the account.
    pub officer: Option<&'a str>,
}

/// Replaces redacted text.
const REDACTED: &str = "[góp ý đã được gỡ]";

impl Store {
    /// Moves a remark to a state, with a note and whom it is handed to, who must exist.
    pub async fn move_remark(
        &self,
        id: &str,
        (to, note, hand_to): (State, &str, HandTo<'_>),
        by: &By,
    ) -> Result<RemarkChanged> {
        let Some(remark) = self.remark(id, Lang::Vi).await? else {
            return Ok(NoRemark);
        };
        if !remark.state.may_become(to) {
            return Ok(NotAllowed);
        }
        let mut transaction = self.begin().await?;
        let changed = execute!(
            &mut transaction,
            "update remark set state = $3, note = $4, assigned = $5, officer = $6
             where id = $1 and state = $2",
            id,
            remark.state.code(),
            to.code(),
            note,
            hand_to.unit,
            hand_to.officer
        );
        if changed == 0 {
            return Ok(NotAllowed);
        }
        let entry = by.did("remark.moved", "remark", id).in_unit_if(remark.unit.as_deref());
        let entry = entry.from(remark.state.code()).to(to.code());
        audit::commit(transaction, &entry).await?;
        Ok(Made)
    }

    /// Confirms or corrects the topics of a remark, and whether it praises or complains.
    pub async fn confirm_topics(
        &self,
        id: &str,
        (topics, tone): (&[&str], Tone),
        by: &By,
    ) -> Result<RemarkChanged> {
        let Some(remark) = self.remark(id, Lang::Vi).await? else {
            return Ok(NoRemark);
        };
        // Of a remark that says both, what was read of each topic stays.
        let said = |code: &&str| match remark.said.get(*code) {
            Some(said) if tone == Tone::Mixed => *said,
            _ => tone,
        };
        let told: Vec<(&str, Tone)> = topics.iter().map(|code| (*code, said(code))).collect();
        let mut transaction = self.begin().await?;
        set_topics(&mut transaction, id, (&told, tone)).await?;
        execute!(&mut transaction, "update remark set by_hand = true where id = $1", id);
        let entry = by.did("remark.topics", "remark", id).in_unit_if(remark.unit.as_deref());
        let entry = entry.from(remark.topics.join(" ")).to(topics.join(" "));
        audit::commit(transaction, &entry).await?;
        Ok(Made)
    }

    /// Chooses a remark for the next release, or withdraws the choice.
    pub async fn choose_remark(&self, id: &str, chosen: bool, by: &By) -> Result<RemarkChanged> {
        let Some(remark) = self.remark(id, Lang::Vi).await? else {
            return Ok(NoRemark);
        };
        let (before, after) = if chosen {
            (Publication::None, Publication::Chosen)
        } else {
            (Publication::Chosen, Publication::None)
        };
        if remark.publication != before || remark.redacted || remark.state == State::Spam {
            return Ok(NotAllowed);
        }
        let mut transaction = self.begin().await?;
        if !set_publication(&mut transaction, id, before, after).await? {
            return Ok(NotAllowed);
        }
        let entry = by.did("remark.chosen", "remark", id).in_unit_if(remark.unit.as_deref());
        let entry = entry.from(before.code()).to(after.code());
        audit::commit(transaction, &entry).await?;
        Ok(Made)
    }

    /// Removes the text of a remark for good, from the response and in public. The closed answers
    /// stay.
    pub async fn redact_remark(&self, id: &str, reason: &str, by: &By) -> Result<RemarkChanged> {
        let Some(remark) = self.remark(id, Lang::Vi).await? else {
            return Ok(NoRemark);
        };
        if remark.redacted || reason.trim().is_empty() {
            return Ok(NotAllowed);
        }
        let mut transaction = self.begin().await?;
        // Indexing remarks at the same time would store the old words again.
        take_turn(&mut transaction).await?;
        take_out(&mut transaction, id).await?;
        let entry = by.did("remark.redacted", "remark", id).in_unit_if(remark.unit.as_deref());
        audit::commit(transaction, &entry.to(reason.trim())).await?;
        // The old words are in SQLite's write-ahead log until it is emptied.
        self.forget_inbox().await?;
        Ok(Made)
    }
}

/// Removes the text of a remark everywhere.
async fn take_out(transaction: &mut Transaction, id: &str) -> Result<()> {
    let words: String = scalar_one!(transaction, "select words from remark where id = $1", id);
    // A released remark, or one released just now, is taken back.
    execute!(
        transaction,
        "update remark set redacted = true, body = $2, words = ' ', publication = case
             when publication in ('released', 'taken-back') then 'taken-back' else '' end
         where id = $1",
        id,
        REDACTED
    );
    execute!(
        transaction,
        "update public_remark set body = '', taken_back = true where remark = $1",
        id
    );
    forget(transaction, &words).await
}

/// Deletes those of `words` from the known words that no remark contains any more.
async fn forget(transaction: &mut Transaction, words: &str) -> Result<()> {
    let words: BTreeSet<&str> = words.split_whitespace().collect();
    for word in words {
        // Folded words have no character that is special in a pattern.
        execute!(
            transaction,
            "delete from remark_word where word = $1
                 and not exists (select 1 from remark where words like $2)",
            word,
            format!("% {word} %")
        );
    }
    Ok(())
}

/// Changes the publication of a remark that is not redacted; `false` when it was not as expected.
pub(super) async fn set_publication(
    transaction: &mut Transaction,
    id: &str,
    before: Publication,
    after: Publication,
) -> Result<bool> {
    let changed = execute!(
        transaction,
        "update remark set publication = $3
         where id = $1 and publication = $2 and not redacted",
        id,
        before.code(),
        after.code()
    );
    Ok(changed == 1)
}
