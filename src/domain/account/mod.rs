//! Roles and what each may do, and what a token opens. Pure.

mod name;
mod person;
mod role;
mod token_scope;

pub use name::{compared_name, meant};
pub use person::{LONGEST, Person, PersonFault};
pub use role::Role;
pub use token_scope::{TokenScope, TokenScopes};
