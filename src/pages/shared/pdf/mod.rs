//! Documents as PDF: laid out by ourselves, written by krilla, with their typeface embedded and their structure tagged.
//!
//! Equal documents give equal bytes: nothing in the file is drawn at random or taken from the clock.

pub(in crate::pages) mod face;
pub(in crate::pages) mod flow;
pub(in crate::pages) mod paint;
pub(in crate::pages) mod sheet;
