//! What is asked and what was answered. PURE: values in, a value out.
//!
//! Meaning is data: what a choice counts as stands in `surveys/*.toml`, never in an `if` here.

mod answers;
mod catalogue;
pub mod cell;
pub mod edit;
pub mod file;
mod in_units;
mod instrument;
pub mod interchange;
mod receipt;
mod record;
mod tier;

pub use answers::{Answers, Fault, Problem, read_answers};
pub use catalogue::Catalogue;
pub use instrument::{
    Aggregation, Choice, Counts, Domain, Factor, Formula, Instrument, Item, Kind, LegalBasis,
    Method, MissingRule, Routing, Scale, Section,
};
pub use record::{Answer, Record};
pub use tier::Tier;

pub(crate) use receipt::{hashes_of, receipt_of};
