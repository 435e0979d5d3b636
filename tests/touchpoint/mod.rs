//! Seeds, QR codes, posters, slips, their commands and pages.

mod changes;
mod changing;
mod commands;
mod files;
mod office;
pub(crate) mod reading;
mod seeding;
mod seeds;
mod slips;
