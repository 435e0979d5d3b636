//! Holds `src/base/calendar/`.

mod civil;
mod day;
mod due;
mod holidays;
mod period;
