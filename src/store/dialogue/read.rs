//! Reading the register.

use chrono::NaiveDate;

use crate::domain::dialogue::{
    Asker, Dialogue, DialogueCounts, DialogueRequest, KeptDialogue, KeptRequest, Settlement,
};
use crate::stats::Counted;
use crate::store::stored::corrupt;
use crate::store::{Result, Store};

/// A query of dialogues with their counts, narrowed.
macro_rules! dialogues_where {
    ($narrowed:literal) => {
        concat!(
            "select d.id, d.held, d.topic, d.chair, d.document, d.requests,
                 (select count(*) from dialogue_request r
                  where r.dialogue = d.id and r.settled is not null) as settled
             from dialogue d where ",
            $narrowed
        )
    };
}

from_row!(KeptDialogue, |row| {
    let count = |column| -> sqlx::Result<u64> {
        let stored: i64 = row.try_get(column)?;
        u64::try_from(stored).map_err(|error| corrupt(error.to_string()))
    };
    KeptDialogue {
        id: row.try_get("id")?,
        dialogue: Dialogue {
            held: row.try_get("held")?,
            topic: row.try_get("topic")?,
            chair: row.try_get("chair")?,
            document: row.try_get("document")?,
        },
        requests: Counted { successes: count("settled")?, trials: count("requests")? },
    }
});

from_row!(KeptRequest, |row| {
    let asker: String = row.try_get("asker")?;
    let settled: Option<NaiveDate> = row.try_get("settled")?;
    let text = |column| -> sqlx::Result<String> {
        Ok(row.try_get::<Option<String>, &str>(column)?.unwrap_or_default())
    };
    let (answer, document) = (text("answer")?, text("document")?);
    KeptRequest {
        number: row.try_get("number")?,
        request: DialogueRequest {
            asker: Asker::of_code(&asker).ok_or_else(|| corrupt(format!("asker `{asker}`")))?,
            content: row.try_get("content")?,
            unit: row.try_get("unit")?,
            due: row.try_get("due")?,
        },
        settlement: settled.map(|settled| Settlement { settled, answer, document }),
    }
});

impl Store {
    /// Dialogues held on these days, the newest first.
    pub async fn dialogues(&self, (from, to): (NaiveDate, NaiveDate)) -> Result<Vec<KeptDialogue>> {
        let mut dialogues: Vec<KeptDialogue> =
            fetch_all!(&self.read, dialogues_where!("d.held between $1 and $2"), from, to);
        dialogues.sort_by(|one, other| {
            (other.dialogue.held, &other.id).cmp(&(one.dialogue.held, &one.id))
        });
        Ok(dialogues)
    }

    /// The dialogue with this number.
    pub async fn dialogue(&self, id: &str) -> Result<Option<KeptDialogue>> {
        Ok(fetch_optional!(&self.read, dialogues_where!("d.id = $1"), id))
    }

    /// The requests made at a dialogue, in their order.
    pub async fn dialogue_requests(&self, id: &str) -> Result<Vec<KeptRequest>> {
        Ok(fetch_all!(
            &self.read,
            "select number, asker, content, unit, due, settled, answer, document
             from dialogue_request where dialogue = $1 order by number",
            id
        ))
    }

    /// What the dialogues held on these days come to on `today`.
    pub async fn dialogue_counts(
        &self,
        (from, to): (NaiveDate, NaiveDate),
        today: NaiveDate,
    ) -> Result<DialogueCounts> {
        let held: i64 = scalar_one!(
            &self.read,
            "select count(*) from dialogue where held between $1 and $2",
            from,
            to
        );
        let (all, settled, overdue): (i64, i64, i64) = fetch_one!(
            &self.read,
            "select count(*), count(r.settled),
                 count(case when r.settled is null and r.due < $3 then 1 end)
             from dialogue_request r join dialogue d on d.id = r.dialogue
             where d.held between $1 and $2",
            from,
            to,
            today
        );
        let count = |it: i64| u64::try_from(it).unwrap_or(0);
        Ok(DialogueCounts {
            dialogues: count(held),
            requests: Counted { successes: count(settled), trials: count(all) },
            overdue: count(overdue),
        })
    }

    /// The first and the last day a dialogue was held; `None` without any.
    pub async fn dialogue_days(&self) -> Result<Option<(NaiveDate, NaiveDate)>> {
        let (first, last): (Option<NaiveDate>, Option<NaiveDate>) =
            fetch_one!(&self.read, "select min(held), max(held) from dialogue");
        Ok(first.zip(last))
    }
}
