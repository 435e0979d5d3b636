//! Touchpoints (điểm khảo sát): their codes, the file that lists them, and the office a new installation begins with. Pure.

mod changes;
mod code;
pub mod lines;
pub mod seeds;
pub mod table;

pub use changes::Changes;
