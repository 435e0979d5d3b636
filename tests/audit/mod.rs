//! The audit log: what is stored, the page.

mod page;
mod stored;
