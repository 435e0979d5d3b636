//! The pages of waves.

mod counters;
mod form;
mod list;
mod one;

pub(super) use form::{Form, Refused, choose, fields_of, form};
pub(super) use list::{List, list};
pub(super) use one::{One, one};
