//! Signing in by a provider of identities (OpenID Connect Core 1.0, Authorization Code with PKCE).

mod client;
mod way;

pub(super) use client::{Fault, Providers};
pub(super) use way::{Begun, Way};
