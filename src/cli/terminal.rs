//! Writing to standard output.

use std::fmt::Arguments;
use std::io::{ErrorKind, Write, stderr, stdout};
use std::process::exit;

use serde::Serialize;

/// Writes a line. Ends the program, as done, when the reader has closed the pipe
/// (`hailong … | head`), and as failed when the line cannot be written for another reason.
pub(crate) fn line(text: Arguments<'_>) {
    match writeln!(stdout().lock(), "{text}") {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::BrokenPipe => exit(0),
        Err(error) => {
            complain!("hailong: cannot write the answer: {error}");
            exit(1)
        }
    }
}

/// Writes a line to standard error; where that is closed (`hailong … 2>&1 | head`), nobody reads it.
pub(crate) fn error_line(text: Arguments<'_>) {
    drop(writeln!(stderr().lock(), "{text}"));
}

/// Writes a value as indented JSON.
pub(crate) fn say_json(value: &impl Serialize) -> anyhow::Result<()> {
    say!("{}", serde_json::to_string_pretty(value)?);
    Ok(())
}
