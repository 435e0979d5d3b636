//! `hailong token`: API tokens for programs.

use anyhow::bail;
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use serde::Serialize;

use super::staff::RoleName;
use crate::base::clock::Clock;
use crate::base::random::Random;
use crate::config::Places;
use crate::domain::account::Role;
use crate::pages::staff::is_name;
use crate::store::{By, Store};
use crate::web::auth::caller::{drawn_token, token_hash};

/// What is to be done.
#[derive(Subcommand, Debug)]
pub(super) enum TokenTask {
    /// Adds a token and prints it, once.
    Add(Add),
    /// Lists the tokens, with the day of their last use.
    List(List),
    /// Refuses a token from now on.
    Revoke(Revoke),
}

/// Arguments of `add`.
#[derive(Args, Debug)]
pub(super) struct Add {
    /// What the program is called.
    name: String,
    /// What it may do.
    #[arg(long, value_enum)]
    role: RoleName,
}

/// Arguments of `list`.
#[derive(Args, Debug)]
pub(super) struct List {
    /// As JSON rather than as a table.
    #[arg(long)]
    json: bool,
}

/// Arguments of `revoke`.
#[derive(Args, Debug)]
pub(super) struct Revoke {
    /// The token's name.
    name: String,
}

/// A token as it is listed: never its secret, which is nowhere kept.
#[derive(Debug, Serialize)]
struct Listed {
    name: String,
    role: Role,
    last_used: Option<NaiveDate>,
    revoked: bool,
}

impl TokenTask {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        let store = Store::open(&places.database_url()).await?;
        match self {
            Self::Add(add) => add.run(&store).await,
            Self::List(list) => list.run(&store).await,
            Self::Revoke(revoke) => revoke.run(&store).await,
        }
    }
}

impl Add {
    async fn run(self, store: &Store) -> anyhow::Result<()> {
        let name = self.name.trim();
        if !is_name(name) {
            bail!("the name must have 1 to 64 visible characters");
        }
        let secret = drawn_token(&Random::system());
        let by = By::command_line(Clock::System.now());
        let hash = token_hash(&secret);
        if !store.add_token(name, self.role.into(), hash, &by).await? {
            bail!("there is a token `{name}` already; choose another name");
        }
        say!("added {name}; shown this once: {secret}");
        Ok(())
    }
}

impl List {
    async fn run(self, store: &Store) -> anyhow::Result<()> {
        let all = store.tokens().await?.into_iter().map(|token| Listed {
            name: token.name,
            role: token.role,
            last_used: token.last_used,
            revoked: token.revoked,
        });
        let all: Vec<Listed> = all.collect();
        if self.json {
            say!("{}", serde_json::to_string_pretty(&all)?);
            return Ok(());
        }
        for token in all {
            let used = token.last_used.map_or_else(String::new, |day| day.to_string());
            let state = if token.revoked { "revoked" } else { "" };
            let role = token.role.code();
            say!("{:<24} {role:<10} {used:<10} {state}", token.name);
        }
        Ok(())
    }
}

impl Revoke {
    async fn run(self, store: &Store) -> anyhow::Result<()> {
        let by = By::command_line(Clock::System.now());
        if !store.revoke_token(&self.name, &by).await? {
            bail!("there is no token `{}` in use; see `hailong token list`", self.name);
        }
        say!("revoked {}", self.name);
        Ok(())
    }
}
