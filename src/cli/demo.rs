//! `hailong demo`.

use anyhow::{Context, anyhow, bail};
use chrono::{Datelike, Days, NaiveDate};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::office::{self, Opened};
use super::plan;
use super::serve::Serve;
use crate::base::calendar::office_day;
use crate::base::clock::Clock;
use crate::base::random::Random;
use crate::config::{Listening, Places};
use crate::demo::{self, Dossiers, Petitions, Remarks, Year};
use crate::domain::account::Role;
use crate::domain::official::table;
use crate::domain::plan::table::PLAN_2023;
use crate::domain::unit::Touchpoint;
use crate::intake::slip_code::SlipCode;
use crate::pages::staff::password;
use crate::store::{By, Staff, Store};
use crate::web::paths;

/// Where the made-up office lives unless a directory is named: apart from the real one.
const DATA: &str = "./data/demo";

/// Fact of a database with made-up data: the seed they were made from.
pub(super) const SEED: &str = "demo";
/// Fact added when the filling came to its end.
const FILLED: &str = "demo_filled";

/// Name of the account that looks at it.
const ACCOUNT: &str = "demo";

/// Arguments of the command.
#[derive(Args, Debug)]
pub(super) struct Demo {
    /// How many answers to make up.
    #[arg(long, value_name = "N", default_value_t = 20_000, value_parser = clap::value_parser!(u32).range(1..))]
    responses: u32,
    /// What chance is made from: the same seed makes the same answers.
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// The last day of the made-up year [default: yesterday].
    #[arg(long, value_name = "DAY")]
    until: Option<NaiveDate>,
    /// Only fill the database.
    #[arg(long)]
    no_serve: bool,
    #[command(flatten)]
    listening: Listening,
}

