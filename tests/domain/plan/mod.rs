//! Holds `src/domain/plan/`.

mod table;
