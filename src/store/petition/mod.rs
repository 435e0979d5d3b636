//! Petitions, their moves, and the sealed senders.
//!
//! Every change, and every reading of a seal, is audited.

mod add;
mod apart;
mod approval;
mod days;
mod files;
mod history;
mod letters;
mod make_move;
mod pressing;
mod public;
mod rates;
mod read;
mod row;
mod sealed;

pub use add::Added;
pub use apart::{ApartKey, PetitionApart};
pub use approval::{AnswerDraft, Proposed, WaitingAnswer};
pub use files::{FileAdded, PetitionFile, SealedPetitionFile};
pub use history::Act as PetitionAct;
pub use letters::{LetterState, PetitionLetter, SenderTold};
pub use make_move::{Brought, Moved, PublicText};
pub use public::PublicPetition;
pub use read::{PetitionFilter, PetitionStep};
pub use row::Petition;