impl Demo {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        let mut places = places.clone();
        places.data.get_or_insert_with(|| DATA.into());
        let filled = demo_of(&places).await?;
        let office = office::open(&places).await?;
        if filled.is_none() {
            self.fill(&office, &places).await?;
        }
        self.introduce(&office.store, filled.unwrap_or(self.seed)).await?;
        office.store.close().await;
        if self.no_serve {
            return Ok(());
        }
        let listening = self.listening;
        Serve { listening }.run(&places).await
    }

    /// Makes up the office: places, account, a year of answers.
    async fn fill(&self, office: &Opened, places: &Places) -> anyhow::Result<()> {
        let Opened { store, instruments } = office;
        store.keep_fact(SEED, &self.seed.to_string()).await?;
        let by = By::system(Clock::System.now());
        store.freeze(instruments, &by).await?;
        let staff = Staff {
            name: ACCOUNT.to_owned(),
            // Sees and does everything: whoever tries the program meets no closed door.
            role: Role::Admin,
            password_hash: password::hash(&password_of(self.seed), &Random::system())?,
            disabled: false,
        };
        let by = By::command_line(Clock::System.now());
        store.add_staff(&staff, &[], &by).await?;

        let touchpoints = store.touchpoints().await?;
        let yesterday = office_day(Clock::System.now()).checked_sub_days(Days::new(1));
        let year = Year {
            seed: self.seed,
            instruments,
            touchpoints: &touchpoints,
            responses: usize::try_from(self.responses)?,
            last_day: self.until.or(yesterday).context("the calendar has no yesterday")?,
        };
        let bar = progress_bar(self.responses.into())?;
        let advance = |answers| bar.inc(u64::try_from(answers).unwrap_or_default());
        let loaded = demo::load(store, year, advance).await?;
        bar.finish_and_clear();
        let registers = self.fill_registers(office, places, (&touchpoints, year.last_day)).await?;
        let deeds = self.work_on_a_plan(office, year.last_day).await?;
        // Real published figures, each with its source: an invented result of a real province would
        // be a false one.
        let published = table::read(table::PUBLISHED.as_bytes())
            .map_err(|faults| anyhow!("the built-in official figures: {faults:?}"))?;
        let file = "official-published.csv";
        store.import_official(file, &published, &by).await?;
        say!(
            "made up {} answers, {} slips, {registers} and {deeds} changes of a plan, until {}",
            loaded.responses,
            loaded.slips,
            year.last_day
        );
        store.keep_fact(FILLED, &loaded.responses.to_string()).await?;
        Ok(())
    }

    /// Petitions, what became of units, work on remarks, dossiers; says how many of each.
    async fn fill_registers(
        &self,
        office: &Opened,
        places: &Places,
        (touchpoints, last_day): (&[Touchpoint], NaiveDate),
    ) -> anyhow::Result<String> {
        let store = &office.store;
        let rules = office::petition_rules(places, store).await?;
        let made_up = Petitions { seed: self.seed, rules: &rules, account: ACCOUNT, last_day };
        let petitions = demo::load_petitions(store, made_up).await?;
        demo::load_units(store, last_day, ACCOUNT).await?;
        let remarks = Remarks {
            seed: self.seed,
            topics: &office::topics(places, &office.instruments)?,
            account: ACCOUNT,
            last_day,
        };
        let remarks = demo::load_remarks(store, remarks).await?;
        let made_up = Dossiers {
            seed: self.seed,
            holidays: &rules.holidays,
            touchpoints,
            account: ACCOUNT,
            last_day,
        };
        let dossiers = demo::load_dossiers(store, made_up).await?;
        Ok(format!("{remarks} remarks, {petitions} petitions, {dossiers} dossiers"))
    }

    /// The plan of 2023 as if it were of the made-up year, and the work on it.
    async fn work_on_a_plan(&self, office: &Opened, last_day: NaiveDate) -> anyhow::Result<usize> {
        let read = plan::read(PLAN_2023.as_bytes(), office).await?;
        let plan = read.map_err(|faults| anyhow!("the built-in plan: {}", faults.join("\n")))?;
        let rows = demo::plan::of_year(&plan.rows, last_day.year());
        let deeds = demo::plan::deeds(&rows, self.seed, last_day);
        Ok(demo::load_plan(&office.store, &rows, &deeds, ACCOUNT).await?)
    }

    /// Says where to look, and how to sign in.
    async fn introduce(&self, store: &Store, seed: u64) -> anyhow::Result<()> {
        let public_url = self.listening.public_url_expected();
        let touchpoints = store.touchpoints().await?;
        let counter = touchpoints.iter().find(|each| each.code == "BT01");
        if let Some(counter) = counter.or(touchpoints.first()) {
            say!("citizens: {public_url}{}", paths::form(&counter.code));
        }
        say!("public:   {public_url}/");
        say!("staff:    {public_url}/office");
        say!("sign in:  {ACCOUNT}, password {}", password_of(seed));
        say!("Made-up data: no answer was given by a person.");
        Ok(())
    }
}

/// The seed of a database that was filled by this command; `None` for an empty one.
async fn demo_of(places: &Places) -> anyhow::Result<Option<u64>> {
    let store = Store::open(&places.database_url()).await?;
    let (seed, filled) = (store.fact(SEED).await?, store.fact(FILLED).await?);
    let empty = is_empty(&store).await?;
    store.close().await;
    match (seed, filled) {
        (Some(seed), Some(_)) => Ok(Some(seed.parse().context("the demo's seed is no number")?)),
        (Some(_), None) => {
            bail!(
                "an earlier demo was broken off half-way; remove its directory (or empty its database) and begin again"
            )
        }
        (None, _) if empty => Ok(None),
        (None, _) => bail!(
            "the database holds an office that is not a demo; name another directory with --data"
        ),
    }
}

/// Whether nobody has begun to use it.
async fn is_empty(store: &Store) -> anyhow::Result<bool> {
    Ok(store.offices().await?.is_empty()
        && store.touchpoints().await?.is_empty()
        && store.all_staff().await?.is_empty()
        && store.inbox_size().await? == 0)
}

/// The demo account's password: known to whoever knows the seed, which guards nothing but made-up
/// data.
fn password_of(seed: u64) -> String {
    let code = SlipCode::drawn(Random::seeded(seed).bytes());
    format!("{}-demo", code.to_string().to_lowercase())
}

/// Shown on a terminal only.
fn progress_bar(answers: u64) -> anyhow::Result<ProgressBar> {
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} answers, {eta} left")?;
    Ok(ProgressBar::new(answers).with_style(style))
}
