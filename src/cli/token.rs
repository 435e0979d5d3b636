//! `hailong token`: API tokens for programs.

use anyhow::ensure;
use chrono::NaiveDate;
use clap::Subcommand;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use serde_json::json;

use super::office;
use super::staff::{role, typed};
use super::terminal::say_json;
use crate::base::calendar::{office_day, read_day};
use crate::base::clock::Clock;
use crate::base::random::Random;
use crate::config::Places;
use crate::domain::account::{Role, TokenScope, TokenScopes};
use crate::pages::staff::is_name;
use crate::store::{By, NewToken, Store, Token};
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
        /// Which parts of the API it opens of that, all by default; several with commas.
        #[arg(long, value_delimiter = ',', value_parser = scope())]
        scope: Vec<TokenScope>,
        /// The last day on which it is valid (2027-01-31), for ever by default.
        #[arg(long, value_parser = day)]
        expires: Option<NaiveDate>,
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
            Self::Add { name, role, scope, expires } => {
                let scopes = TokenScopes(scope);
                add(&store, &NewToken { name: name.trim(), role, scopes, expires }, &by).await?;
            }
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

fn scope() -> impl TypedValueParser<Value = TokenScope> {
    PossibleValuesParser::new(TokenScope::ALL.map(TokenScope::code))
        .try_map(|code| TokenScope::of_code(&code).ok_or("no scope"))
}

fn day(text: &str) -> Result<NaiveDate, &'static str> {
    read_day(text).ok_or("write a day as 2027-01-31")
}

async fn add(store: &Store, new: &NewToken<'_>, by: &By) -> anyhow::Result<()> {
    let name = new.name;
    let today = office_day(by.at);
    let is_over = new.expires.is_some_and(|last| last < today);
    ensure!(!is_over, "the last day is over; choose today, {today}, or a later one");
    ensure!(is_name(name), "the name must have 1 to 64 visible characters");
    let secret = drawn_token(&Random::system());
    let added = store.add_token(new, token_hash(&secret), by).await?;
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
                "scopes": token.scopes.0.iter().map(|scope| scope.code()).collect::<Vec<_>>(),
                "expires": token.expires,
                "last_used": token.last_used,
                "revoked": token.revoked,
            })
        };
        return say_json(&all.iter().map(row).collect::<Vec<_>>());
    }
    for token in all {
        let used = token.last_used.map_or_else(String::new, |day| day.to_string());
        let state = if token.revoked { "revoked" } else { "" };
        let (role, scopes) = (token.role.code(), token.scopes.codes());
        let end = token.expires.map_or_else(String::new, |day| format!("until {day}"));
        say!("{:<24} {role:<10} {used:<10} {end:<16} {scopes:<24} {state}", token.name);
    }
    Ok(())
}
