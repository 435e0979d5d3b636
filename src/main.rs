//! The `hailong` program: reads the command, runs it.

use std::io;
use std::process::ExitCode;

use clap::Parser;
use hailong::cli::Command;
use tokio::runtime::Runtime;

fn main() -> io::Result<ExitCode> {
    let command = Command::parse();
    let runtime = Runtime::new()?;
    let code = runtime.block_on(command.run());
    // A job on a blocking thread does not delay the end.
    runtime.shutdown_background();
    Ok(code)
}
