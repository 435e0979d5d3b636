//! `hailong estimate forecast`: where the year ends.

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{anyhow, bail};
use clap::Args;
use serde_json::{Value, json};

use super::count_columns::CountColumns;
use super::level::inside;
use super::print::progress;
use super::rows::refuse;
use super::sheet::is_blank;
use crate::base::random::Random;
use crate::cli::decimal::Decimal;
use crate::cli::faults::Faults;
use crate::stats;
use crate::stats::{
    Counted, FEWEST_ANSWERS, FEWEST_PERIODS, MOST_REMAINING, MadeUpYears, NoForecast, Target,
    back_test, forecast,
};

#[derive(Args, Debug)]
pub(crate) struct Forecast {
    /// A CSV file, a row a period of the year, in order. Rows at the end whose trials are blank are
    /// periods to come.
    #[arg(long, value_name = "FILE")]
    data: PathBuf,
    /// The column that names the periods, each once.
    #[arg(long, value_name = "COL")]
    period: String,
    /// The column of satisfied answers.
    #[arg(long, value_name = "COL")]
    successes: String,
    /// The column of valid answers; 0 is a settled period without any.
    #[arg(long, value_name = "COL")]
    trials: String,
    /// The share the year is to reach, kept to the digit.
    #[arg(long, value_name = "SHARE", default_value = "0.9")]
    target: Decimal,
    /// Answers still to come; 0 when the year is over. Else the pace so far, over the periods to
    /// come.
    #[arg(long, value_name = "N")]
    remaining: Option<u64>,
    /// Level of the interval.
    #[arg(long, default_value_t = 0.95, allow_negative_numbers = true)]
    level: f64,
    /// Try the forecast out on made-up years like this one, whose outcome is known.
    #[arg(long)]
    back_test: bool,
    /// How many years to make up.
    #[arg(long, value_name = "N", default_value_t = 1000, requires = "back_test",
          value_parser = clap::value_parser!(u32).range(100..=100_000))]
    years: u32,
    /// Decides the made-up years.
    #[arg(long, default_value_t = 1, requires = "back_test")]
    seed: u64,
}

/// The periods of a file.
#[derive(Default)]
struct Periods {
    settled: Vec<Counted>,
    to_come: u64,
}

impl Forecast {
    pub(super) fn answer(self) -> anyhow::Result<Value> {
        let level = inside("--level", self.level)?;
        let target = self.target.share()?;
        let periods = self.read()?;
        let remaining = self.to_come(&periods)?;
        let found = forecast(&periods.settled, remaining, &target, level)
            .map_err(|reason| self.refusal(reason))?;
        let mut answer = json!({
            "successes": found.settled.successes,
            "trials": found.settled.trials,
            "periods": found.periods,
            "share": found.settled.share(),
            "target": self.target.real(),
            "remaining": found.remaining,
            "remaining_from": if self.remaining.is_some() { "given" } else { "pace" },
            "needed": found.needed,
            "chance": found.chance,
            "forecast": found.rate,
            "interval": found.interval,
            "level": level,
            "between_periods": found.between,
        });
        if self.back_test {
            answer["back_test"] = self.back_test(&periods.settled, &found, target)?;
        }
        Ok(answer)
    }

    /// The file's periods; fails with every period that has no name or the name of another.
    fn read(&self) -> anyhow::Result<Periods> {
        let mut periods = Periods::default();
        let mut named: Vec<String> = Vec::new();
        let columns = CountColumns { successes: &self.successes, trials: &self.trials };
        columns.each(&self.data, &[&self.period, &self.trials], |cells, counted| {
            let [name, trials] = cells else { return };
            named.push((*name).to_owned());
            periods.settled.push(counted);
            periods.to_come = if is_blank(trials) { periods.to_come + 1 } else { 0 };
        })?;
        refuse(&self.name_faults(&named), &self.data)?;
        let to_come = usize::try_from(periods.to_come)?;
        periods.settled.truncate(periods.settled.len() - to_come);
        Ok(periods)
    }

    fn name_faults(&self, named: &[String]) -> Faults {
        let mut faults = Faults::default();
        let mut seen = BTreeMap::new();
        for (row, name) in (2..).zip(named) {
            if is_blank(name) {
                faults.add(row, &self.period, "is blank. Name the period.");
            } else if let Some(first) = seen.insert(name, row) {
                let sentence =
                    format!("`{name}` stands in row {first} too. Add the two up in one row.");
                faults.add(row, &self.period, &sentence);
            }
        }
        faults
    }

    /// Answers still to come: as given, or the mean of the settled periods for each to come.
    fn to_come(&self, periods: &Periods) -> anyhow::Result<u64> {
        if let Some(remaining) = self.remaining {
            return Ok(remaining);
        }
        let file = self.data.display();
        let passed = u64::try_from(periods.settled.len())?;
        if periods.to_come == 0 || passed == 0 {
            bail!(
                "{file}: no rows at the end have a blank `{}`, so it is not known how much is to \
                 come. Add a row for each period to come, or give --remaining (0 when the year is \
                 over)",
                self.trials
            );
        }
        let trials = Counted::sum(periods.settled.iter().copied()).trials;
        let all = u128::from(trials) * u128::from(periods.to_come);
        let rounded = (2 * all + u128::from(passed)) / (2 * u128::from(passed));
        Ok(u64::try_from(rounded)?.max(1))
    }

    fn back_test(
        &self,
        settled: &[Counted],
        found: &stats::Forecast,
        target: Target,
    ) -> anyhow::Result<Value> {
        let Some(between) = found.between else {
            bail!("--back-test: the year is over, so there is nothing to forecast");
        };
        let years = MadeUpYears::like(settled, found.remaining, target, between);
        let count = usize::try_from(self.years)?;
        let bar = progress(count);
        let tried =
            Random::seeded(self.seed).with(|rng| back_test(&years, count, rng, &mut || bar.inc(1)));
        bar.finish_and_clear();
        let tried = tried.map_err(|reason| self.refusal(reason))?;
        Ok(json!({
            "years": tried.years,
            "brier": tried.brier,
            "brier_last_value": tried.brier_last_value,
            "brier_skill": tried.skill,
            "inside_interval": tried.inside,
            "calibration": tried.bins,
        }))
    }

    /// Why there is no forecast, and what to do.
    fn refusal(&self, reason: NoForecast) -> anyhow::Error {
        let file = self.data.display();
        match reason {
            NoForecast::TooFewPeriods(count) => anyhow!(
                "{file}: {count} settled periods with answers, and {FEWEST_PERIODS} are needed to \
                 see how much periods differ. Wait, or count by shorter periods (weeks, days)"
            ),
            NoForecast::TooFewAnswers(0) => {
                anyhow!("{file}: the year is over and has no answers, so it has no rate")
            }
            NoForecast::TooFewAnswers(count) => anyhow!(
                "{file}: {count} answers, and {FEWEST_ANSWERS} are needed: with fewer the year's \
                 level is not known to ten points. Wait for more"
            ),
            NoForecast::TooManyToCome(count) => anyhow!(
                "{file}: {count} answers to come, above the {MOST_REMAINING} that can be computed \
                 with; check --remaining"
            ),
            NoForecast::Impossible => {
                anyhow!("{file}: the counts are too large to be added up; check the columns")
            }
        }
    }
}
