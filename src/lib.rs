//! Hài Lòng: satisfaction surveys for Vietnamese public offices.
//!
//! The rooms, in reading order. Imports point upwards only; `tests/architecture.rs` holds the table.

pub mod base;
pub mod chance;
pub mod clock;
pub mod config;
pub mod turns;

pub mod alert;
pub mod attention;
pub mod calendar;
pub mod chart;
pub mod dossier;
pub mod format;
pub mod measure;
pub mod organisation;
pub mod petition;
pub mod remark;
pub mod sheet;
pub mod spreadsheet;
pub mod survey;
pub mod text;

pub mod intake;
pub mod post;
pub mod store;
pub mod watch;

pub mod app;
pub mod demo;
pub mod web;

pub mod alerts;
pub mod audit;
pub mod dashboard;
pub mod official;
pub mod one_stop;
pub mod open;
pub mod plan;
pub mod register;
pub mod remarks;
pub mod report;
pub mod respond;
pub mod staff;
pub mod submission;
pub mod touchpoint;
pub mod units;

pub mod cli;
pub mod routes;
