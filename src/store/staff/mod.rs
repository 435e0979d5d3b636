//! Accounts, sessions, second factors, tokens and sign-ins.

mod accounts;
mod factors;
mod mistakes;
mod sessions;
mod sign_ins;
mod staff;
mod subjects;
mod tokens;

pub use mistakes::Mistakes;
pub use sessions::Session;
pub use sign_ins::SignIn;
pub use staff::Staff;
pub use subjects::Linked;
pub use tokens::Token;
