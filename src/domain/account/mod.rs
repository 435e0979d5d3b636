//! Roles and what each may do. Pure.

mod role;

pub use role::Role;
