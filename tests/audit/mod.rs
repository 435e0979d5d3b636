//! The audit log: what is stored, the page.

mod file;
mod page;
mod stored;
