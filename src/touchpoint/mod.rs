//! Where citizens answer: the places an office begins with, their QR codes, posters and slips.
//!
//! Only `handlers.rs` and `seeding.rs` ask anything outside; the rest is pure.

mod changes;
mod code;
mod download;
mod drawing;
mod pages;
pub mod poster;
pub mod print;
pub mod qr;
mod seeding;
pub mod seeds;
pub mod slips;
pub mod table;
mod typeface;
mod view;
mod words;

pub use changes::Changes;
pub use drawing::Drawing;
pub use poster::{Paper, poster};
pub use seeding::seed;
