//! Every method of the store, on SQLite and on PostgreSQL.

mod accepting;
mod batches;
mod freezing;
mod keeping;
mod memory;
mod news;
mod nodes;
mod privacy;
mod reading;
mod regrouping;
mod settling;
mod traces;
mod verify;
mod write_proof;
