//! Statistics on numbers. Pure; it knows no survey.

mod adjust;
mod columns;
mod compare;
mod control_chart;
mod counted;
pub mod design;
mod distribution;
mod drivers;
mod forecast;
mod funnel;
mod interval;
mod number;
mod pace;
mod planning;
mod proportion;
mod reliability;
mod target;
mod verdict;

pub use adjust::{benjamini_hochberg, holm};
pub use compare::Comparison;
pub use control_chart::{
    Cusum, CusumPoint, Direction, Good, Meaning, PChart, PPoint, Rule, Rules, Signal, TRIAL_BELOW,
    XmrChart, XmrPoint, average_run_length, cusum, p_chart, xmr_chart,
};
pub use counted::{Counted, Observed};
pub use drivers::{
    Associations, Bootstrap, Crosshair, Drivers, FEWEST_ROWS, MOST_DRIVERS, NoDrivers, Quadrant,
    Samples, associations, drivers, drivers_watched,
};
pub use forecast::{
    BackTest, CalibrationBin, FEWEST_ANSWERS, FEWEST_PERIODS, Forecast, MOST_REMAINING,
    MadeUpYears, NoForecast, back_test, forecast,
};
pub use funnel::{
    Dispersion, Funnel, FunnelPlace, FunnelUnit, INNER, OUTER, PlacedShare, RankInterval,
    SharePlace, Spread, exact_limits, funnel, rank_intervals, share_funnel, share_limits,
};
pub use interval::{Interval, LEVEL, normal_quantile, wilson, wilson_on};
pub use pace::Pace;
pub use planning::{
    Drawn, SampleSize, Stratum, Unallocated, allocate, pps, sample_size, share, simple, slovin,
    systematic, to_detect,
};
pub use proportion::{
    Against, FinitePopulation, OneSidedLower, Proportion, agresti_coull, binomial_chance,
    clopper_pearson, clopper_pearson_lower, clopper_pearson_on, jeffreys, wald, wilson_corrected,
    wilson_lower,
};
pub use reliability::{Reliability, Scale, reliability};
pub use target::{Target, TargetRule};
pub use verdict::{Verdict, reached_exactly, shortfall};

pub(crate) use compare::newcombe;
pub(crate) use number::{
    Exact, ceiling, float, float_len, float_of, fraction, mean, ratio, real, total, whole,
};
pub(crate) use verdict::{Undecided, aim, reaches};
