//! `hailong webhook`: programs that are told of what happens.

use anyhow::ensure;
use clap::Subcommand;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use serde_json::json;

use super::office;
use super::staff::typed;
use super::terminal::say_json;
use crate::base::clock::Clock;
use crate::base::code;
use crate::base::post::check_address;
use crate::base::random::Random;
use crate::config::Places;
use crate::domain::webhook::Event;
use crate::pages::staff::is_name;
use crate::store::{By, Store};

#[derive(Subcommand, Debug)]
pub(super) enum WebhookTask {
    /// Adds a program to be told and prints the secret that its messages are signed with, once.
    Add {
        /// What the program is called.
        #[arg(value_parser = typed)]
        name: String,
        /// Where messages are posted: https, or http on this machine.
        url: String,
        /// What it is told of; several with commas.
        #[arg(long, required = true, value_delimiter = ',', value_parser = event())]
        events: Vec<Event>,
    },
    /// Lists them.
    List {
        /// As JSON rather than as a table.
        #[arg(long)]
        json: bool,
    },
    /// Ends one and drops its messages.
    Remove {
        /// The program's name.
        #[arg(value_parser = typed)]
        name: String,
    },
    /// Lists the messages that were given up, with the fault.
    Dead {
        /// As JSON rather than as a table.
        #[arg(long)]
        json: bool,
    },
    /// Sends the messages of one that were given up again.
    Retry {
        /// The program's name.
        #[arg(value_parser = typed)]
        name: String,
    },
}

fn event() -> impl TypedValueParser<Value = Event> {
    PossibleValuesParser::new(Event::ALL.map(Event::code))
        .try_map(|code| Event::of_code(&code).ok_or("no event"))
}

impl WebhookTask {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        let store = office::store(places).await?;
        let by = By::command_line(Clock::System.now());
        match self {
            Self::Add { name, url, events } => {
                add(&store, (name.trim(), &url), &events, &by).await?;
            }
            Self::List { json } => list(&store, json).await?,
            Self::Dead { json } => dead(&store, json).await?,
            Self::Remove { name } => {
                ensure!(store.remove_webhook(&name, &by).await?, unknown(&name));
                say!("removed {name}");
            }
            Self::Retry { name } => {
                let all = store.webhooks().await?;
                ensure!(all.iter().any(|each| each.name == name), unknown(&name));
                let revived = store.revive_messages(&name, by.at).await?;
                say!("{revived} messages are sent again");
            }
        }
        Ok(())
    }
}

fn unknown(name: &str) -> String {
    format!("there is no webhook `{name}`; see `hailong webhook list`")
}

async fn add(
    store: &Store,
    (name, url): (&str, &str),
    events: &[Event],
    by: &By,
) -> anyhow::Result<()> {
    ensure!(is_name(name), "the name must have 1 to 64 visible characters");
    check_address(url).map_err(anyhow::Error::msg)?;
    let secret: [u8; 32] = Random::system().bytes();
    let added = store.add_webhook((name, url), &secret, events, by).await?;
    ensure!(added, "there is a webhook `{name}` already; choose another name");
    say!("added {name}; the secret, shown this once: whsec_{}", code::base64(&secret));
    Ok(())
}

async fn list(store: &Store, json: bool) -> anyhow::Result<()> {
    let all = store.webhooks().await?;
    if json {
        let rows = all.iter().map(|each| {
            let events: Vec<_> = each.events.split(' ').collect();
            json!({ "name": each.name, "url": each.url, "events": events })
        });
        return say_json(&rows.collect::<Vec<_>>());
    }
    for each in all {
        say!("{:<24} {:<40} {}", each.name, each.url, each.events);
    }
    Ok(())
}

async fn dead(store: &Store, json: bool) -> anyhow::Result<()> {
    let all = store.dead_messages().await?;
    if json {
        let rows = all.iter().map(|each| {
            json!({
                "webhook": each.webhook, "number": each.number, "body": each.body, "fault": each.fault,
            })
        });
        return say_json(&rows.collect::<Vec<_>>());
    }
    for each in all {
        say!("{:<24} {:>8} {}  {}", each.webhook, each.number, each.fault, each.body);
    }
    Ok(())
}
