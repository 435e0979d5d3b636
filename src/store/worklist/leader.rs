//! Who gets the leader's page by mail.

use super::mail::{NewMail, insert};
use crate::store::audit::{self, By};
use crate::store::{Result, Store};

/// An account that gets the leader's page by mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeaderReader {
    /// Name of the account.
    pub staff: String,
    /// Its mail address.
    pub address: String,
    /// `week` or `month`.
    pub every: String,
    /// What was sent last.
    pub sent: String,
}

from_row!(LeaderReader, |row| LeaderReader {
    staff: row.try_get("staff")?,
    address: row.try_get("address")?,
    every: row.try_get("every")?,
    sent: row.try_get("sent")?,
});

impl Store {
    /// How often an account gets the page: `week`, `month`, or not at all.
    pub async fn leader_mail(&self, staff: &str) -> Result<Option<String>> {
        Ok(scalar_optional!(&self.read, "select every from leader_mail where staff = $1", staff))
    }

    /// Sets how often an account gets the page; `None` is not at all.
    pub async fn set_leader_mail(&self, staff: &str, every: Option<&str>, by: &By) -> Result<()> {
        let mut transaction = self.begin().await?;
        match every {
            Some(every) => execute!(
                &mut transaction,
                "insert into leader_mail (staff, every, sent) values ($1, $2, '')
                 on conflict (staff) do update set every = excluded.every, sent = ''",
                staff,
                every
            ),
            None => {
                execute!(&mut transaction, "delete from leader_mail where staff = $1", staff)
            }
        };
        let entry = by.did("leader-mail.set", "staff", staff);
        audit::commit(transaction, &entry.to(every.unwrap_or("off"))).await
    }

    /// Accounts that are open, of the whole office, have an address and get the page by mail.
    pub async fn leader_readers(&self) -> Result<Vec<LeaderReader>> {
        Ok(fetch_all!(
            &self.read,
            "select m.staff, a.address, m.every, m.sent
             from leader_mail m
             join staff s on s.name = m.staff
             join alert_settings a on a.staff = m.staff
             where s.disabled = false and a.address is not null and a.address <> ''
               and not exists (select 1 from staff_unit u where u.staff = m.staff)
             order by m.staff limit 1000"
        ))
    }

    /// Notes what was sent and stores the letter, in one transaction; `false` when another node has done so.
    pub async fn send_leader_page(
        &self,
        reader: &LeaderReader,
        sent: &str,
        mail: &NewMail,
    ) -> Result<bool> {
        let mut transaction = self.begin().await?;
        let noted = execute!(
            &mut transaction,
            "update leader_mail set sent = $3 where staff = $1 and sent = $2",
            &reader.staff,
            &reader.sent,
            sent
        );
        if noted == 0 {
            return Ok(false);
        }
        insert(&mut transaction, mail).await?;
        crate::store::transaction::commit(transaction).await?;
        Ok(true)
    }
}
