//! `hailong estimate proportion`: the share of ones, or of a value, with six intervals.

use clap::Args;

use super::parts::Parts;
use super::print::print;
use super::sample::{self, Column, Holds, Sample};
use super::sampling::Sampling;

/// Arguments of the command.
#[derive(Args, Debug)]
pub(in crate::cli) struct Proportion {
    /// The column of 0 and 1; a row with a blank cell stays in the design, not in the figure.
    #[arg(long, value_name = "COL")]
    y: String,
    /// The share of this value, in a column of text.
    #[arg(long, value_name = "VALUE")]
    category: Option<String>,
    #[command(flatten)]
    parts: Parts,
    #[command(flatten)]
    sampling: Sampling,
}

impl Proportion {
    pub(super) fn run(self) -> anyhow::Result<()> {
        let holds = match self.category {
            Some(_) => Holds::Text,
            None => Holds::ZeroOne,
        };
        let asked = self.parts.with(&[(self.y.as_str(), holds)]);
        let mut sample = sample::read(&self.sampling, &asked)?;
        if let Some(category) = &self.category {
            self.mark(&mut sample, category)?;
        }
        let level = self.sampling.level;
        let ones = vec![1.0; sample.design.rows()];
        let answer = self.parts.answer(&sample, level, |part| {
            let y = part.numbers(0);
            let share = part.design.mean(y, part.domain);
            let mut row = part.row(share.as_ref(), y, Some(&ones));
            row.intervals = share
                .map(|share| part.design.intervals(&share, y, part.domain, level))
                .map(Into::into);
            row
        });
        print(&answer, self.sampling.json)
    }

    /// Writes 1 where the column has the value and 0 where it has another.
    fn mark(&self, sample: &mut Sample, category: &str) -> anyhow::Result<()> {
        let Some(Column {
            numbers, labels, ..
        }) = sample.columns.first_mut()
        else {
            return Ok(());
        };
        let Some(place) = labels.place(category) else {
            let known = labels.in_order();
            let known: Vec<&str> = known.iter().map(|(label, _)| *label).take(20).collect();
            anyhow::bail!(
                "column `{}` has no value `{category}`; it has {}",
                self.y,
                known.join(", ")
            );
        };
        let rows = labels.of_row().iter();
        *numbers = rows.map(|label| f64::from(*label == Some(place))).collect();
        Ok(())
    }
}
