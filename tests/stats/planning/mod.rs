//! Holds `src/stats/planning/`.

mod allocation;
