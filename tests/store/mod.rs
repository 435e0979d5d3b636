//! Every method of the store, on SQLite and on PostgreSQL.

mod accepting;
mod audit;
mod dossiers;
mod freezing;
mod keeping;
mod news;
mod nodes;
mod official;
mod petitions;
mod privacy;
mod reading;
mod remarks;
mod reports_sent;
mod settling;
mod slips;
mod tasks;
mod units;
mod verify;
