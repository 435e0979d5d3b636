//! From the scan to the receipt.

mod api;
mod codes;
mod language;
mod page;
mod procedure;
mod refusals;
