//! Answers: the inbox, settling, counters, responses, slips and receipts.

mod accept;
mod frozen;
mod groups;
mod inbox;
mod kept_counters;
mod news;
mod receipts;
mod release;
mod responses;
mod settle;
mod slips;
mod tallies;
mod totals;

pub use inbox::{Acceptance, NewResponse};
pub use news::Listener;
pub use receipts::ReceiptState;
pub use responses::{Response, Responses};
pub use settle::{SettleRule, Settled};
pub use tallies::Audience;

pub(crate) use kept_counters::TallyCache;
pub(crate) use news::News;
