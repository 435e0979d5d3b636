//! Answers: the inbox, slips and receipts; and the questionnaires they answer.

mod accept;
mod drafts;
mod frozen;
mod inbox;
mod instruments;
mod published;
mod receipts;
mod slips;

pub(super) use accept::{add_to_inbox, known};
pub use drafts::{DraftHead, DraftState, SurveyDraft};
pub use inbox::{Acceptance, NewResponse};
pub use instruments::Instruments;
pub use published::Publishing;
pub use receipts::ReceiptState;
