//! The pages of petitions.

mod answer;
mod apart;
mod follow;
mod form;
mod list;
mod moves;
mod one;
mod parts;
mod publication;
mod refusal;
mod register;

pub(super) use answer::{AnswerForm, Approval, Preview, answer_form, answer_preview, approval};
pub(super) use apart::{Apart, NotDecided, apart, held_apart};
pub(super) use follow::{Followed, follow, not_found};
pub(super) use form::{Sheet, Trouble, form};
pub(super) use list::{Published, list};
pub(super) use moves::MoveTrouble;
pub(super) use one::{One, Opened, one};
pub(super) use publication::{Publication, publication_form, publication_preview};
pub(super) use refusal::{Refusal, refusal_form, refusal_preview};
pub(super) use register::{Found, Register, register};
