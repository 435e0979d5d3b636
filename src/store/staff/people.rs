//! Who accounts belong to.

use std::collections::BTreeMap;

use crate::domain::account::Person;
use crate::store::audit::{self, By};
use crate::store::facts::mark_names;
use crate::store::{Result, Store};

from_row!(Person, |row| Person {
    full_name: row.try_get("full_name")?,
    title: row.try_get("title")?,
    mail: row.try_get("mail")?,
});

impl Store {
    /// Who each account belongs to, by its name; accounts nothing is known of are left out.
    pub async fn people(&self) -> Result<BTreeMap<String, Person>> {
        let rows: Vec<(String, String, String, String)> =
            fetch_all!(&self.read, "select staff, full_name, title, mail from person");
        let rows = rows.into_iter();
        Ok(rows
            .map(|(staff, full_name, title, mail)| (staff, Person { full_name, title, mail }))
            .collect())
    }

    /// Who this account belongs to.
    pub async fn person(&self, staff: &str) -> Result<Person> {
        let found: Option<Person> = fetch_optional!(
            &self.read,
            "select full_name, title, mail from person where staff = $1",
            staff
        );
        Ok(found.unwrap_or_default())
    }

    /// Says who an account belongs to; `false` when there is no such account. What is so already is left out of the
    /// audit log.
    pub async fn keep_person(&self, staff: &str, person: &Person, by: &By) -> Result<bool> {
        if self.staff(staff).await?.is_none() {
            return Ok(false);
        }
        let before = self.person(staff).await?;
        if before == *person {
            return Ok(true);
        }
        let mut transaction = self.begin().await?;
        execute!(
            &mut transaction,
            "insert into person (staff, full_name, title, mail) values ($1, $2, $3, $4)
             on conflict (staff) do update set full_name = excluded.full_name,
                 title = excluded.title, mail = excluded.mail",
            staff,
            &person.full_name,
            &person.title,
            &person.mail
        );
        mark_names(&mut transaction).await?;
        let entry = by.did("staff.named", "staff", staff);
        audit::commit(transaction, &entry.from(line(&before)).to(line(person))).await?;
        Ok(true)
    }
}

/// A person in the audit log.
fn line(person: &Person) -> String {
    let Person { full_name, title, mail } = person;
    serde_json::json!({ "full_name": full_name, "title": title, "mail": mail }).to_string()
}
