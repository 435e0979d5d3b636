//! `hailong token`: API tokens for programs.

use anyhow::ensure;
use clap::Subcommand;
use serde_json::json;

use super::office;
use super::staff::{role, typed};
use super::terminal::say_json;
use crate::base::clock::Clock;
use crate::base::random::Random;
use crate::config::Places;
use crate::domain::account::Role;
use crate::pages::staff::is_name;
use crate::store::{By, Store, Token};
use crate::web::auth::caller::{drawn_token, token_hash};

#[derive(Subcommand, Debug)]
pub(super) enum TokenTask {
    /// Adds a token and prints it, once.
    Add {
        /// What the program is called.
        #[arg(value_parser = typed)]
        name: String,
        /// What it may do.
        #[arg(long, value_parser = role())]
        role: Role,
    },
    /// Lists the tokens, with the day of their last use.
    List {
        /// As JSON rather than as a table.
        #[arg(long)]
        json: bool,
    },
    /// Refuses a token from now on.
    Revoke {
        /// The token's name.
        #[arg(value_parser = typed)]
        name: String,
    },
}

impl TokenTask {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        let store = office::store(places).await?;
        let by = By::command_line(Clock::System.now());
        match self {
            Self::Add { name, role } => add(&store, name.trim(), role, &by).await?,
            Self::List { json } => list(&store, json).await?,
            Self::Revoke { name } => {
                let revoked = store.revoke_token(&name, &by).await?;
                ensure!(revoked, "there is no token `{name}` in use; see `hailong token list`");
                say!("revoked {name}");
            }
        }
        Ok(())
    }
}

async fn add(store: &Store, name: &str, role: Role, by: &By) -> anyhow::Result<()> {
    ensure!(is_name(name), "the name must have 1 to 64 visible characters");
    let secret = drawn_token(&Random::system());
    let added = store.add_token(name, role, token_hash(&secret), by).await?;
    ensure!(added, "there is a token `{name}` already; choose another name");
    say!("added {name}; shown this once: {secret}");
    Ok(())
}

async fn list(store: &Store, json: bool) -> anyhow::Result<()> {
    let all = store.tokens().await?;
    if json {
        let row = |token: &Token| {
            json!({
                "name": token.name,
                "role": token.role,
                "last_used": token.last_used,
                "revoked": token.revoked,
            })
        };
        return say_json(&all.iter().map(row).collect::<Vec<_>>());
    }
    for token in all {
        let used = token.last_used.map_or_else(String::new, |day| day.to_string());
        let state = if token.revoked { "revoked" } else { "" };
        let role = token.role.code();
        say!("{:<24} {role:<10} {used:<10} {state}", token.name);
    }
    Ok(())
}
