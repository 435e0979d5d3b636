//! Links between accounts and the subjects of identity providers.

use std::collections::BTreeMap;

use crate::store::audit::By;
use crate::store::{Result, Staff, Store, audit};

/// Outcome of linking an account to a subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Linked {
    /// It is linked.
    Done,
    /// There is no account of that name.
    NoAccount,
    /// The subject is linked to this other account.
    Taken(String),
}

impl Store {
    /// Links an account to the `subject` of an `issuer`.
    pub async fn link_subject(
        &self,
        name: &str,
        (issuer, subject): (&str, &str),
        by: &By,
    ) -> Result<Linked> {
        if self.staff(name).await?.is_none() {
            return Ok(Linked::NoAccount);
        }
        let mut transaction = self.begin().await?;
        let owner: String = scalar_one!(
            &mut transaction,
            "insert into staff_subject (issuer, subject, staff) values ($1, $2, $3)
             on conflict (issuer, subject) do update set issuer = staff_subject.issuer
             returning staff",
            issuer,
            subject,
            name
        );
        if owner != name {
            return Ok(Linked::Taken(owner));
        }
        let tied = format!("{issuer} {subject}");
        let entry = by.did("staff.linked", "staff", name).to(tied);
        audit::commit(transaction, &entry).await?;
        Ok(Linked::Done)
    }

    /// Unlinks an account from every provider; `false` when it has no link.
    pub async fn unlink_subjects(&self, name: &str, by: &By) -> Result<bool> {
        let mut transaction = self.begin().await?;
        let untied: Vec<(String, String)> = fetch_all!(
            &mut transaction,
            "delete from staff_subject where staff = $1 returning issuer, subject",
            name
        );
        if untied.is_empty() {
            return Ok(false);
        }
        let mut untied: Vec<String> =
            untied.iter().map(|(issuer, subject)| format!("{issuer} {subject}")).collect();
        untied.sort();
        let entry = by.did("staff.unlinked", "staff", name).from(untied.join("\n"));
        audit::commit(transaction, &entry).await?;
        Ok(true)
    }

    /// The account linked to a subject; it may be disabled.
    pub async fn staff_of_subject(&self, issuer: &str, subject: &str) -> Result<Option<Staff>> {
        Ok(fetch_optional!(
            &self.read,
            "select name, role, password_hash, disabled
             from staff_subject join staff on staff.name = staff_subject.staff
             where issuer = $1 and subject = $2",
            issuer,
            subject
        ))
    }

    /// Linked (issuer, subject) pairs, sorted, by account name.
    pub async fn subjects(&self) -> Result<BTreeMap<String, Vec<(String, String)>>> {
        let rows: Vec<(String, String, String)> =
            fetch_all!(&self.read, "select staff, issuer, subject from staff_subject");
        let mut subjects: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
        for (staff, issuer, subject) in rows {
            subjects.entry(staff).or_default().push((issuer, subject));
        }
        for each in subjects.values_mut() {
            each.sort();
        }
        Ok(subjects)
    }
}
