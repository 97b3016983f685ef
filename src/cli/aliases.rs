//! Reads the user's rules about names: the file of `--aliases`, or each `aliases.toml` beside the accounts.

use std::path::Path;

use compare_sources::load::{Input, aliases};
use compare_sources::model::Aliases;

use super::beside;
use super::exit::Trouble;

/// The name of the file beside the accounts.
pub const FILE: &str = "aliases.toml";

/// Returns all rules, checked for contradictions.
pub fn read(inputs: &[Input], named: Option<&Path>) -> Result<Aliases, Trouble> {
    let mut out = Aliases::default();
    for (path, text) in beside::texts(inputs, named, FILE)? {
        out.rules.append(&mut aliases::parse(&text, &path).map_err(Trouble::new)?.rules);
    }
    aliases::check(&out).map_err(Trouble::new)?;
    Ok(out)
}
