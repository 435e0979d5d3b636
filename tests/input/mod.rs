//! What comes in: requests, and files of rows as offices have them.

mod doors;
mod exports;
mod fuzz;
mod tabs;
mod uploads;
