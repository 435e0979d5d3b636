//! Backups (bản sao lưu): when one is due, what it is called, which older ones go.

mod due;
mod names;

pub use due::{BackupAge, OnSchedule, stands};
pub use names::{name, superseded, taken_at};
