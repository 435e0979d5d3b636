//! Keeps dialogues, requests and what became of them, each with its entry in the audit log.

use chrono::Datelike;

use crate::domain::dialogue::{Dialogue, DialogueRequest, Settlement};
use crate::store::audit::{self, By};
use crate::store::transaction::hold;
use crate::store::{Result, Store};

impl Store {
    /// Keeps a dialogue under the next number of its year, which it returns.
    pub async fn add_dialogue(&self, dialogue: &Dialogue, by: &By) -> Result<String> {
        let mut transaction = self.begin().await?;
        hold(&mut transaction, "dialogue").await?;
        let year = dialogue.held.year();
        let known: Vec<String> = scalar_all!(
            &mut transaction,
            "select id from dialogue where id like $1",
            format!("{year}-%")
        );
        let numbers = known.iter().filter_map(|id| id.split_once('-')?.1.parse::<u64>().ok());
        let id = format!("{year}-{}", numbers.max().unwrap_or(0) + 1);
        execute!(
            &mut transaction,
            "insert into dialogue (id, held, topic, chair, document, requests)
             values ($1, $2, $3, $4, $5, 0)",
            &id,
            dialogue.held,
            &dialogue.topic,
            &dialogue.chair,
            &dialogue.document
        );
        let entry = by
            .did("dialogue.added", "dialogue", &id)
            .to(format!("{}; {}", dialogue.held, dialogue.topic));
        audit::commit(transaction, &entry).await?;
        Ok(id)
    }

    /// Adds a request to a dialogue; its number, or `None` where there is no such dialogue.
    pub async fn add_dialogue_request(
        &self,
        id: &str,
        request: &DialogueRequest,
        by: &By,
    ) -> Result<Option<i64>> {
        let mut transaction = self.begin().await?;
        let number: Option<i64> = scalar_optional!(
            &mut transaction,
            "update dialogue set requests = requests + 1 where id = $1 returning requests",
            id
        );
        let Some(number) = number else { return Ok(None) };
        execute!(
            &mut transaction,
            "insert into dialogue_request (dialogue, number, asker, content, unit, due)
             values ($1, $2, $3, $4, $5, $6)",
            id,
            number,
            request.asker.code(),
            &request.content,
            &request.unit,
            request.due
        );
        let entry = by
            .did("dialogue.request-added", "dialogue", format!("{id}/{number}"))
            .to(&request.content)
            .in_unit(&request.unit);
        audit::commit(transaction, &entry).await?;
        Ok(Some(number))
    }

    /// Settles a request, or with `None` opens it again; whether it stood as it was shown.
    pub async fn settle_dialogue_request(
        &self,
        (id, number): (&str, i64),
        settlement: Option<&Settlement>,
        by: &By,
    ) -> Result<bool> {
        let mut transaction = self.begin().await?;
        let before: Option<Option<String>> = scalar_optional!(
            &mut transaction,
            "select answer from dialogue_request where dialogue = $1 and number = $2",
            id,
            number
        );
        let changed = execute!(
            &mut transaction,
            "update dialogue_request set settled = $3, answer = $4, document = $5
             where dialogue = $1 and number = $2 and (settled is null) = $6",
            id,
            number,
            settlement.map(|it| it.settled),
            settlement.map(|it| &it.answer),
            settlement.map(|it| &it.document),
            settlement.is_some()
        );
        if changed == 0 {
            return Ok(false);
        }
        let action = if settlement.is_some() { "dialogue.settled" } else { "dialogue.reopened" };
        let line = settlement.map(|it| format!("{}; {}; {}", it.settled, it.answer, it.document));
        let entry = by
            .did(action, "dialogue", format!("{id}/{number}"))
            .from(before.flatten().unwrap_or_default())
            .to(line.unwrap_or_default());
        audit::commit(transaction, &entry).await?;
        Ok(true)
    }
}
