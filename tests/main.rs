//! One integration binary; it mirrors `src`.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on should say where"
)]

mod support;

mod alerts;
mod architecture;
mod base;
mod cli;
mod config;
mod dashboard;
mod demo;
mod documents;
mod domain;
mod enum_codes;
mod estimate;
mod intake;
mod made_up_year;
mod measure;
mod office;
mod official;
mod one_stop;
mod open;
mod papi;
mod plan;
mod published;
mod register;
mod remark;
mod remarks;
mod report;
mod respond;
mod staff;
mod stats;
mod store;
mod submission;
mod surveys;
mod touchpoint;
mod units;
