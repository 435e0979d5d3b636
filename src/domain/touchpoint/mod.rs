//! Touchpoints (điểm khảo sát): their codes, the file that lists them, and the office a new installation begins with. Pure.

mod activity;
mod changes;
mod code;
pub mod lines;
mod named;
pub mod procedure_table;
pub mod seeds;
pub mod slips;
pub mod table;
mod usual;

pub use activity::Activity;
pub use changes::Changes;
pub use named::namesake;
pub use table::LONGEST_NAME;
pub use usual::asked;
