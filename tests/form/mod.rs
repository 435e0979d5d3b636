//! From the scan to the receipt.

mod api;
mod page;
mod refusals;
