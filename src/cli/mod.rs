//! The command line: arguments, files, terminal, exit codes. Everything that touches the world is here.

/// Runs the program.
pub fn run() -> std::process::ExitCode {
    std::process::ExitCode::SUCCESS
}
