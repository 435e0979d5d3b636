//! One integration binary; it mirrors `src`.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on should say where"
)]

mod support;

mod api;
mod architecture;
mod assessment;
mod audit;
mod backup;
mod base;
mod batch;
mod cli;
mod config;
mod dashboard;
mod demo;
mod dialogue;
mod documents;
mod dossier;
mod enum_codes;
mod estimate;
mod export;
mod flood;
mod form;
mod import;
mod input;
mod intake;
mod measure;
mod monitor;
mod official;
mod ops;
mod outage;
mod paper;
mod papi;
mod petition;
mod plan;
mod portal;
mod public;
mod remark;
mod report;
mod setting;
mod staff;
mod stats;
mod store;
mod survey;
mod touchpoint;
mod unit;
mod wave;
mod webhook;
mod words;
mod worklist;
