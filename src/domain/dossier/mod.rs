//! Dossiers (hồ sơ) of the one-stop system: where each stands, the rates, the rule for apologies, and
//! reading them from a file. PURE; the pages are in `one_stop/`, the rows in `store/`.
//!
//! Nothing here names a citizen: no column of the file takes a name, and a code with a space between letters
//! is refused.

pub mod points;

mod as_of;
mod changes;
mod code;
mod counts;
mod filter;
mod model;
mod rates;
mod register;
mod rules;
pub mod table;

pub use as_of::AsOf;
pub use changes::{Changes, Known};
pub use code::compared_code;
pub use counts::{Counts, Place};
pub use filter::DossierFilter;
pub use model::{Apology, Dossier, Outcome, Standing};
pub use rates::{Rates, verdict};
pub use register::{Group, ReceivedMonth, Register};
pub use rules::Rules;
