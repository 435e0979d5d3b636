//! The pages a citizen sees.

mod closed;
mod form;
mod receipt;

pub(super) use closed::closed;
pub(super) use form::form;
pub(super) use receipt::{Received, no_receipt, receipt};
