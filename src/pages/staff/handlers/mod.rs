//! Signing in and out, accounts and second factors over HTTP.

pub(super) mod accounts;
mod credentials;
pub(super) mod factor;
pub(crate) mod link;
pub(crate) mod own;
pub(super) mod provider;
pub(super) mod sign_in;
