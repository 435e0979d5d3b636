//! `hailong estimate`: figures from numbers or from a CSV file, without a database.
//!
//! A command a file: its arguments, what it asks `measure`, and the answer's shape as JSON. Each
//! prints its answer as JSON or as lines with the names of the JSON.

mod adjust;
mod allocate;
mod alpha;
mod compare;
mod control_chart;
mod count_columns;
mod cusum;
mod difference;
mod draw;
mod drivers;
mod forecast;
mod funnel;
mod labels;
mod level;
mod margins;
mod parts;
mod print;
mod proportion;
pub(super) mod rows;
mod sample;
mod sample_size;
mod sampling;
pub(super) mod sheet;
mod signals;
mod table;
mod totals;
mod xmr;

use clap::Subcommand;

use self::print::Shown;

#[derive(Subcommand, Debug)]
pub(super) enum Estimate {
    /// Two shares: their difference, tests and odds ratio.
    Compare(Shown<compare::Compare>),
    /// How many answers are enough, for a margin of error or to show a share above another.
    SampleSize(Shown<sample_size::Sizing>),
    /// Shares a sample out over strata.
    Allocate(Shown<allocate::Allocate>),
    /// Draws a sample by chance from a file, with a protocol that repeats it.
    Draw(Shown<draw::Draw>),
    /// Corrects p-values for how many there are (Holm; Benjamini and Hochberg).
    Adjust(Shown<adjust::Adjust>),
    /// A share over time: p-chart, or Laney's p′, with its signals.
    ControlChart(Shown<control_chart::ControlChart>),
    /// Any figure over time: individuals and moving ranges.
    Xmr(Shown<xmr::Xmr>),
    /// Small shifts of a share that last: cumulative sums.
    Cusum(Shown<cusum::Cusum>),
    /// Offices side by side: funnel limits, over-dispersion, ranks with intervals.
    Funnel(Shown<funnel::Funnel>),
    /// Whether the items of a scale measure one thing (Cronbach's α).
    Alpha(Shown<alpha::Alpha>),
    /// What goes together with satisfaction: correlations, regression, shares of R².
    Drivers(Shown<drivers::Drivers>),
    /// The weighted mean of a column, by the sample's design.
    Mean(Shown<totals::Column>),
    /// The population's total of a column.
    Total(Shown<totals::Column>),
    /// The ratio of two columns' totals.
    Ratio(Shown<totals::Ratio>),
    /// A share: from two counts with tests against a target, or of a column by the design.
    Proportion(Shown<proportion::Proportion>),
    /// Whether two columns go together.
    Table(Shown<table::Table>),
    /// The difference of two groups' means.
    Difference(Shown<difference::Difference>),
    /// Where the year ends, if it goes on as it has: the chance of the target, and a span.
    Forecast(Shown<forecast::Forecast>),
}

impl Estimate {
    pub(super) fn run(self) -> anyhow::Result<()> {
        match self {
            Self::Compare(task) => task.print(compare::Compare::answer),
            Self::SampleSize(task) => task.print(sample_size::Sizing::answer),
            Self::Allocate(task) => task.print(allocate::Allocate::answer),
            Self::Draw(task) => task.print(draw::Draw::answer),
            Self::Adjust(task) => task.print(adjust::Adjust::answer),
            Self::ControlChart(task) => task.print(control_chart::ControlChart::answer),
            Self::Xmr(task) => task.print(xmr::Xmr::answer),
            Self::Cusum(task) => task.print(cusum::Cusum::answer),
            Self::Funnel(task) => task.print(funnel::Funnel::answer),
            Self::Alpha(task) => task.print(alpha::Alpha::answer),
            Self::Drivers(task) => task.print(drivers::Drivers::answer),
            Self::Mean(task) => task.print(totals::Column::mean),
            Self::Total(task) => task.print(totals::Column::total),
            Self::Ratio(task) => task.print(totals::Ratio::answer),
            Self::Proportion(task) => task.print(proportion::Proportion::answer),
            Self::Table(task) => task.print(table::Table::answer),
            Self::Difference(task) => task.print(difference::Difference::answer),
            Self::Forecast(task) => task.print(forecast::Forecast::answer),
        }
    }
}
