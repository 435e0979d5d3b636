//! Petitions, their moves, and the sealed senders.
//!
//! Every change, and every reading of a seal, is audited.

mod add;
mod apart;
mod days;
mod make_move;
mod pressing;
mod public;
mod rates;
mod read;
mod row;
mod sealed;

pub use add::Added;
pub use apart::{ApartKey, PetitionApart};
pub use make_move::{Brought, Moved, PublicText};
pub use public::PublicPetition;
pub use read::{PetitionFilter, PetitionStep};
pub use row::Petition;
