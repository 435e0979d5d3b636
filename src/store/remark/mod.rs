//! Remarks (góp ý): taken up after settling, shown in batches, worked on, released to the public.
//!
//! What was typed leaves this folder masked only.

mod change;
mod counts;
mod public;
mod read;
mod release;
mod take_up;

pub use change::RemarkChanged;
pub use counts::RemarkCounts;
pub use public::{PublicRemark, RemarkAnswer};
pub use read::{Publication, Remark, RemarkFilter};
pub use release::{LEAST_RELEASED, Released};
