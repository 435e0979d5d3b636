//! What the answers come to. PURE: counts in, figures out.
//!
//! A measure of nothing is `None`: never NaN, never 0, never an error. Figures are exact fractions
//! until they are printed; `docs/methodology.md` has every formula with its source and its limits.

mod aim;
mod breakdown;
mod cell;
mod change;
mod class;
mod counter;
mod cross;
#[cfg(test)]
mod fixture;
mod index;
mod item;
mod overall;
pub mod papi;
mod people;
mod points;
mod pool;
mod priority;
mod rate;
mod reports;
mod scorecard;
mod service_quality;
mod standing;
mod tally;
mod uncertainty;
mod variance;
mod verdict_name;
mod weekly;
pub mod weighted;
mod within_reach;
mod worth;

pub use aim::{Aim, Declared, Indicator};
pub use breakdown::{Breakdown, breakdown, cell, sum};
pub use cell::{Cell, Figure};
pub use change::{Change, Incomparable, LEAST_ANSWERS, Wave, change, channels_moved, difference};
pub use class::OneStopClass;
pub use counter::Counter;
pub use cross::{Cross, cross, cross_items};
pub use index::{is_share, method_name};
pub use overall::{counted_item, is_rated, overall_item};
pub use pool::{Pool, Pooled, has_too_few, pool};
pub use priority::{Priority, Rated, lowest, rated_items, to_mend};
pub use rate::Rate;
pub use reports::{ReportStanding, ReportState, report_verdict, reports, reports_delivered};
pub use scorecard::{Channels, Filter, GroupScore, IndexScore, ItemScore, Scorecard};
pub use service_quality::ServiceRate;
pub use standing::{Course, Distance, Few, Judged, Lately, Standing};
pub use tally::{ItemTally, Moments, Tally};
pub use verdict_name::verdict_name;
pub use weekly::{Week, Weekly, first_week, weekly};
pub use within_reach::{answers_a_year, more_needed, within_a_year};

pub(crate) use points::{answers_with_points, mean_points};
pub(crate) use worth::{Worth, worths};
