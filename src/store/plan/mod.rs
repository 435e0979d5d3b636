//! The yearly plan (kế hoạch): its tasks, what becomes of them, and the evidence.
//!
//! `change.rs` is pure and says what may happen to a task; `work.rs` makes it happen.

mod change;
mod evidence;
mod import;
mod read;
mod status;
mod step;
mod succession;
mod task;
mod work;

pub(super) use succession::{give_back, succeed};

pub use change::{Change, Refusal};
pub use evidence::{Evidence, EvidenceFile, NewEvidence};
pub use import::PlanImport;
pub use status::TaskStatus;
pub use step::Step;
pub use task::{Assignee, Overruled, PlanRow, Task, TaskEntry, TaskResult, Units};
pub use work::Changed;
