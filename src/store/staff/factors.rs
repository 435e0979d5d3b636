//! Second factors of accounts: the shared secret, the last step taken, recovery codes by hash.

use crate::store::audit::By;
use crate::store::{Result, Store, audit};

impl Store {
    /// The TOTP secret of an account's authenticator; `None` before it is set up.
    pub async fn second_factor(&self, name: &str) -> Result<Option<Vec<u8>>> {
        let secret: Option<Option<Vec<u8>>> =
            scalar_optional!(&self.read, "select totp_secret from staff where name = $1", name);
        Ok(secret.flatten())
    }

    /// Sets up a second factor whose first code was used at `step`; `false` when there is one
    /// already, or no such account.
    pub async fn enrol(
        &self,
        name: &str,
        (secret, step): (&[u8], i64),
        recovery: &[[u8; 32]],
        by: &By,
    ) -> Result<bool> {
        let mut transaction = self.begin().await?;
        let enrolled = execute!(
            &mut transaction,
            "update staff set totp_secret = $2, totp_step = $3
             where name = $1 and totp_secret is null",
            name,
            secret,
            step
        );
        if enrolled == 0 {
            return Ok(false);
        }
        insert!(&mut transaction, recovery, "insert into recovery_code (staff, hash) ", |hash| [
            name,
            &hash[..]
        ]);
        let entry = by.did("staff.second-factor-set-up", "staff", name);
        audit::commit(transaction, &entry).await?;
        Ok(true)
    }

    /// Removes an account's second factor and recovery codes; `false` when there is no such
    /// account.
    pub async fn reset_second_factor(&self, name: &str, by: &By) -> Result<bool> {
        let mut transaction = self.begin().await?;
        execute!(&mut transaction, "delete from recovery_code where staff = $1", name);
        let found = execute!(
            &mut transaction,
            "update staff set totp_secret = null, totp_step = 0 where name = $1",
            name
        );
        if found == 0 {
            return Ok(false);
        }
        let entry = by.did("staff.second-factor-reset", "staff", name);
        audit::commit(transaction, &entry).await?;
        Ok(true)
    }

    /// Uses up the code of a time step; `false` when it or a later one was used before.
    pub async fn take_step(&self, name: &str, step: i64) -> Result<bool> {
        Ok(execute!(
            &self.write,
            "update staff set totp_step = $2 where name = $1 and totp_step < $2",
            name,
            step
        ) == 1)
    }

    /// Uses up a recovery code; `false` when it is not one of the account's unused ones.
    pub async fn take_recovery_code(&self, name: &str, hash: [u8; 32], by: &By) -> Result<bool> {
        let mut transaction = self.begin().await?;
        let taken = execute!(
            &mut transaction,
            "delete from recovery_code where staff = $1 and hash = $2",
            name,
            &hash[..]
        );
        if taken == 0 {
            return Ok(false);
        }
        let entry = by.did("staff.recovery-code-used", "staff", name);
        audit::commit(transaction, &entry).await?;
        Ok(true)
    }
}
