//! The pages a citizen sees.

mod closed;
mod form;
mod question;
mod receipt;
mod staff_only;

pub(super) use closed::closed;
pub(super) use form::form;
pub(super) use receipt::{Received, codes_page, receipt};
pub(super) use staff_only::staff_only;
