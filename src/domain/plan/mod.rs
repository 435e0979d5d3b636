//! The yearly plan (kế hoạch): its tasks, the steps they may take, and the file of a year. Pure.

mod change;
mod past;
mod status;
mod step;
pub mod table;
mod task;

pub use change::{Change, Refusal};
pub use status::TaskStatus;
pub use step::Step;
pub use task::{Assignee, Overruled, PlanRow, Task, TaskEntry, TaskResult, Units};

pub(crate) use change::Made;
