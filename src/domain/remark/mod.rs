//! Remarks (góp ý): what they are about, where they stand, and when one may be shown. PURE; the pages are
//! in `remarks/`, the rows in `store/`.

mod batch;
mod phrase;
mod reading;
mod state;
mod tone;
mod topics;

pub use batch::Batch;
pub use reading::Reading;
pub use state::State;
pub use tone::Tone;
pub use topics::{Topic, Topics};
