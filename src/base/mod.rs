//! What any program could use.

mod enum_codes;

pub(crate) use enum_codes::enum_codes;
