//! What the program says on standard error and how a run ends: notices, errors as sentences, and the exit code. All notices are printed if
//! they are few or asked for, otherwise the first few and the number of the rest.

use std::fmt;
use std::io::Write;
use std::process::ExitCode;

use compare_sources::model::Notice;
use compare_sources::text::Visible;

use super::help::program_name;

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
pub(crate) struct Trouble(String);

impl Trouble {
    /// An error with this sentence.
    pub(crate) fn new(sentence: impl Into<String>) -> Trouble {
        Trouble(sentence.into())
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Visible::of(&self.0))
    }
}

/// Up to this many are printed without being asked for.
const MOST_UNASKED: usize = 4;

/// How many notices are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verbosity {
    /// None.
    Quiet,
    /// A few, and the number of the rest.
    Normal,
    /// All.
    Verbose,
}

/// Prints one sentence unless the run is quiet. A closed standard error is ignored.
pub(super) fn print_message(verbosity: Verbosity, sentence: &str) {
    if verbosity != Verbosity::Quiet {
        let _ = writeln!(anstream::stderr(), "{}: {}", program_name(), Visible::of(sentence));
    }
}

/// Prints the notices of a comparison.
pub(super) fn print_notices(verbosity: Verbosity, notices: &[Notice]) {
    let shown = match verbosity {
        Verbosity::Quiet => 0,
        Verbosity::Normal if notices.len() <= MOST_UNASKED => notices.len(),
        Verbosity::Normal => MOST_UNASKED - 1,
        Verbosity::Verbose => notices.len(),
    };
    for notice in &notices[..shown] {
        print_message(verbosity, &notice.to_string());
    }
    if shown < notices.len() {
        print_message(verbosity, &format!("{} more notices; -v shows all, -q none", notices.len() - shown));
    }
}
