//! `hailong staff`: accounts of the office, managed by the operator of the server.

use anyhow::{Context, bail, ensure};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};
use serde::Serialize;

use super::office;
use super::terminal::say_json;
use crate::base::calendar::office_day;
use crate::base::clock::Clock;
use crate::base::random::Random;
use crate::base::text::one_line;
use crate::config::Places;
use crate::domain::account::Role;
use crate::domain::unit::Ended;
use crate::pages::staff::{is_name, is_subject, password};
use crate::store::{By, Linked, Present, Staff, Store};

#[derive(Subcommand, Debug)]
pub(super) enum StaffTask {
    /// Adds an account.
    Add(Add),
    /// Lists the accounts.
    List {
        /// As JSON rather than as a table.
        #[arg(long)]
        json: bool,
    },
    /// Disables an account and ends its sessions.
    Disable(Account),
    /// Lets a disabled account sign in again.
    Enable(Account),
    /// Lifts the wait that wrong passwords have caused.
    LiftWaits(Account),
    /// Takes an account's second factor away, for an owner who has lost it.
    ResetTotp(Account),
    /// Gives an account another password and ends its sessions.
    Password {
        #[command(flatten)]
        account: Account,
        #[command(flatten)]
        password: NewPassword,
    },
    /// Ties an account to who its owner is at the provider of identities.
    Link(Link),
    /// Unties an account from the provider.
    Unlink(Account),
}

#[derive(Args, Debug)]
pub(super) struct Account {
    /// The account's name.
    #[arg(value_parser = typed)]
    name: String,
}

#[derive(Args, Debug)]
pub(super) struct NewPassword {
    /// Asked for when it is not in the environment.
    #[arg(
        long = "password-from-environment",
        env = "HAILONG_PASSWORD",
        hide = true,
        hide_env_values = true
    )]
    password: Option<String>,
}

#[derive(Args, Debug)]
pub(super) struct Add {
    /// The name to sign in with.
    #[arg(value_parser = typed)]
    name: String,
    /// What the account may do.
    #[arg(long, value_parser = role())]
    role: Role,
    /// Code of a unit the account is limited to; repeat it for several [default: the whole office].
    #[arg(long = "unit", value_name = "CODE")]
    units: Vec<String>,
    #[command(flatten)]
    password: NewPassword,
}

#[derive(Args, Debug)]
pub(super) struct Link {
    #[command(flatten)]
    account: Account,
    /// What the provider calls its owner (`sub`); the sign-in page shows it to an owner who is not
    /// tied.
    #[arg(long)]
    subject: String,
    /// The provider, as `hailong serve` has it.
    #[arg(long, env = "HAILONG_OIDC_ISSUER", value_name = "URL")]
    issuer: String,
}

/// A name composed and without unseen characters, as the sign-in page reads it.
#[expect(clippy::unnecessary_wraps, reason = "clap wants a result")]
pub(super) fn typed(name: &str) -> Result<String, std::convert::Infallible> {
    Ok(one_line(name))
}

/// Reads the code of a role.
pub(super) fn role() -> impl TypedValueParser<Value = Role> {
    PossibleValuesParser::new(Role::ALL.map(Role::code))
        .try_map(|code| Role::of_code(&code).ok_or("no role"))
}

/// An account as it is listed: never its hash.
#[derive(Serialize)]
struct Listed {
    name: String,
    role: Role,
    /// Empty for the whole office.
    units: Vec<String>,
    disabled: bool,
}

impl StaffTask {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        let store = office::store(places).await?;
        let by = By::command_line(Clock::System.now());
        match self {
            Self::Add(task) => task.run(&store, &by).await,
            Self::List { json } => list(&store, json).await,
            Self::Disable(Account { name }) => {
                said("disabled", &name, store.disable_staff(&name, &by).await?)
            }
            Self::Enable(Account { name }) => {
                said("enabled", &name, store.enable_staff(&name, &by).await?)
            }
            Self::LiftWaits(Account { name }) => {
                said("lifted the wait of", &name, store.lift_waits(&name, &by).await?)
            }
            Self::ResetTotp(Account { name }) => {
                let done = store.reset_second_factor(&name, &by).await?;
                said("reset the second factor of", &name, done)
            }
            Self::Password { account: Account { name }, password } => {
                let hash = password::hash(&password.read(&name)?, &Random::system())?;
                let done = store.change_password(&name, &hash, &by).await?;
                said("changed the password of", &name, done)
            }
            Self::Link(task) => task.run(&store, &by).await,
            Self::Unlink(Account { name }) => {
                let done = store.unlink_subjects(&name, &by).await?;
                ensure!(done, "`{name}` is tied to no provider");
                say!("{name} signs in by its password alone");
                Ok(())
            }
        }
    }
}

/// Says what was done to an account; fails when there is none of that name.
fn said(done: &str, name: &str, exists: bool) -> anyhow::Result<()> {
    ensure!(exists, "there is no account `{name}`; see `hailong staff list`");
    say!("{done} {name}");
    Ok(())
}

impl Add {
    async fn run(self, store: &Store, by: &By) -> anyhow::Result<()> {
        let name = self.name.trim().to_owned();
        ensure!(is_name(&name), "the name must have 1 to 64 visible characters");
        let units = known_units(store, self.units).await?;
        let password = self.password.read(&name)?;
        let staff = Staff {
            name: name.clone(),
            role: self.role,
            password_hash: password::hash(&password, &Random::system())?,
            disabled: false,
        };
        let added = store.add_staff(&staff, &units, by).await?;
        ensure!(
            added,
            "there is an account `{name}` already, in this case or another; choose another name"
        );
        say!("added {name}");
        Ok(())
    }
}

async fn list(store: &Store, json: bool) -> anyhow::Result<()> {
    let mut units = store.staff_units().await?;
    let all = store.all_staff().await?.into_iter().map(|staff| Listed {
        units: units.remove(&staff.name).unwrap_or_default(),
        name: staff.name,
        role: staff.role,
        disabled: staff.disabled,
    });
    let all: Vec<Listed> = all.collect();
    if json {
        return say_json(&all);
    }
    for staff in all {
        let state = if staff.disabled { "disabled" } else { "" };
        let (role, units) = (staff.role.code(), staff.units.join(","));
        say!("{:<24} {role:<10} {units:<16} {state}", staff.name);
    }
    Ok(())
}

impl Link {
    async fn run(self, store: &Store, by: &By) -> anyhow::Result<()> {
        let (name, subject) = (&self.account.name, self.subject.trim());
        ensure!(
            is_subject(subject),
            "the subject must have 1 to 255 visible characters; the sign-in page shows it to \
             someone who is not tied"
        );
        let identity = (self.issuer.as_str(), subject);
        match store.link_subject(name, identity, by).await? {
            Linked::Done => say!("{name} may sign in by {} as {subject}", self.issuer),
            Linked::NoAccount => return said("", name, false),
            Linked::Taken(owner) => bail!(
                "`{subject}` is tied to `{owner}`; untie it first: hailong staff unlink {owner}"
            ),
        }
        Ok(())
    }
}

impl NewPassword {
    /// The password given, or else asked for, when it is long enough.
    fn read(self, name: &str) -> anyhow::Result<String> {
        let password = match self.password {
            Some(password) => password,
            None => rpassword::prompt_password(format!("Password for {name}: "))
                .context("no password: set HAILONG_PASSWORD, or run this on a terminal")?,
        };
        let shortest = password::SHORTEST;
        ensure!(
            password::is_long_enough(&password),
            "the password is too short; use at least {shortest} characters"
        );
        Ok(password)
    }
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
