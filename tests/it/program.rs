//! The program as the tests run it: it reads no `compare.toml`, neither above the folder they run in nor the user's.

use std::process::Command;

/// The program without settings from any file.
pub fn quiet() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_compare"));
    command.arg("--no-config");
    command
}
