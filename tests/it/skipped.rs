//! What was not tried because a tool or a folder is missing. Tests are silent about what passes, so this is written past them.

use std::io::Write;

/// Says on standard error why something was not tried.
pub fn skipped(why: &str) {
    let _ = writeln!(std::io::stderr(), "not tried: {why}");
}
