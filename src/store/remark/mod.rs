//! Remarks (góp ý): indexed after settling, shown in batches, worked on, released to the public.
//!
//! Text leaves this folder only masked.

mod act;
mod change;
mod counts;
mod filter;
mod index;
mod public;
mod read;
mod release;

pub use act::{RemarkWork, Undone, WhichRemarks, Worked};
pub use change::{HandTo, RemarkChanged};
pub use counts::RemarkCounts;
pub use filter::RemarkFilter;
pub use public::{PublicRemark, RemarkAnswer};
pub use read::{Publication, Remark, RemarkKey};
pub use release::{LEAST_RELEASED, Released};
