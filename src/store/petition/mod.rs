//! Petitions, their moves, and the seal on who sent them.
//!
//! Every change takes a [`super::By`] and leaves an entry in the audit log in its own transaction; so
//! does every reading of a seal.

mod add;
mod make_move;
mod public;
mod read;
mod row;
mod sealed;

pub use add::{Added, NewPetition};
pub use make_move::{Brought, Moved, PublicText};
pub use public::{PublicPetition, PublicPetitions};
pub use read::{PetitionFilter, PetitionStep};
pub use row::Petition;
