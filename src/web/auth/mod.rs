//! Who makes a request, and what they may do.

pub mod caller;
pub mod entering;
pub mod permission;
pub mod requester;
pub mod scope;
pub mod session;
