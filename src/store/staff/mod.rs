//! Accounts, sessions, second factors, tokens and sign-ins.

mod accounts;
mod factors;
mod failed_sign_ins;
mod sessions;
mod sign_ins;
mod staff;
mod subjects;
mod tokens;

pub use failed_sign_ins::FailedSignIns;
pub use sessions::Session;
pub use sign_ins::SignIn;
pub use staff::Staff;
pub use subjects::Linked;
pub use tokens::Token;
