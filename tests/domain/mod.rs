//! Holds `src/domain/`.

mod dossier;
mod measure;
mod official;
mod petition;
mod plan;
mod remark;
mod survey;
mod touchpoint;
mod worklist;
