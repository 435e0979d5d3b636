//! What the office decides and measures. Pure: values in, a value out; no store, no HTTP.

pub mod account;
pub mod assessment;
pub mod backup;
pub mod batch;
pub mod chart;
pub mod dialogue;
pub mod dossier;
pub mod flood;
pub mod import;
pub mod measure;
pub mod official;
pub mod paper;
pub mod petition;
pub mod plan;
pub mod portal;
pub mod remark;
pub mod report;
pub mod setting;
pub mod survey;
pub mod touchpoint;
pub mod unit;
pub mod wave;
pub mod webhook;
pub mod worklist;
