//! Vietnamese text as people type it: folded for searching, masked before it is shown. PURE.

mod fold;
mod masking;

pub use fold::{escaped_like, folded};
pub use masking::{masked, without_names};
