//! Programs that are told of what happens: whom, what of, and the messages that were not delivered yet.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;
use sqlx::FromRow;

use super::audit::{self, By};
use super::stored::Millis;
use super::transaction::{self, Transaction, hold};
use super::{Result, Store};
use crate::domain::webhook::{Event, body};

/// Audit entries looked at in one go.
const AT_ONCE: i64 = 500;

/// Messages listed at most.
const LISTED: i64 = 1_000;

/// A program that is told.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Webhook {
    /// Its name, unique.
    pub name: String,
    /// Where messages are posted.
    pub url: String,
    /// What they are signed with.
    pub secret: Vec<u8>,
    /// Codes of events with a blank between them.
    pub events: String,
    seen: i64,
}

/// A message to be sent.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Message {
    /// Whom it is for.
    pub webhook: String,
    /// The audit entry it tells of.
    pub number: i64,
    /// Where it is posted.
    pub url: String,
    /// What it is signed with.
    pub secret: Vec<u8>,
    /// What it says.
    pub body: String,
    /// How often it has failed.
    pub tries: i64,
}

/// A message that was given up.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct DeadMessage {
    /// Whom it was for.
    pub webhook: String,
    /// The audit entry it tells of.
    pub number: i64,
    /// What it says.
    pub body: String,
    /// Why it failed the last time.
    pub fault: String,
}

#[derive(FromRow)]
struct Happened {
    number: i64,
    at: Millis,
    action: String,
    subject_kind: String,
    subject: String,
    value_after: Option<String>,
}

impl Store {
    /// Adds a program that is told of these events from now on; `false` when the name is taken.
    pub async fn add_webhook(
        &self,
        (name, url): (&str, &str),
        secret: &[u8],
        events: &[Event],
        by: &By,
    ) -> Result<bool> {
        let mut transaction = self.begin().await?;
        hold(&mut transaction, "webhooks").await?;
        let events = events.iter().map(|event| event.code()).collect::<Vec<_>>().join(" ");
        let added = execute!(
            &mut transaction,
            "insert into webhook (name, url, secret, events, seen)
             values ($1, $2, $3, $4, (select number from audit_head)) on conflict (name) do nothing",
            name,
            url,
            secret,
            &events
        );
        if added == 0 {
            return Ok(false);
        }
        let entry = by.did("webhook.added", "webhook", name).to(format!("{url}: {events}"));
        audit::commit(transaction, &entry).await?;
        Ok(true)
    }

    /// Ends a webhook and drops its messages; `false` when there is none of this name.
    pub async fn remove_webhook(&self, name: &str, by: &By) -> Result<bool> {
        let mut transaction = self.begin().await?;
        hold(&mut transaction, "webhooks").await?;
        execute!(&mut transaction, "delete from webhook_message where webhook = $1", name);
        if execute!(&mut transaction, "delete from webhook where name = $1", name) == 0 {
            return Ok(false);
        }
        audit::commit(transaction, &by.did("webhook.removed", "webhook", name)).await?;
        Ok(true)
    }

    /// All of them, by name.
    pub async fn webhooks(&self) -> Result<Vec<Webhook>> {
        Ok(fetch_all!(
            &self.read,
            "select name, url, secret, events, seen from webhook order by name"
        ))
    }

    /// Writes messages of what has happened since the last look; gives how many. Of several nodes one looks at a time.
    pub async fn write_messages(&self, now: DateTime<Utc>) -> Result<usize> {
        let end: i64 = scalar_one!(&self.read, "select number from audit_head");
        if self.webhooks().await?.iter().all(|each| each.seen >= end) {
            return Ok(0);
        }
        let mut transaction = self.begin().await?;
        hold(&mut transaction, "webhooks").await?;
        let all: Vec<Webhook> = fetch_all!(
            &mut transaction,
            "select name, url, secret, events, seen from webhook order by name"
        );
        let mut written = 0;
        for webhook in all {
            written += write_for(&mut transaction, &webhook, now).await?;
        }
        transaction::commit(transaction).await?;
        Ok(written)
    }

