//! Notices on standard error: all of them if they are few or asked for, otherwise the first few and the number of the rest.

use std::io::Write;

use compare_sources::model::Notice;
use compare_sources::text::Visible;

use super::called;

/// Up to this many are printed without being asked for.
const FEW: usize = 4;

/// How many notices are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loudness {
    /// None.
    Quiet,
    /// A few, and the number of the rest.
    Normal,
    /// All.
    Verbose,
}

/// Prints one sentence unless the run is quiet. A closed standard error is ignored.
pub fn tell(loudness: Loudness, sentence: &str) {
    if loudness != Loudness::Quiet {
        let _ = writeln!(anstream::stderr(), "{}: {}", called::name(), Visible::of(sentence));
    }
}

/// Prints the notices of a comparison.
pub fn notices(loudness: Loudness, notices: &[Notice]) {
    let shown = match loudness {
        Loudness::Quiet => 0,
        Loudness::Normal if notices.len() <= FEW => notices.len(),
        Loudness::Normal => FEW - 1,
        Loudness::Verbose => notices.len(),
    };
    for notice in &notices[..shown] {
        tell(loudness, &notice.to_string());
    }
    if shown < notices.len() {
        tell(loudness, &format!("{} more notices; -v shows all, -q none", notices.len() - shown));
    }
}
