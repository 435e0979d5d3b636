//! Holds `src/domain/dossier/`.

mod changes;
mod model;
mod rates;
mod table;
