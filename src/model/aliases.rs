//! What the user states about names over the accounts of a run: which mean one entity, which never do.

use super::EntityKind;

/// All that is stated, in the order in which it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aliases {
    /// One for each table of the file.
    pub rules: Vec<AliasRule>,
}

/// One table of `aliases.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AliasRule {
    /// Do the names mean one entity, or never one?
    pub together: bool,
    /// At least two names; of a joined entity the first that an account uses is shown.
    pub names: Vec<String>,
    /// What is named, where it is stated.
    pub kind: Option<EntityKind>,
    /// The file that states it.
    pub path: String,
    /// The line of its names.
    pub line: usize,
}

impl AliasRule {
    /// Where it is written: `aliases.toml:3`.
    pub fn place(&self) -> String {
        format!("{}:{}", self.path, self.line)
    }
}