    /// Takes messages that are due, for so long that no other node sends them too.
    pub async fn take_messages(
        &self,
        now: DateTime<Utc>,
        taken_for: TimeDelta,
        most: u32,
    ) -> Result<Vec<Message>> {
        let mut transaction = self.begin().await?;
        hold(&mut transaction, "webhooks").await?;
        let due: Vec<Message> = fetch_all!(
            &mut transaction,
            "select webhook, number, url, secret, body, tries
             from webhook_message join webhook on webhook.name = webhook_message.webhook
             where next_at <= $1 order by next_at, number limit $2",
            now.timestamp_millis(),
            i64::from(most)
        );
        let until = (now + taken_for).timestamp_millis();
        for message in &due {
            execute!(
                &mut transaction,
                "update webhook_message set next_at = $3 where webhook = $1 and number = $2",
                &message.webhook,
                message.number,
                until
            );
        }
        transaction::commit(transaction).await?;
        Ok(due)
    }

    /// A message was delivered.
    pub async fn message_delivered(&self, message: &Message) -> Result<()> {
        execute!(
            &self.write,
            "delete from webhook_message where webhook = $1 and number = $2",
            &message.webhook,
            message.number
        );
        Ok(())
    }

    /// A message failed; `next` is when it is tried again, `None` gives it up.
    pub async fn message_failed(
        &self,
        message: &Message,
        fault: &str,
        next: Option<DateTime<Utc>>,
    ) -> Result<()> {
        execute!(
            &self.write,
            "update webhook_message set tries = tries + 1, fault = $3, next_at = $4
             where webhook = $1 and number = $2",
            &message.webhook,
            message.number,
            fault,
            next.map(|at| at.timestamp_millis())
        );
        Ok(())
    }

    /// Messages that were given up, at most a thousand.
    pub async fn dead_messages(&self) -> Result<Vec<DeadMessage>> {
        Ok(fetch_all!(
            &self.read,
            "select webhook, number, body, fault from webhook_message
             where next_at is null order by webhook, number limit $1",
            LISTED
        ))
    }

    /// Has the messages of a webhook that were given up sent again; gives how many.
    pub async fn revive_messages(&self, name: &str, now: DateTime<Utc>) -> Result<u64> {
        Ok(execute!(
            &self.write,
            "update webhook_message set tries = 0, next_at = $2
             where webhook = $1 and next_at is null",
            name,
            now.timestamp_millis()
        ))
    }
}

async fn write_for(
    transaction: &mut Transaction,
    webhook: &Webhook,
    now: DateTime<Utc>,
) -> Result<usize> {
    let happened: Vec<Happened> = fetch_all!(
        &mut *transaction,
        "select number, at, action, subject_kind, subject, value_after from audit
         where number > $1 order by number limit $2",
        webhook.seen,
        AT_ONCE
    );
    let Some(last) = happened.last().map(|each| each.number) else { return Ok(0) };
    let wanted: Vec<&str> = webhook.events.split(' ').collect();
    let mut written = 0;
    for each in happened.iter().filter(|each| wanted.contains(&each.action.as_str())) {
        let Some(event) = Event::of_code(&each.action) else { continue };
        let subject = subject(transaction, each).await?;
        let state = each.value_after.as_deref().filter(|_| event == Event::PetitionMoved);
        execute!(
            &mut *transaction,
            "insert into webhook_message (webhook, number, body, next_at) values ($1, $2, $3, $4)",
            &webhook.name,
            each.number,
            body(event, each.at.into(), subject.as_ref(), state),
            now.timestamp_millis()
        );
        written += 1;
    }
    execute!(
        &mut *transaction,
        "update webhook set seen = $2 where name = $1",
        &webhook.name,
        last
    );
    Ok(written)
}

/// What it happened to. A petition's code opens its follow-up page, so its number is told instead.
async fn subject(transaction: &mut Transaction, each: &Happened) -> Result<Option<Value>> {
    if each.subject_kind != "petition" {
        return Ok(Some(Value::from(each.subject.clone())));
    }
    let number: Option<i64> = scalar_optional!(
        &mut *transaction,
        "select number from petition where code = $1",
        &each.subject
    );
    Ok(number.map(Value::from))
}
