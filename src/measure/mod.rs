//! What the answers come to. PURE: counts in, figures out.
//!
//! A measure of nothing is `None`: never NaN, never 0, never an error. Figures are exact fractions
//! until they are told; `docs/methodology.md` has every formula with its source and its limits.

mod adjust;
mod aim;
mod breakdown;
mod cell;
mod change;
mod class;
mod columns;
mod compare;
mod control_chart;
mod counted;
mod counter;
mod cross;
pub mod design;
mod disclosure;
mod distribution;
mod drivers;
#[cfg(test)]
mod fixture;
mod forecast;
mod funnel;
mod index;
mod interval;
mod item;
mod number;
pub mod one_stop;
mod pace;
pub mod papi;
mod planning;
mod points;
pub mod printed;
mod proportion;
mod rate;
mod reliability;
mod reports;
mod respondents;
mod scorecard;
mod service_quality;
mod tally;
mod target;
mod uncertainty;
mod variance;
mod weekly;
mod worth;

pub use adjust::{benjamini_hochberg, holm};
pub use aim::{Aim, Indicator};
pub use breakdown::{Beside, Breakdown, breakdown, breakdown_beside, trend};
pub use cell::{Cell, Figure};
pub use change::{Change, Incomparable, LEAST_ANSWERS, Wave, change, channels_moved, difference};
pub use class::OneStopClass;
pub use compare::Comparison;
pub use control_chart::{
    Cusum, CusumPoint, Direction, Good, Meaning, PChart, PPoint, Rule, Rules, Signal, TRIAL_BELOW,
    XmrChart, XmrPoint, average_run_length, cusum, p_chart, xmr_chart,
};
pub use counted::Counted;
pub use counter::Counter;
pub use cross::{Cross, Untold, cross, cross_items};
pub use disclosure::{
    Bounds, ByDay, Cuts, Exposed, OneWay, Placed, TwoWay, one_way, one_way_beside, two_way,
    two_way_beside,
};
pub use drivers::{
    Bootstrap, Crosshair, Drivers, FEWEST_ROWS, MOST_DRIVERS, NoDrivers, Quadrant, Samples,
    drivers, drivers_watched,
};
pub use forecast::{
    BackTest, CalibrationBin, FEWEST_ANSWERS, FEWEST_PERIODS, Forecast, MOST_REMAINING,
    MadeUpYears, NoForecast, back_test, forecast,
};
pub use funnel::{
    Dispersion, Funnel, FunnelPlace, FunnelUnit, INNER, OUTER, RankInterval, Spread, exact_limits,
    funnel, rank_intervals,
};
pub use index::{is_share, method_name};
pub use interval::{Interval, LEVEL, normal_quantile, wilson, wilson_on};
pub use pace::Pace;
pub use planning::{
    Drawn, ExactTest, SampleSize, Stratum, Unallocated, allocate, exact_test, pps, sample_size,
    share, simple, slovin, systematic, to_detect,
};
pub use proportion::{
    Against, FinitePopulation, OneSidedLower, Proportion, agresti_coull, binomial_chance,
    clopper_pearson, clopper_pearson_lower, jeffreys, wald, wilson_corrected, wilson_lower,
};
pub use rate::Rate;
pub use reliability::{Reliability, reliability};
pub use reports::{ReportStanding, ReportState, report_verdict, reports, reports_delivered};
pub use respondents::{ByGroup, by_choice, par_index, without_survey};
pub use scorecard::{Channels, Filter, GroupScore, IndexScore, ItemScore, Scorecard};
pub use service_quality::{
    SILENCE_IS_SATISFIED, ServiceRate, petitions_on_time, without_complaint,
};
pub use tally::{ItemTally, Moments, Tally};
pub use target::{Verdict, more_needed, reached_exactly, shortfall};
pub use weekly::{Week, Weekly, weekly};
