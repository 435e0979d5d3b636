//! `hailong staff`: accounts, made and ended by whoever runs the server.

use anyhow::{Context, bail};
use clap::{Args, Subcommand, ValueEnum};
use serde::Serialize;

use crate::base::calendar::office_day;
use crate::base::clock::Clock;
use crate::base::random::Random;
use crate::config::Places;
use crate::domain::account::Role;
use crate::domain::unit::Ended;
use crate::pages::staff::{is_name, is_subject, password};
use crate::store::{By, Linked, Present, Staff, Store};

/// What is to be done.
#[derive(Subcommand, Debug)]
pub(super) enum StaffTask {
    /// Adds an account.
    Add(Add),
    /// Lists the accounts.
    List(List),
    /// Disables an account and ends its sessions.
    Disable(Named),
    /// Lets a disabled account sign in again.
    Enable(Named),
    /// Takes an account's second factor away, for whoever has lost it.
    ResetTotp(Named),
    /// Gives an account another password and ends its sessions.
    Password(Password),
    /// Ties an account to who its owner is at the provider of identities.
    Link(Link),
    /// Unties an account from the provider.
    Unlink(Named),
}

/// Arguments of `add`.
#[derive(Args, Debug)]
pub(super) struct Add {
    /// The name to sign in with.
    name: String,
    /// What the account may do.
    #[arg(long, value_enum)]
    role: RoleName,
    /// Code of a unit the account is limited to; repeat it for several [default: the whole office].
    #[arg(long = "unit", value_name = "CODE")]
    units: Vec<String>,
    /// The password; asked for when it is not in the environment.
    #[arg(
        long = "password-from-environment",
        env = "HAILONG_PASSWORD",
        hide = true,
        hide_env_values = true
    )]
    password: Option<String>,
}

/// Arguments of `list`.
#[derive(Args, Debug)]
pub(super) struct List {
    /// As JSON rather than as a table.
    #[arg(long)]
    json: bool,
}

/// Arguments of `disable`, `enable`, `reset-totp` and `unlink`.
#[derive(Args, Debug)]
pub(super) struct Named {
    /// The account's name.
    name: String,
}

/// Arguments of `password`.
#[derive(Args, Debug)]
pub(super) struct Password {
    /// The account's name.
    name: String,
    /// The new password; asked for when it is not in the environment.
    #[arg(
        long = "password-from-environment",
        env = "HAILONG_PASSWORD",
        hide = true,
        hide_env_values = true
    )]
    password: Option<String>,
}

/// Arguments of `link`.
#[derive(Args, Debug)]
pub(super) struct Link {
    /// The account's name.
    name: String,
    /// What the provider calls its owner (`sub`); the sign-in page shows it to whoever is not tied.
    #[arg(long)]
    subject: String,
    /// The provider, as `hailong serve` has it.
    #[arg(long, env = "HAILONG_OIDC_ISSUER", value_name = "URL")]
    issuer: String,
}

/// A role as it is written on the command line.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum RoleName {
    Viewer,
    Counter,
    Officer,
    Analyst,
    Manager,
    Inspector,
    Admin,
}

impl From<RoleName> for Role {
    fn from(name: RoleName) -> Self {
        match name {
            RoleName::Viewer => Self::Viewer,
            RoleName::Counter => Self::Counter,
            RoleName::Officer => Self::Officer,
            RoleName::Analyst => Self::Analyst,
            RoleName::Manager => Self::Manager,
            RoleName::Inspector => Self::Inspector,
            RoleName::Admin => Self::Admin,
        }
    }
}

/// An account as it is listed: never its hash.
#[derive(Debug, Serialize)]
struct Listed {
    name: String,
    role: Role,
    /// Empty for the whole office.
    units: Vec<String>,
    disabled: bool,
}

impl StaffTask {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        let store = Store::open(&places.database_url()).await?;
        match self {
            Self::Add(add) => add.run(&store).await,
            Self::List(list) => list.run(&store).await,
            Self::Disable(named) => named.disable(&store).await,
            Self::Enable(named) => named.enable(&store).await,
            Self::ResetTotp(named) => named.reset_totp(&store).await,
            Self::Password(password) => password.run(&store).await,
            Self::Link(link) => link.run(&store).await,
            Self::Unlink(named) => named.unlink(&store).await,
        }
    }
}

impl Add {
    async fn run(self, store: &Store) -> anyhow::Result<()> {
        let name = self.name.trim().to_owned();
        if !is_name(&name) {
            bail!("the name must have 1 to 64 visible characters");
        }
        let units = known_units(store, self.units).await?;
        let password = long_enough(self.password, &name)?;
        let staff = Staff {
            name: name.clone(),
            role: self.role.into(),
            password_hash: password::hash(&password, &Random::system())?,
            disabled: false,
        };
        let by = By::command_line(Clock::System.now());
        if !store.add_staff(&staff, &units, &by).await? {
            bail!("there is an account `{name}` already; choose another name");
        }
        say!("added {name}");
        Ok(())
    }
}

