//! `hailong estimate`: figures from numbers or from a CSV file, without a database.
//!
//! A command a file: its arguments, what it asks `measure`, and the answer's shape as JSON.

mod adjust;
mod allocate;
mod alpha;
mod answer;
mod compare;
mod control_chart;
mod counts;
mod cusum;
mod difference;
mod draw;
mod drivers;
mod forecast;
mod funnel;
mod labels;
mod level;
mod margins;
mod mean;
mod parts;
mod print;
mod proportion;
mod ratio;
pub(super) mod rows;
mod sample;
mod sample_size;
mod sampling;
pub(super) mod sheet;
mod table;
mod told;
mod total;
mod trials;
mod xmr;

use clap::Subcommand;

pub(super) use self::sheet::{is_blank, number};

/// The estimates there are.
#[derive(Subcommand, Debug)]
pub(super) enum Estimate {
    /// Two shares: their difference, tests and odds ratio.
    Compare(compare::Compare),
    /// How many answers are enough, for a margin of error or to show a share above another.
    SampleSize(sample_size::Sizing),
    /// Shares a sample out over strata.
    Allocate(allocate::Allocate),
    /// Draws a sample by chance from a file, with a protocol that repeats it.
    Draw(draw::Draw),
    /// Corrects p-values for how many there are (Holm; Benjamini and Hochberg).
    Adjust(adjust::Adjust),
    /// A share over time: p-chart, or Laney's p′, with its signals.
    ControlChart(control_chart::ControlChart),
    /// Any figure over time: individuals and moving ranges.
    Xmr(xmr::Xmr),
    /// Small shifts of a share that last: cumulative sums.
    Cusum(cusum::Cusum),
    /// Offices side by side: funnel limits, over-dispersion, ranks with intervals.
    Funnel(funnel::Funnel),
    /// Whether the items of a scale measure one thing (Cronbach's α).
    Alpha(alpha::Alpha),
    /// What goes together with satisfaction: correlations, regression, shares of R².
    Drivers(drivers::Drivers),
    /// The weighted mean of a column, by the sample's design.
    Mean(mean::Mean),
    /// The population's total of a column.
    Total(total::Total),
    /// The ratio of two columns' totals.
    Ratio(ratio::Ratio),
    /// A share: from two counts with tests against a target, or of a column by the design.
    Proportion(proportion::Proportion),
    /// Whether two columns go together.
    Table(table::Table),
    /// The difference of two groups' means.
    Difference(difference::Difference),
    /// Where the year ends, if it goes on as it has: the chance of the target, and a span.
    Forecast(forecast::Forecast),
}

impl Estimate {
    pub(super) fn run(self) -> anyhow::Result<()> {
        match self {
            Self::Compare(task) => task.run(),
            Self::SampleSize(task) => task.run(),
            Self::Allocate(task) => task.run(),
            Self::Draw(task) => task.run(),
            Self::Adjust(task) => task.run(),
            Self::ControlChart(task) => task.run(),
            Self::Xmr(task) => task.run(),
            Self::Cusum(task) => task.run(),
            Self::Funnel(task) => task.run(),
            Self::Alpha(task) => task.run(),
            Self::Drivers(task) => task.run(),
            Self::Mean(task) => task.run(),
            Self::Total(task) => task.run(),
            Self::Ratio(task) => task.run(),
            Self::Proportion(task) => task.run(),
            Self::Table(task) => task.run(),
            Self::Difference(task) => task.run(),
            Self::Forecast(task) => task.run(),
        }
    }
}
