//! From the scan to the receipt.

mod api;
mod form;
mod refusals;
