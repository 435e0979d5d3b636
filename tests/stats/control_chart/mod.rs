//! Holds `src/stats/control_chart/`.

mod average_run_length;
mod cusum;
