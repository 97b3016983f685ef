//! Notices on standard error: all of them when they are few or asked for, otherwise how many and how to see them.

use std::io::Write;

use compare_sources::model::Notice;
use compare_sources::text::Visible;

use super::called;

/// Up to so many are printed without being asked for.
const FEW: usize = 4;

/// What the command line says about notices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Loudness {
    /// None.
    Quiet,
    /// A few, or their number.
    Normal,
    /// All.
    Verbose,
}

/// Tells one thing, unless everything is to be quiet. A closed standard error is nobody's trouble.
pub fn tell(loudness: Loudness, sentence: &str) {
    if loudness != Loudness::Quiet {
        let _ = writeln!(anstream::stderr(), "{}: {}", called::name(), Visible::of(sentence));
    }
}

/// Tells the notices of a comparison.
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
        tell(loudness, &format!("{} more notices; -v shows all of them, -q none", notices.len() - shown));
    }
}
