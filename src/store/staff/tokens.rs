//! API tokens; of a token, only the hash of the secret and the day of its last use are stored.

use chrono::NaiveDate;
use sqlx::FromRow;

use crate::domain::account::Role;
use crate::store::audit::By;
use crate::store::{Result, Store, audit};

/// A program that may use the API.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Token {
    /// Its name, unique.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// Whether it is revoked, which is final.
    pub revoked: bool,
    /// The office day of its last use; `None` before the first.
    pub last_used: Option<NaiveDate>,
}

impl Store {
    /// Adds a token by the hash of its secret; `false` when the name is taken.
    pub async fn add_token(
        &self,
        name: &str,
        role: Role,
        secret_hash: [u8; 32],
        by: &By,
    ) -> Result<bool> {
        let mut transaction = self.begin().await?;
        let added = execute!(
            &mut transaction,
            "insert into api_token (name, secret_hash, role, revoked) values ($1, $2, $3, $4)
             on conflict (name) do nothing",
            name,
            &secret_hash[..],
            role.code(),
            false
        );
        if added == 0 {
            return Ok(false);
        }
        let entry = by.did("token.added", "token", name).to(role.code());
        audit::commit(transaction, &entry).await?;
        Ok(true)
    }

    /// Revokes a token; `false` when there is no unrevoked one of that name.
    pub async fn revoke_token(&self, name: &str, by: &By) -> Result<bool> {
        let mut transaction = self.begin().await?;
        let revoked = execute!(
            &mut transaction,
            "update api_token set revoked = $2 where name = $1 and not revoked",
            name,
            true
        );
        if revoked == 0 {
            return Ok(false);
        }
        let entry = by.did("token.revoked", "token", name);
        audit::commit(transaction, &entry).await?;
        Ok(true)
    }

    /// All tokens, by name.
    pub async fn tokens(&self) -> Result<Vec<Token>> {
        let mut tokens: Vec<Token> =
            fetch_all!(&self.read, "select name, role, revoked, last_used from api_token");
        tokens.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(tokens)
    }

    /// The unrevoked token behind a secret; records `day` as its last use.
    pub async fn token(&self, secret_hash: [u8; 32], day: NaiveDate) -> Result<Option<Token>> {
        let token: Option<Token> = fetch_optional!(
            &self.read,
            "select name, role, revoked, last_used from api_token
             where secret_hash = $1 and not revoked",
            &secret_hash[..]
        );
        let Some(token) = token else { return Ok(None) };
        if token.last_used != Some(day) {
            execute!(
                &self.write,
                "update api_token set last_used = $2 where secret_hash = $1",
                &secret_hash[..],
                day
            );
        }
        Ok(Some(token))
    }
}
