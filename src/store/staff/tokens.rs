//! API tokens; of a token, only the hash of the secret and the day of its last use are stored.

use chrono::{Datelike, NaiveDate};
use sqlx::FromRow;

use super::last_uses::write_beside;
use crate::domain::account::{Role, TokenScopes};
use crate::store::audit::By;
use crate::store::{Result, Store, audit};

/// A program that may use the API.
#[derive(Clone, Debug, PartialEq, Eq, FromRow)]
pub struct Token {
    /// Its name, unique.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// Which parts of the API it opens of that.
    #[sqlx(try_from = "String")]
    pub scopes: TokenScopes,
    /// The last office day on which it is valid; `None` without an end.
    pub expires: Option<NaiveDate>,
    /// Whether it is revoked, which is final.
    pub revoked: bool,
    /// The office day of its last use; `None` before the first.
    pub last_used: Option<NaiveDate>,
}

/// A token to be added.
#[derive(Clone, Debug)]
pub struct NewToken<'a> {
    /// Its name, unique.
    pub name: &'a str,
    /// What it may do.
    pub role: Role,
    /// Which parts of the API it opens of that.
    pub scopes: TokenScopes,
    /// The last office day on which it is valid; `None` without an end.
    pub expires: Option<NaiveDate>,
}

impl<'a> NewToken<'a> {
    /// One that opens all that its role may, without an end.
    pub fn of(name: &'a str, role: Role) -> Self {
        Self { name, role, scopes: TokenScopes::default(), expires: None }
    }

    /// For the audit log: role, scopes and end.
    fn told(&self) -> String {
        let end = self.expires.map_or_else(String::new, |day| day.to_string());
        let parts = [self.role.code().to_owned(), self.scopes.codes(), end];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

#[derive(FromRow)]
struct Row {
    #[sqlx(flatten)]
    token: Token,
    secret_hash: Vec<u8>,
}

impl Store {
    /// Adds a token by the hash of its secret; `false` when the name is taken.
    pub async fn add_token(
        &self,
        new: &NewToken<'_>,
        secret_hash: [u8; 32],
        by: &By,
    ) -> Result<bool> {
        let NewToken { name, role, scopes, expires } = new;
        let mut transaction = self.begin().await?;
        let added = execute!(
            &mut transaction,
            "insert into api_token (name, secret_hash, role, revoked, scopes, expires)
             values ($1, $2, $3, $4, $5, $6) on conflict (name) do nothing",
            *name,
            &secret_hash[..],
            role.code(),
            false,
            scopes.codes(),
            *expires
        );
        if added == 0 {
            return Ok(false);
        }
        let entry = by.did("token.added", "token", *name).to(new.told());
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
        let rows: Vec<Row> = fetch_all!(
            &self.read,
            "select name, role, scopes, expires, revoked, last_used, secret_hash from api_token"
        );
        let mut tokens: Vec<Token> = rows
            .into_iter()
            .map(|Row { token, secret_hash }| {
                let used = self.last_uses.latest(&secret_hash, token.last_used.map(number));
                Token { last_used: used.and_then(day), ..token }
            })
            .collect();
        tokens.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(tokens)
    }

    /// The unrevoked token behind a secret; records `day` as its last use.
    pub async fn token(&self, secret_hash: [u8; 32], day: NaiveDate) -> Result<Option<Token>> {
        let token: Option<Token> = fetch_optional!(
            &self.read,
            "select name, role, scopes, expires, revoked, last_used from api_token
             where secret_hash = $1 and not revoked",
            &secret_hash[..]
        );
        let Some(token) = token else { return Ok(None) };
        if self.last_uses.note(&secret_hash, (token.last_used.map(number), number(day)), 1) {
            write_beside(self.clone().note_token(secret_hash, day));
        }
        Ok(Some(token))
    }

    async fn note_token(self, secret_hash: [u8; 32], day: NaiveDate) -> Result<()> {
        execute!(
            &self.write,
            "update api_token set last_used = $2 where secret_hash = $1",
            &secret_hash[..],
            day
        );
        Ok(())
    }
}

/// Days are counted, as uses are.
fn number(day: NaiveDate) -> i64 {
    day.num_days_from_ce().into()
}

fn day(number: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(number).ok()?)
}
