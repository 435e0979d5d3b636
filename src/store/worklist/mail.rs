//! The mail queue: retried until sent or too old.

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::FromRow;
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::base::enum_codes;
use crate::store::stored::{Millis, stored_as_codes};
use crate::store::transaction::Transaction;
use crate::store::{Result, Store};

/// How long a node has to send a letter before another may take it: ten times what sending takes at
/// most (`post/`).
const LEASE: TimeDelta = TimeDelta::minutes(5);

/// How many letters are shown to their receiver.
const SHOWN: i64 = 10;

/// A letter to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMail {
    /// Chosen by the program; the same letter always has the same id.
    pub id: String,
    /// The account it goes to.
    pub staff: String,
    /// Its address.
    pub address: String,
    /// One line.
    pub subject: String,
    /// Plain text.
    pub body: String,
    /// When it was written.
    pub made: DateTime<Utc>,
}

/// A letter taken for sending.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Mail {
    /// Its id.
    pub id: String,
    /// Where it goes.
    pub address: String,
    /// One line.
    pub subject: String,
    /// Plain text.
    pub body: String,
    /// Failed attempts so far.
    pub failures: i64,
}

/// State of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[derive(EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum MailState {
    /// Waits for its first or next attempt.
    Waiting,
    /// A mail server accepted it.
    Sent,
    /// Given up after days of attempts.
    GivenUp,
}

enum_codes!(pub MailState);
stored_as_codes!(MailState: "state of a mail");

/// A letter as shown to its receiver.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct SentMail {
    /// One line.
    pub subject: String,
    /// When it was written.
    #[sqlx(try_from = "Millis")]
    pub made: DateTime<Utc>,
    /// Its state.
    pub state: MailState,
    /// The last answer of the mail server, if it was refused.
    pub trouble: String,
}

impl Store {
    /// Queues a letter; the account must exist.
    pub async fn add_mail(&self, mail: &NewMail) -> Result<()> {
        let mut transaction = self.begin().await?;
        insert(&mut transaction, mail).await?;
        crate::store::transaction::commit(transaction).await
    }

    /// Takes the due letter that has waited longest, to an enabled account that still wants mail at
    /// that address; no other node gets it for some minutes. `None` also when another node took it
    /// first.
    pub async fn take_mail(&self, now: DateTime<Utc>) -> Result<Option<Mail>> {
        Ok(fetch_optional!(
            &self.write,
            "update mail set next = $2 where state = 'waiting' and next <= $1 and id = (
                 select mail.id from mail join staff on staff.name = mail.staff
                 join alert_settings on alert_settings.staff = mail.staff
                     and alert_settings.address = mail.address
                 where mail.state = 'waiting' and mail.next <= $1 and mail.address <> ''
                     and not staff.disabled
                 order by mail.next, mail.id limit 1)
             returning id, address, subject, body, failures",
            now.timestamp_millis(),
            (now + LEASE).timestamp_millis()
        ))
    }

    /// Gives up letters to accounts that are disabled or no longer want mail at that address, and
    /// deletes finished letters as old as the settings say.
    pub async fn clear_mail(&self, now: DateTime<Utc>) -> Result<()> {
        execute!(
            &self.write,
            "update mail set state = 'given-up', body = '' where state = 'waiting'
             and not exists (
                 select 1 from staff join alert_settings on alert_settings.staff = staff.name
                 where staff.name = mail.staff and not staff.disabled
                     and alert_settings.address = mail.address and mail.address <> '')"
        );
        execute!(
            &self.write,
            "delete from mail where state <> 'waiting' and made < $1",
            (now - TimeDelta::days(self.settings().letters_kept())).timestamp_millis()
        );
        Ok(())
    }

    /// Marks a letter as sent and deletes its text.
    pub async fn mail_sent(&self, id: &str) -> Result<()> {
        execute!(
            &self.write,
            "update mail set state = 'sent', body = '', trouble = '' where id = $1",
            id
        );
        Ok(())
    }

    /// Records a failed attempt; `next` is the next one, `None` gives up and deletes the text.
    pub async fn mail_failed(
        &self,
        id: &str,
        trouble: &str,
        next: Option<DateTime<Utc>>,
    ) -> Result<()> {
        let state = match next {
            Some(_) => MailState::Waiting,
            None => MailState::GivenUp,
        };
        execute!(
            &self.write,
            "update mail set failures = failures + 1, trouble = $2, state = $3,
                 next = coalesce($4, next),
                 body = case when $3 = 'waiting' then body else '' end
             where id = $1",
            id,
            trouble,
            state.code(),
            next.map(|at| at.timestamp_millis())
        );
        Ok(())
    }

    /// The account's last letters, the newest first.
    pub async fn mail_of(&self, staff: &str) -> Result<Vec<SentMail>> {
        Ok(fetch_all!(
            &self.read,
            "select subject, made, state, trouble from mail where staff = $1
             order by made desc, id limit $2",
            staff,
            SHOWN
        ))
    }

    /// Claims a round that is due once in `pause` on all nodes together; `false` when another node
    /// has claimed it.
    pub async fn take_round(&self, now: DateTime<Utc>, pause: TimeDelta) -> Result<bool> {
        let taken: Option<String> = scalar_optional!(
            &self.write,
            "insert into fact (key, value) values ('alert-round', $1)
             on conflict (key) do update set value = excluded.value
             where cast(fact.value as bigint) <= $2 returning value",
            now.timestamp_millis().to_string(),
            (now - pause).timestamp_millis()
        );
        Ok(taken.is_some())
    }
}

/// Queues a letter.
pub(super) async fn insert(transaction: &mut Transaction, mail: &NewMail) -> Result<()> {
    execute!(
        transaction,
        "insert into mail (id, staff, address, subject, body, made, failures, next, state,
             trouble)
         values ($1, $2, $3, $4, $5, $6, 0, $6, 'waiting', '')",
        &mail.id,
        &mail.staff,
        &mail.address,
        &mail.subject,
        &mail.body,
        mail.made.timestamp_millis()
    );
    Ok(())
}
