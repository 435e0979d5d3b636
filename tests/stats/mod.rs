//! Holds `src/stats/`.

mod adjust;
mod control_chart;
mod counted;
mod funnel;
mod interval;
mod pace;
mod planning;
mod published;
mod reliability;
