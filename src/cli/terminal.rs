//! Speaking to whoever reads standard output, for as long as somebody does.

use std::fmt::Arguments;
use std::io::{ErrorKind, Write, stdout};
use std::process::exit;

/// Writes a line. Whoever reads may have seen enough (`hailong … | head`): that ends the program
/// as done; what else keeps the line from being written ends it as failed.
pub(super) fn line(text: Arguments<'_>) {
    match writeln!(stdout().lock(), "{text}") {
        Ok(()) => {}
        Err(error) if error.kind() == ErrorKind::BrokenPipe => exit(0),
        Err(error) => {
            eprintln!("hailong: cannot write the answer: {error}");
            exit(1)
        }
    }
}
