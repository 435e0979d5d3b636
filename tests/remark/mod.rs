//! Remarks: topics and states, what is stored, pages.

mod pages;
mod state;
mod stored;
mod topics;
