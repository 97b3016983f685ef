//! The `compare` program: runs the command line, prints an error as a sentence and turns the outcome into an exit code.

mod cli;

use std::io::Write;
use std::process::ExitCode;

/// Runs the program with the arguments of its process.
pub(crate) fn main() -> ExitCode {
    match cli::run() {
        Ok(exit) => exit.into(),
        Err(trouble) => {
            // Standard error may be closed as well; then there is nobody to report to.
            let _ = writeln!(anstream::stderr(), "{}: {trouble}", cli::program_name());
            cli::Exit::Trouble.into()
        }
    }
}
