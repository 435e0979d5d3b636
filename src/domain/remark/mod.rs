//! Remarks (góp ý): what they are about, where they stand, and when one may be shown. PURE; the pages are
//! in `remarks/`, the rows in `store/`.

mod batch;
mod phrase;
mod state;
mod topics;

pub use batch::Batch;
pub use state::State;
pub use topics::{Topic, Topics};