impl List {
    async fn run(self, store: &Store) -> anyhow::Result<()> {
        let mut units = store.staff_units().await?;
        let all = store.all_staff().await?.into_iter().map(|staff| Listed {
            units: units.remove(&staff.name).unwrap_or_default(),
            name: staff.name,
            role: staff.role,
            disabled: staff.disabled,
        });
        let all: Vec<Listed> = all.collect();
        if self.json {
            say!("{}", serde_json::to_string_pretty(&all)?);
            return Ok(());
        }
        for staff in all {
            let state = if staff.disabled { "disabled" } else { "" };
            let (role, units) = (staff.role.code(), staff.units.join(","));
            say!("{:<24} {role:<10} {units:<16} {state}", staff.name);
        }
        Ok(())
    }
}

impl Named {
    async fn disable(self, store: &Store) -> anyhow::Result<()> {
        let by = By::command_line(Clock::System.now());
        if !store.disable_staff(&self.name, &by).await? {
            return unknown(&self.name);
        }
        say!("disabled {}", self.name);
        Ok(())
    }

    async fn enable(self, store: &Store) -> anyhow::Result<()> {
        let by = By::command_line(Clock::System.now());
        if !store.enable_staff(&self.name, &by).await? {
            return unknown(&self.name);
        }
        say!("enabled {}", self.name);
        Ok(())
    }

    async fn unlink(self, store: &Store) -> anyhow::Result<()> {
        let by = By::command_line(Clock::System.now());
        if !store.unlink_subjects(&self.name, &by).await? {
            bail!("`{}` is tied to no provider", self.name);
        }
        say!("{} signs in by its password alone", self.name);
        Ok(())
    }

    async fn reset_totp(self, store: &Store) -> anyhow::Result<()> {
        let by = By::command_line(Clock::System.now());
        if !store.reset_second_factor(&self.name, &by).await? {
            return unknown(&self.name);
        }
        say!("reset the second factor of {}", self.name);
        Ok(())
    }
}

impl Link {
    async fn run(self, store: &Store) -> anyhow::Result<()> {
        let by = By::command_line(Clock::System.now());
        let (name, subject) = (&self.name, self.subject.trim());
        if !is_subject(subject) {
            bail!(
                "the subject must have 1 to 255 visible characters; the sign-in page shows it to \
                 whoever is not tied"
            );
        }
        let identity = (self.issuer.as_str(), subject);
        match store.link_subject(name, identity, &by).await? {
            Linked::Done => {
                say!("{name} may sign in by {} as {subject}", self.issuer);
                Ok(())
            }
            Linked::NoAccount => unknown(name),
            Linked::Taken(owner) => bail!(
                "`{subject}` is tied to `{owner}`; untie it first: hailong staff unlink {owner}"
            ),
        }
    }
}

impl Password {
    async fn run(self, store: &Store) -> anyhow::Result<()> {
        let password = long_enough(self.password, &self.name)?;
        let hash = password::hash(&password, &Random::system())?;
        let by = By::command_line(Clock::System.now());
        if !store.change_password(&self.name, &hash, &by).await? {
            return unknown(&self.name);
        }
        say!("changed the password of {}", self.name);
        Ok(())
    }
}

fn unknown(name: &str) -> anyhow::Result<()> {
    bail!("there is no account `{name}`; see `hailong staff list`")
}

/// The password given, or else asked for, when it is long enough.
fn long_enough(given: Option<String>, name: &str) -> anyhow::Result<String> {
    let password = match given {
        Some(password) => password,
        None => rpassword::prompt_password(format!("Password for {name}: "))
            .context("no password: set HAILONG_PASSWORD, or run this on a terminal")?,
    };
    if !password::is_long_enough(&password) {
        let shortest = password::SHORTEST;
        bail!("the password is too short; use at least {shortest} characters");
    }
    Ok(password)
}

/// The codes, sorted and each once, when every one is a unit of the office.
async fn known_units(store: &Store, mut codes: Vec<String>) -> anyhow::Result<Vec<String>> {
    codes.sort();
    codes.dedup();
    let Present { units, ended } = store.present_units(office_day(Clock::System.now())).await?;
    if let Some(over) = ended.iter().find(|it| codes.contains(&it.unit)) {
        let Ended { unit, day, successors } = over;
        match successors.as_slice() {
            [] => bail!("unit `{unit}` ended on {day}; no unit succeeded it"),
            some => bail!("unit `{unit}` ended on {day}; its successor: {}", some.join(", ")),
        }
    }
    let known: Vec<String> = units.into_iter().map(|unit| unit.code).collect();
    let unknown: Vec<String> =
        codes.iter().filter(|code| !known.contains(code)).map(|code| format!("`{code}`")).collect();
    if !unknown.is_empty() {
        bail!("no unit is called {}; there are: {}", unknown.join(", "), known.join(", "));
    }
    Ok(codes)
}
