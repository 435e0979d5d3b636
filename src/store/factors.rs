//! Second factors of accounts: the shared secret, the last step taken, recovery codes by hash.

use super::audit::{self, By};
use super::transaction::commit;
use super::{Result, Store};

impl Store {
    /// The secret an account's authenticator shares with us; `None` before it is set up.
    pub async fn second_factor(&self, name: &str) -> Result<Option<Vec<u8>>> {
        let secret: Option<Option<Vec<u8>>> = on!(&self.read, |pool| {
            sqlx::query_scalar("select totp_secret from staff where name = $1")
                .bind(name)
                .fetch_optional(pool)
                .await?
        });
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
        let enrolled = on!(&mut transaction, |it| {
            sqlx::query(
                "update staff set totp_secret = $2, totp_step = $3
                 where name = $1 and totp_secret is null",
            )
            .bind(name)
            .bind(secret)
            .bind(step)
            .execute(&mut **it)
            .await?
            .rows_affected()
        });
        if enrolled == 0 {
            return Ok(false);
        }
        on!(&mut transaction, |it| {
            for hash in recovery {
                sqlx::query("insert into recovery_code (staff, hash) values ($1, $2)")
                    .bind(name)
                    .bind(&hash[..])
                    .execute(&mut **it)
                    .await?;
            }
        });
        let entry = by.did("staff.second-factor-set-up", "staff", name);
        audit::append(&mut transaction, &entry).await?;
        commit(transaction).await?;
        Ok(true)
    }

    /// Takes an account's second factor away, with its recovery codes; `false` when there is no
    /// such account.
    pub async fn reset_second_factor(&self, name: &str, by: &By) -> Result<bool> {
        let mut transaction = self.begin().await?;
        let found = on!(&mut transaction, |it| {
            sqlx::query("delete from recovery_code where staff = $1")
                .bind(name)
                .execute(&mut **it)
                .await?;
            sqlx::query("update staff set totp_secret = null, totp_step = 0 where name = $1")
                .bind(name)
                .execute(&mut **it)
                .await?
                .rows_affected()
        });
        if found == 0 {
            return Ok(false);
        }
        let entry = by.did("staff.second-factor-reset", "staff", name);
        audit::append(&mut transaction, &entry).await?;
        commit(transaction).await?;
        Ok(true)
    }

    /// Takes the code of a step; `false` when this one or a later one was taken before.
    pub async fn take_step(&self, name: &str, step: i64) -> Result<bool> {
        Ok(on!(&self.write, |pool| {
            sqlx::query("update staff set totp_step = $2 where name = $1 and totp_step < $2")
                .bind(name)
                .bind(step)
                .execute(pool)
                .await?
                .rows_affected()
        }) == 1)
    }

    /// Takes a recovery code; `false` when it is none of the account's, or was taken before.
    pub async fn take_recovery_code(&self, name: &str, hash: [u8; 32], by: &By) -> Result<bool> {
        let mut transaction = self.begin().await?;
        let taken = on!(&mut transaction, |it| {
            sqlx::query("delete from recovery_code where staff = $1 and hash = $2")
                .bind(name)
                .bind(&hash[..])
                .execute(&mut **it)
                .await?
                .rows_affected()
        });
        if taken == 0 {
            return Ok(false);
        }
        let entry = by.did("staff.recovery-code-used", "staff", name);
        audit::append(&mut transaction, &entry).await?;
        commit(transaction).await?;
        Ok(true)
    }
}
