//! How a run ends: its exit code, and errors as sentences.

use std::fmt;
use std::process::ExitCode;

use compare_sources::text::Visible;

/// The outcome, for scripts that check the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// The work was done.
    Fine,
    /// The work was done, a conflict is shown, and `--exit-code` was given.
    Conflict,
    /// The work could not be done.
    Trouble,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        match exit {
            Exit::Fine => ExitCode::SUCCESS,
            Exit::Conflict => ExitCode::from(1),
            Exit::Trouble => ExitCode::from(2),
        }
    }
}

/// Why the work could not be done: what happened, where, and what to do. It is made visible when it is printed, since it may contain a file name.
#[derive(Debug)]
pub struct Trouble(String);

impl Trouble {
    /// An error with this sentence.
    pub fn new(sentence: impl Into<String>) -> Trouble {
        Trouble(sentence.into())
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Visible::of(&self.0))
    }
}
