//! The pages of questionnaires.

mod draft;
mod list;
mod part;
mod review;
mod shared;

pub(super) use draft::{DraftPage, draft};
pub(super) use list::{Listed, list};
pub(super) use part::{PartPage, Wrong, part};
pub(super) use review::{ReviewPage, review};
pub(super) use shared::audit_lines;
