//! Remarks: topics and batches, what is stored, pages.

mod batch;
mod pages;
mod state;
mod stored;
mod topics;
