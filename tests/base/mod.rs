//! Holds `src/base/`.

mod calendar;
mod code;
mod csv;
mod format;
mod mail;
mod random;
mod text;
