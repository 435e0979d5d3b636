//! The pages of the plan.

mod asked;
mod beside;
mod calendar;
mod forms;
mod history;
mod list;
mod parts;
mod task;

pub(super) use asked::Asked;
pub(super) use calendar::calendar;
pub(super) use list::list;
pub(super) use task::{May, Shown, task};
