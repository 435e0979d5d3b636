//! Second factors of accounts: the shared secret, the last step taken, recovery codes by hash.

use crate::store::audit::By;
use crate::store::{Result, Store, audit};

impl Store {
    /// The secret an account's authenticator shares with us; `None` before it is set up.
    pub async fn second_factor(&self, name: &str) -> Result<Option<Vec<u8>>> {
        let secret: Option<Option<Vec<u8>>> =
            scalar_optional!(&self.read, "select totp_secret from staff where name = $1", name);
        Ok(secret.flatten())
    }

    /// Sets up a second factor, its first code taken at `step`; `false` when there is one already,
    /// or no such account.
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
        for hash in recovery {
            execute!(
                &mut transaction,
                "insert into recovery_code (staff, hash) values ($1, $2)",
                name,
                &hash[..]
            );
        }
        let entry = by.did("staff.second-factor-set-up", "staff", name);
        audit::commit(transaction, &entry).await?;
        Ok(true)
    }

    /// Takes an account's second factor away, with its recovery codes; `false` when there is no
    /// such account.
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

    /// Takes the code of a step; `false` when this one or a later one was taken before.
    pub async fn take_step(&self, name: &str, step: i64) -> Result<bool> {
        Ok(execute!(
            &self.write,
            "update staff set totp_step = $2 where name = $1 and totp_step < $2",
            name,
            step
        ) == 1)
    }

    /// Takes a recovery code; `false` when it is none of the account's, or was taken before.
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
