//! A made-up year of an office, so that the program can be seen at work without real answers.
//!
//! All but `load.rs`, `work.rs`, `remarks.rs` and the ends of `petitions/`, `dossiers.rs` and
//! `units.rs` is pure: the seed decides everything, so a page shown today can be shown
//! again. Nothing here claims to describe a real office; the figures in these files are chosen to
//! look like life and to let every verdict appear.

mod counters;
mod days;
mod dossiers;
mod hours;
mod load;
mod paper;
mod person;
mod petitions;
mod phrases;
pub mod plan;
mod remark;
mod remarks;
mod units;
mod visit;
mod work;
mod year;

pub use dossiers::{Dossiers, load_dossiers};
pub use load::{Failed, Loaded, load};
pub use petitions::{Petitions, load_petitions};
pub use remarks::{Remarks, load_remarks};
pub use units::load_units;
pub use visit::Visit;
pub use work::load_plan;
pub use year::Year;
