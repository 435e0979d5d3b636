//! Holds `src/domain/worklist/alert/`.

mod retry;
mod round;
mod settings;
