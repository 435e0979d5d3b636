//! Every method of the store, on SQLite and on PostgreSQL.

mod accepting;
mod freezing;
mod keeping;
mod news;
mod nodes;
mod privacy;
mod reading;
mod settling;
mod verify;
