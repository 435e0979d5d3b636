//! The `hailong` program: reads the command, runs it.

use std::io;
use std::process::ExitCode;

use clap::Parser;
use hailong::cli::Command;

fn main() -> io::Result<ExitCode> {
    Command::parse().run()
}
