//! The `hailong` program: reads the command, runs it.

use std::process::ExitCode;

use clap::Parser;
use hailong::cli::Command;

#[tokio::main]
async fn main() -> ExitCode {
    Command::parse().run().await
}
