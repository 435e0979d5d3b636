//! What an operator sees of a running server: the log, the metrics, readiness.

mod log;
mod metrics;
mod readiness;

use std::process::Command;

use crate::support::server::PROGRAM;

/// A touchpoint of the built-in office.
const TOUCHPOINT: &str = "BT01";

/// The program with metrics on a free port.
fn with_metrics() -> Command {
    let mut command = Command::new(PROGRAM);
    command.env("HAILONG_METRICS", "127.0.0.1:0").env_remove("HAILONG_DATABASE");
    command
}
