//! Changes to accounts, each with its audit entry.

use crate::domain::account::{Role, compared_name};
use crate::store::audit::{By, Entry};
use crate::store::transaction::{Transaction, hold};
use crate::store::{Result, Staff, Store, audit};

/// An account in the audit log, without its password's hash.
pub(super) fn audit_line(role: Role, units: &[String], disabled: bool) -> String {
    serde_json::json!({ "role": role, "units": units, "disabled": disabled }).to_string()
}

impl Store {
    /// Adds an account limited to `units`, which must exist (none: the whole office); `false` when
    /// the name is taken, in whatever case.
    pub async fn add_staff(&self, staff: &Staff, units: &[String], by: &By) -> Result<bool> {
        let mut transaction = self.begin().await?;
        hold(&mut transaction, "staff").await?;
        let names: Vec<String> = scalar_all!(&mut transaction, "select name from staff");
        let own = compared_name(&staff.name);
        if names.iter().any(|name| compared_name(name) == own) {
            return Ok(false);
        }
        execute!(
            &mut transaction,
            "insert into staff (name, role, password_hash, disabled) values ($1, $2, $3, $4)",
            &staff.name,
            staff.role.code(),
            &staff.password_hash,
            staff.disabled
        );
        keep_units_of(&mut transaction, &staff.name, units).await?;
        let entry = by.did("staff.added", "staff", &staff.name).to(audit_line(
            staff.role,
            units,
            staff.disabled,
        ));
        audit::commit(transaction, &entry).await?;
        Ok(true)
    }

    /// Changes the role and units of an account; the units must exist. `false` when there is no
    /// such account.
    pub async fn change_staff(
        &self,
        name: &str,
        role: Role,
        units: &[String],
        by: &By,
    ) -> Result<bool> {
        let mut transaction = self.begin().await?;
        let Some((before, old_units)) = found(&mut transaction, name).await? else {
            return Ok(false);
        };
        execute!(&mut transaction, "update staff set role = $2 where name = $1", name, role.code());
        execute!(&mut transaction, "delete from staff_unit where staff = $1", name);
        keep_units_of(&mut transaction, name, units).await?;
        let entry = by
            .did("staff.changed", "staff", name)
            .from(audit_line(before.role, &old_units, before.disabled))
            .to(audit_line(role, units, before.disabled));
        audit::commit(transaction, &entry).await?;
        Ok(true)
    }

    /// Disables an account and ends its sessions; `false` when there is no such account.
    pub async fn disable_staff(&self, name: &str, by: &By) -> Result<bool> {
        let mut transaction = self.begin().await?;
        let entry = by.did("staff.disabled", "staff", name);
        let Some(entry) = set_disabled(&mut transaction, name, true, entry).await? else {
            return Ok(false);
        };
        self.end_all(transaction, name, &entry).await?;
        Ok(true)
    }

    /// Enables a disabled account; `false` when there is no such account.
    pub async fn enable_staff(&self, name: &str, by: &By) -> Result<bool> {
        let mut transaction = self.begin().await?;
        let entry = by.did("staff.enabled", "staff", name);
        let Some(entry) = set_disabled(&mut transaction, name, false, entry).await? else {
            return Ok(false);
        };
        audit::commit(transaction, &entry).await?;
        Ok(true)
    }

    /// Changes the password of an account and ends its sessions; `false` when there is no such
    /// account.
    pub async fn change_password(&self, name: &str, hash: &str, by: &By) -> Result<bool> {
        let mut transaction = self.begin().await?;
        let changed = execute!(
            &mut transaction,
            "update staff set password_hash = $2, mistakes = 0, lifted_at = $3 where name = $1",
            name,
            hash,
            by.at.timestamp_millis()
        );
        if changed == 0 {
            return Ok(false);
        }
        execute!(&mut transaction, "delete from known_browser where staff = $1", name);
        let entry = by.did("staff.password-changed", "staff", name);
        self.end_all(transaction, name, &entry).await?;
        Ok(true)
    }

    /// Ends every session of an account and counts them.
    pub async fn sign_out_everywhere(&self, name: &str, by: &By) -> Result<u64> {
        let transaction = self.begin().await?;
        let entry = by.did("staff.signed-out-everywhere", "staff", name);
        self.end_all(transaction, name, &entry).await
    }

    /// Ends the sessions of an account, adds the audit entry, commits and counts the sessions.
    async fn end_all(&self, mut transaction: Transaction, name: &str, why: &Entry) -> Result<u64> {
        let ended = execute!(&mut transaction, "delete from session where staff = $1", name);
        audit::commit(transaction, why).await?;
        Ok(ended)
    }

    /// Sorted codes of the units an account is limited to; none for the whole office.
    pub async fn units_of(&self, name: &str) -> Result<Vec<String>> {
        let mut units: Vec<String> =
            scalar_all!(&self.read, "select unit from staff_unit where staff = $1", name);
        units.sort();
        Ok(units)
    }
}

/// An account with its units, locked until the transaction ends.
async fn found(transaction: &mut Transaction, name: &str) -> Result<Option<(Staff, Vec<String>)>> {
    // The update changes nothing; it locks the row.
    let staff: Option<Staff> = fetch_optional!(
        transaction,
        "update staff set name = name where name = $1
         returning name, role, password_hash, disabled",
        name
    );
    let Some(staff) = staff else { return Ok(None) };
    let mut units: Vec<String> =
        scalar_all!(transaction, "select unit from staff_unit where staff = $1", name);
    units.sort();
    Ok(Some((staff, units)))
}

/// Disables or enables an account; returns `entry` with the state before and after, `None` when
/// there is no such account.
async fn set_disabled(
    transaction: &mut Transaction,
    name: &str,
    disabled: bool,
    entry: Entry,
) -> Result<Option<Entry>> {
    let Some((before, units)) = found(transaction, name).await? else {
        return Ok(None);
    };
    execute!(transaction, "update staff set disabled = $2 where name = $1", name, disabled);
    let entry = entry.from(audit_line(before.role, &units, before.disabled)).to(audit_line(
        before.role,
        &units,
        disabled,
    ));
    Ok(Some(entry))
}

async fn keep_units_of(transaction: &mut Transaction, name: &str, units: &[String]) -> Result<()> {
    insert!(transaction, units, "insert into staff_unit (staff, unit) ", |unit| [name, unit]);
    Ok(())
}
