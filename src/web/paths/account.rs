//! Addresses of one's own account and of signing in.

use super::escaped;

/// One's own account.
pub fn account() -> String {
    "/office/account".to_owned()
}

/// One's own second factor.
pub fn second_factor() -> String {
    "/office/account/second-factor".to_owned()
}

/// Where staff sign in.
pub fn sign_in() -> String {
    "/login".to_owned()
}

/// Where staff are sent on to the provider of identities.
pub fn provider(next: &str) -> String {
    format!("/login/provider?next={}", escaped(next))
}

/// Where the provider sends them back.
pub fn provider_back() -> String {
    "/login/provider/back".to_owned()
}

/// Where our own code is sent after that.
pub fn provider_code() -> String {
    "/login/provider/code".to_owned()
}

/// Where staff sign out.
pub fn sign_out() -> String {
    "/logout".to_owned()
}
