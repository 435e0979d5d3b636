//! Petitions (phản ánh, kiến nghị; PAKN) as the law has them: states, moves, limits, rates, and
//! what is sealed. PURE.
//!
//! Sources: Nghị định 20/2008/NĐ-CP, as amended by Nghị định 48/2013/NĐ-CP and 92/2017/NĐ-CP; the limits of the
//! National Public Service Portal, `seeds/petitions.toml`.

mod deadlines;
mod file;
mod kind;
mod limits;
mod moves;
mod nameless;
mod new_petition;
mod person;
mod rates;
mod rules;
mod seal;
mod state;
mod written;

pub use deadlines::{Clocked, Deadline, StoredDays, Urgency};
pub use file::{CleanFile, FileKind, FileSide, SealedFile, open_file};
pub use kind::Kind;
pub use limits::{Attachments, Limit, Limits, RefusalReason};
pub use moves::{MOVES, Move, Needs, moves_from};
pub use nameless::{SearchWords, nameless};
pub use new_petition::NewPetition;
pub use person::Person;
pub use rates::{Handling, Rates, Share};
pub use rules::Rules;
pub use seal::{Key, NONCE};
pub use state::State;
pub use written::{Origin, Written};
