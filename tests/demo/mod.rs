//! The made-up year, and how it is loaded.

mod loaded;
mod printed;
mod year;
