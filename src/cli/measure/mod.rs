//! `hailong measure`: a scorecard from a file of responses, without a database.

mod columns;
mod file;
mod print;
mod repeats;
mod selection;
mod weighing;

use std::path::PathBuf;

use anyhow::{Context, bail};
use clap::Args;

use self::selection::Selection;
use super::decimal::Decimal;
use super::estimate::rows;
use super::sampled::Sampled;
use super::terminal::say_json;
use super::{instruments, notes};
use crate::config::Places;
use crate::domain::measure::{Scorecard, is_share};
use crate::domain::survey::{Catalogue, Instrument};
use crate::stats::TargetRule;

#[derive(Args, Debug)]
pub(super) struct Measure {
    /// Id of the instrument the answers were given to.
    #[arg(long, value_name = "ID")]
    survey: String,
    /// CSV with a column an item code; blank is not answered, `?` don't know, `~` not applicable.
    #[arg(long, value_name = "FILE")]
    responses: PathBuf,
    /// Another target than the instrument's: 0.9 for a share, points for an index of points.
    #[arg(long, value_name = "DECIMAL")]
    target: Option<Decimal>,
    /// The version to measure, where a file holds several [default: the only one there is].
    #[arg(long, value_name = "VERSION")]
    of_version: Option<String>,
    #[command(flatten)]
    selection: Selection,
    #[command(flatten)]
    sampled: Sampled,
    /// As JSON rather than as a table.
    #[arg(long)]
    json: bool,
}

impl Measure {
    pub(super) async fn run(self, places: &Places) -> anyhow::Result<()> {
        self.sampled.check()?;
        self.selection.check()?;
        let catalogue = instruments::known(places).await?;
        let versions = self.versions(&catalogue)?;
        let bytes = rows::bytes(&self.responses)?;
        let file = (self.responses.as_path(), bytes.as_slice());
        let of_version = self.of_version.as_deref();
        let counts = file::read(file, &versions, of_version, &self.selection, &self.sampled)
            .map_err(|faults| rows::refused(&faults, &self.responses))?;
        let instrument = self.aimed(counts.instrument)?;
        let filter = self.selection.filter();
        let mut card = Scorecard::of(&instrument, &counts.tally, counts.channels, &filter, None);
        if let Some(weighed) = &counts.weighed {
            card = weighed.card(card, &instrument).with_context(|| {
                format!(
                    "`{}` has no index of shares of satisfied answers, and only those can be weighted",
                    instrument.id
                )
            })?;
        }
        if self.json {
            let mut answer = serde_json::to_value(&card)?;
            notes::into_answer(&mut answer);
            return say_json(&answer);
        }
        say!("{}", print::table(&instrument, &card).trim_end());
        notes::say();
        Ok(())
    }

    /// The versions the file may hold, the oldest first.
    fn versions<'a>(&self, catalogue: &'a Catalogue) -> anyhow::Result<Vec<&'a Instrument>> {
        let all: Vec<&Instrument> = catalogue.versions(&self.survey).collect();
        if all.is_empty() {
            let known = catalogue.ids().join(", ");
            bail!("there is no instrument `{}`; known are {known}", self.survey);
        }
        match &self.of_version {
            Some(version) if all.iter().all(|each| each.version != *version) => {
                let known: Vec<&str> = all.iter().map(|each| each.version.as_str()).collect();
                let known = known.join(", ");
                bail!("`{}` has no version `{version}`; known are {known}", self.survey)
            }
            _ => Ok(all),
        }
    }

    /// The instrument with the target asked for.
    fn aimed(&self, instrument: &Instrument) -> anyhow::Result<Instrument> {
        let mut instrument = instrument.clone();
        if let Some(wanted) = self.target {
            if is_share(instrument.formula.method) && wanted.numerator > wanted.denominator {
                bail!("--target is a share for `{}`: 0.9 for 90 %", instrument.id);
            }
            let rule = instrument.target.map_or(TargetRule::AtLeast, |target| target.rule);
            instrument.target = Some(wanted.target(rule));
        }
        Ok(instrument)
    }
}
