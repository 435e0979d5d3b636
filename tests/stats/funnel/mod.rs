//! Holds `src/stats/funnel/`.

mod rank;
