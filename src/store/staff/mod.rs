//! Accounts, sessions, second factors, tokens and sign-ins.

mod account;
mod accounts;
mod factors;
mod failed_sign_ins;
mod known_browsers;
mod last_uses;
mod links;
mod people;
mod sessions;
mod sign_ins;
mod subjects;
mod tokens;

pub use account::Staff;
pub use failed_sign_ins::FailedSignIns;
pub(crate) use last_uses::LastUses;
pub use links::LinkFor;
pub use sessions::Session;
pub use sign_ins::SignIn;
pub use subjects::Linked;
pub use tokens::{NewToken, Token};
