//! Holds `src/base/calendar/`.

mod day;
mod due;
mod holidays;
mod period;
