//! What any program could use.

pub mod archive;
pub mod calendar;
pub mod causes;
pub mod clock;
pub mod code;
pub mod csv;
pub mod dataset;
pub mod disk;
mod enum_codes;
pub mod format;
mod grade;
mod lang;
pub mod limiter;
pub mod mail;
pub mod picture;
pub mod post;
pub mod random;
pub mod supervisor;
pub mod table;
pub mod template;
pub mod text;
mod words;

pub use grade::Grade;
pub use lang::{Lang, Text};

pub(crate) use enum_codes::enum_codes;
pub(crate) use words::words;
