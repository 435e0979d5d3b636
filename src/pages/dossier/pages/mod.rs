//! The pages of dossiers and one-stop points.

mod late;
mod letter;
mod one;
mod overview;
mod parts;
mod points;

pub(super) use late::late;
pub(super) use letter::{Form, form, printed};
pub(super) use one::{One, one};
pub(super) use overview::overview;
pub(super) use parts::Seen;
pub(super) use points::{PointsPage, points};
