//! Paper forms (phiếu giấy): bundles with what is written on their cover, what was keyed of them, and files of
//! responses. Pure.
//!
//! The forms of a bundle (bó phiếu) are of one instrument, one place and one day. A closed bundle of enough people is a
//! batch under the day written on it; fewer wait for more paper of the same place.

mod bundle;
mod cover;
mod keyed;
pub mod table;
mod template;

pub use bundle::{Bundle, BundleState, CountFault, Counts, NewBundle, read_bundle, read_counts};
pub use cover::{Cover, CoverFault, Totals};
pub use keyed::{
    CloseFault, Difference, Entry, KeyedForm, Part, close_faults, differences, is_agreed,
};
pub use template::template;
