//! What the National Public Service Portal printed on its board, kept apart from our own figures.

mod import;
mod read;
