//! The program as the tests run it: no `compare.toml` above the folder they run in, and none of the person who runs them, has a say.

use std::process::Command;

/// The program without settings of any file.
pub fn quiet() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_compare"));
    command.arg("--no-config");
    command
}
