//! How a run ends: its exit code, and trouble as a sentence.

use std::fmt;
use std::process::ExitCode;

use compare_sources::text::Visible;

/// The outcome for a script that looks at the exit code.
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

/// Why the work could not be done: what happened, where, and what to do. Made visible when it is printed, since it may hold a file's name.
#[derive(Debug)]
pub struct Trouble(String);

impl Trouble {
    /// Trouble in the words of a sentence.
    pub fn new(sentence: impl Into<String>) -> Trouble {
        Trouble(sentence.into())
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Visible::of(&self.0))
    }
}
