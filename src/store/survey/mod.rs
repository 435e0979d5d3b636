//! Answers: the inbox, slips and receipts.

mod accept;
mod frozen;
mod inbox;
mod receipts;
mod slips;

pub use inbox::{Acceptance, NewResponse};
pub use receipts::ReceiptState;
