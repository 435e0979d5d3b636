//! Making a questionnaire: drafts, their changes, what of them is core, what they differ in. Pure.

mod change;
mod copy;
mod core;
mod differences;
mod examine;
mod fields;
mod formed;
mod groups;
mod index_fields;
mod shift;

pub use change::{Edit, Head, PartKind, Refusal, Step, apply};
pub use copy::{As, copy_of, id_of, of_file};
pub use core::{Cores, Keeps, Locks};
pub use differences::{Difference, differences};
pub use examine::{Examined, core_findings, examine};
pub use fields::{FieldFault, Problem, edit_of};
pub use formed::fields_of;
pub(super) use formed::{counts_code, missing_code};
pub use groups::{domain_of, factor_of};

use sha2::{Digest, Sha256};

use super::Instrument;
use crate::base::code;

/// A mark of a part as it stands; another one after any change of it. A part that is not there has a mark too.
pub fn mark_of(draft: &Instrument, kind: PartKind, code: Option<&str>) -> String {
    let fields = fields_of(draft, kind, code).unwrap_or_default();
    let lines = fields.iter().flat_map(|(name, value)| [name.as_str(), "=", value, "\n"]);
    code::hex(&Sha256::digest(lines.collect::<String>())[..8])
}
