//! The pages a citizen sees.

mod closed;
mod form;
mod receipt;
mod staff_only;

pub(super) use closed::closed;
pub(super) use form::form;
pub(super) use receipt::{Received, no_receipt, receipt};
pub(super) use staff_only::staff_only;
