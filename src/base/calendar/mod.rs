//! Days and periods of an office. PURE.
//!
//! The office's day is UTC+07:00 all year; a settled response keeps nothing finer than it.

mod chosen;
mod civil;
mod day;
pub mod due;
mod holidays;
mod hours;
mod period;
mod span;
mod working_days;

pub use chosen::Chosen;
pub use civil::CivilPeriod;
pub use day::{YEARS, last_instant, office_day, office_instant, office_time, read_day};
pub use due::{Nearness, Schedule};
pub use holidays::{Holidays, Standing};
pub use hours::OpeningHours;
pub use period::{Period, Report, quarter_of};
pub use span::Span;
pub(crate) use span::monday;
pub use working_days::Due;
