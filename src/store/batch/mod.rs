//! Batches: settled out of the inbox, read into memory, released to the public, taken back.

mod cache;
mod keep;
mod mark;
mod notify;
mod page;
mod paper;
mod regroup;
mod release;
mod remarks;
mod responses;
mod review;
mod row;
mod settle;
mod take;
mod take_back;
mod waiting;
mod weeks;

pub use notify::Listener;
pub use responses::{Response, ResponseRun, Responses};
pub use review::{Reviewed, Verdict};
pub use settle::Settled;
pub use take_back::{BatchEntry, BatchFilter, TakeBack, TakeBackStep};

pub(super) use paper::{PaperAnswer, PaperSettled, PaperSettling};

pub(crate) use cache::ColumnsCache;
pub(crate) use notify::News;
