//! The yearly plan (kế hoạch): its tasks, their history and evidence.
//!
//! `change.rs` is pure and says what may happen to a task; `work.rs` stores it.

mod adjust;
mod evidence;
mod import;
mod read;
mod succession;
mod work;

pub use adjust::PlanAdjusted;
pub use import::PlanImport;
pub use work::Changed;

pub(super) use succession::{give_back, succeed};
