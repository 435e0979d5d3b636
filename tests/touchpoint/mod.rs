//! Seeds, QR codes, posters, slips, their commands and pages.

mod commands;
mod files;
mod office;
mod reading;
mod seeding;
