//! Holds `src/domain/worklist/`.

mod alert;
mod dossiers;
mod petitions;
mod quiet;
mod rates;
mod remarks;
mod signals;
mod tasks;
