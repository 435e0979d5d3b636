//! `hailong demo`.

use anyhow::{Context, anyhow, bail};
use chrono::{Datelike, Days, NaiveDate};
use clap::Args;
use indicatif::{ProgressBar, ProgressStyle};

use super::backup::ScheduleOptions;
use super::office::{self, Opened};
use super::plan;
use super::serve::{Limits, Serve};
use crate::app::Monitor;
use crate::base::calendar::office_day;
use crate::base::clock::Clock;
use crate::base::random::Random;
use crate::config::{Listening, Places};
use crate::demo::{self, SEED_FACT, Setting, Year};
use crate::domain::account::Role;
use crate::domain::assessment;
use crate::domain::assessment::table::CRITERIA_2023;
use crate::domain::official::table;
use crate::domain::plan::table::PLAN_2023;
use crate::domain::unit::Touchpoint;
use crate::intake::slip_code::SlipCode;
use crate::pages::staff::password;
use crate::store::{By, Staff, Store};
use crate::web::paths;

/// The default of `--data`, apart from the directory of a real office.
const DATA: &str = "./data/demo";

/// Fact of a database that was filled to the end.
const FILLED: &str = "demo_filled";

/// Name of the demo account.
const ACCOUNT: &str = "demo";

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
    pub(super) listening: Listening,
}

impl Demo {
    pub(super) async fn run(self, places: &Places, monitor: Monitor) -> anyhow::Result<()> {
        let mut places = places.clone();
        places.data.get_or_insert_with(|| DATA.into());
        let filled = demo_of(&places).await?;
        let office = office::open_demo(&places).await?;
        if filled.is_none() {
            self.fill(&office, &places).await?;
        }
        self.introduce(&office.store, filled.unwrap_or(self.seed)).await?;
        office.store.close().await;
        if self.no_serve {
            return Ok(());
        }
        Serve {
            listening: self.listening,
            limits: Limits::default(),
            backups: ScheduleOptions::default(),
        }
        .run(&places, monitor)
        .await
    }

    /// Makes up the office: places, account, a year of answers.
    async fn fill(&self, office: &Opened, places: &Places) -> anyhow::Result<()> {
        let Opened { store, instruments } = office;
        store.keep_fact(SEED_FACT, &self.seed.to_string()).await?;
        let by = By::system(Clock::System.now());
        store.freeze(instruments, &by).await?;
        let staff = Staff {
            name: ACCOUNT.to_owned(),
            // May do everything, so that every page can be tried.
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
        let setting = Setting { seed: self.seed, account: ACCOUNT, last_day: year.last_day };
        let registers = fill_registers(office, places, setting, &touchpoints).await?;
        let deeds = work_on_a_plan(office, setting).await?;
        // Real published figures, each with its source: an invented result of a real province would
        // be a false one.
        let published = table::read(table::PUBLISHED.as_bytes())
            .map_err(|faults| anyhow!("the built-in official figures: {faults:?}"))?
            .rows;
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

/// Petitions, what became of units, work on remarks, dossiers; gives how many of each in words.
async fn fill_registers(
    office: &Opened,
    places: &Places,
    setting: Setting<'_>,
    touchpoints: &[Touchpoint],
) -> anyhow::Result<String> {
    let store = &office.store;
    let rules = office::petition_rules(places, store).await?;
    let petitions = demo::load_petitions(store, setting, &rules).await?;
    demo::load_units(store, setting).await?;
    let topics = office::topics(places, &office.instruments)?;
    let remarks = demo::load_remarks(store, setting, &topics).await?;
    let dossiers = demo::load_dossiers(store, setting, touchpoints, &rules.holidays).await?;
    Ok(format!("{remarks} remarks, {petitions} petitions, {dossiers} dossiers"))
}

/// The plan of 2023 moved to the made-up year, and the work on it; gives how many changes.
async fn work_on_a_plan(office: &Opened, setting: Setting<'_>) -> anyhow::Result<usize> {
    let read = plan::read(PLAN_2023.as_bytes(), office).await?;
    let plan = read.map_err(|faults| anyhow!("the built-in plan: {}", faults.join("\n")))?.rows;
    let Setting { seed, account, last_day } = setting;
    let rows = demo::plan::of_year(&plan.rows, last_day.year());
    let deeds = demo::plan::deeds(&rows, seed, last_day);
    let done = demo::load_plan(&office.store, &rows, &deeds, account).await?;
    demo::load_dialogues(&office.store, setting).await?;
    let criteria = assessment::table::read(CRITERIA_2023.as_bytes())
        .map_err(|faults| anyhow!("the built-in criteria: {faults:?}"))?;
    let criteria = (criteria.rows, last_day.year());
    demo::load_assessment(&office.store, setting, criteria).await?;
    Ok(done)
}

/// The seed of a database that was filled by this command; `None` for an empty one.
async fn demo_of(places: &Places) -> anyhow::Result<Option<u64>> {
    let store = Store::open(&places.database_url()).await?;
    let (seed, filled) = (store.fact(SEED_FACT).await?, store.fact(FILLED).await?);
    let empty = is_empty(&store).await?;
    store.close().await;
    match (seed, filled) {
        (Some(seed), Some(_)) => Ok(Some(seed.parse().context("the demo's seed is no number")?)),
        (Some(_), None) => bail!(
            "an earlier demo was broken off half-way; remove its directory (or empty its database) and begin again"
        ),
        (None, _) if empty => Ok(None),
        (None, _) => bail!(
            "the database holds an office that is not a demo; name another directory with --data"
        ),
    }
}

/// Whether the database holds nothing yet.
async fn is_empty(store: &Store) -> anyhow::Result<bool> {
    Ok(store.offices().await?.is_empty()
        && store.touchpoints().await?.is_empty()
        && store.all_staff().await?.is_empty()
        && store.inbox_size().await? == 0)
}

/// The demo account's password. It follows from the seed, since it guards made-up data only.
fn password_of(seed: u64) -> String {
    let code = SlipCode::drawn(Random::seeded(seed).bytes());
    format!("{}-demo", code.to_string().to_lowercase())
}

/// Shown on a terminal only.
fn progress_bar(answers: u64) -> anyhow::Result<ProgressBar> {
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} answers, {eta} left")?;
    Ok(ProgressBar::new(answers).with_style(style))
}
