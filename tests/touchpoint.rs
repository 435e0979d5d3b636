//! Seeds, QR codes, posters and slips.

mod files;
mod reading;
