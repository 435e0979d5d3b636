//! Where a report is read, changed, taken as a file and issued.

pub(super) mod handlers;
mod pages;
mod posted;
mod words;
