//! Answers: the inbox, settling, counters, responses, slips and receipts.

mod accept;
mod frozen;
mod groups;
mod inbox;
mod notify;
mod receipts;
mod release;
mod responses;
mod settle;
mod slips;
mod tallies;
mod tally_cache;
mod totals;

pub use inbox::{Acceptance, NewResponse};
pub use notify::Listener;
pub use receipts::ReceiptState;
pub use responses::{Response, Responses};
pub use settle::{SettleRule, Settled};
pub use tallies::Audience;

pub(crate) use notify::News;
pub(crate) use tally_cache::TallyCache;
