//! One page for the leader: read by staff, taken as PDF or picture, opened by a link with a secret, told by mail.

mod draw;
pub(super) mod handlers;
pub mod made;
pub mod mail;
mod pages;
mod words;

use crate::domain::report::LeaderPage;

/// What the page is called.
fn title(page: &LeaderPage) -> String {
    format!("{}: tình hình {}", page.office, page.period)
}
