//! The `compare` program: runs the command line, prints what went wrong as a sentence, and turns the outcome into an exit code.

mod cli;

use std::io::Write;
use std::process::ExitCode;

/// Runs it on the arguments of its process.
pub fn main() -> ExitCode {
    match cli::run() {
        Ok(exit) => exit.into(),
        Err(trouble) => {
            // Standard error may be closed as well: then nobody is left to be told.
            let _ = writeln!(anstream::stderr(), "{}: {trouble}", cli::name());
            cli::Exit::Trouble.into()
        }
    }
}
