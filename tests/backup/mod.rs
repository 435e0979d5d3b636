//! Backups: taken while answers come in, restored on either database, refused where they would do harm.

mod http;
mod load;
mod program;
mod refused;
mod restored;
mod schedule;
mod surveys;
mod tables;
