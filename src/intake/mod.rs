//! From an accepted form to a settled response: queue, writer, settler.

mod flood;
mod metrics;
pub mod paper;
mod queue;
mod seal;
mod settler;
pub mod slip_code;
mod writer;

pub use flood::Flood;
pub use metrics::Metrics;
pub use queue::{Intake, Refused};
pub use seal::{Filled, OnPaper};
pub use settler::Settler;
pub use writer::Keeper;
