//! Reads the user's rules about statements: the file of `--pairings`, or each `pairings.toml` beside the accounts. Contradictions can only be found
//! once the accounts are read.

use std::path::Path;

use compare_sources::load::{Input, pairings};
use compare_sources::model::{Comparison, Pairings};

use super::beside;
use super::exit::Trouble;

/// The name of the file beside the accounts.
pub const FILE: &str = "pairings.toml";

/// Returns all rules.
pub fn read(inputs: &[Input], named: Option<&Path>) -> Result<Pairings, Trouble> {
    let mut out = Pairings::default();
    for (path, text) in beside::texts(inputs, named, FILE)? {
        out.rules.append(&mut pairings::parse(&text, &path).map_err(Trouble::new)?.rules);
    }
    Ok(out)
}

/// Checks that no two statements are both must-linked and cannot-linked.
pub fn check(comparison: &Comparison) -> Result<(), Trouble> {
    compare_sources::contradiction(comparison).map_or(Ok(()), |both| Err(Trouble::new(both)))
}
