//! What the user states about names in the accounts of a run: which mean one entity, and which never do.

use super::EntityKind;

/// All that is stated, in the order written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aliases {
    /// One for each table of the file.
    pub rules: Vec<AliasRule>,
}

/// One table of `aliases.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AliasRule {
    /// True if the names mean one entity; false if they never do.
    pub together: bool,
    /// At least two names; the first one that an account uses is shown for a joined entity.
    pub names: Vec<String>,
    /// What is named, if stated.
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
