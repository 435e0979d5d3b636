//! What each address shows and does, a folder a subject; no folder imports another but `shared`.

pub mod assessment;
pub mod audit;
pub mod batch;
pub mod dashboard;
pub mod dialogue;
pub mod dossier;
pub mod export;
pub mod form;
pub mod import;
pub mod official;
pub mod openapi;
pub mod petition;
pub mod plan;
pub mod portal;
pub mod public;
pub mod remark;
pub mod report;
pub mod routes;
pub mod setting;
pub mod shared;
pub mod staff;
pub mod survey;
pub mod touchpoint;
pub mod unit;
pub mod wave;
pub mod worklist;
