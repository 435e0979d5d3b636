//! What any program could use.

pub mod code;
mod enum_codes;

pub(crate) use enum_codes::enum_codes;
