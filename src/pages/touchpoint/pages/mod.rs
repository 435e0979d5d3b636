//! The pages of touchpoints and procedures, for staff.

mod hours;
mod list;
mod one;
mod procedures;

pub(crate) use hours::{HoursPage, hours};
pub(crate) use list::{Allowed, List, list};
pub(crate) use one::{One, one};
pub(crate) use procedures::{OneProcedure, Procedures, one_procedure, procedures};
