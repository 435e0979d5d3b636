//! Batches: what is settled together, what the public sees, what is counted.

mod attacker;
mod columns;
mod digest;
mod plan;
mod release;
mod series;
mod shape;
mod small_office;
mod take_back;
