//! What the user states about statements: which make one claim, and which never do.

/// All that is stated, in the order written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pairings {
    /// One for each table of the file.
    pub rules: Vec<PairingRule>,
}

/// One table of `pairings.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PairingRule {
    /// True if the statements make one claim; false if they never do.
    pub together: bool,
    /// At least two statements.
    pub statements: Vec<StatementName>,
    /// The file that states it.
    pub path: String,
    /// The line of its statements.
    pub line: usize,
}

impl PairingRule {
    /// Where it is written: `pairings.toml:3`.
    pub fn place(&self) -> String {
        format!("{}:{}", self.path, self.line)
    }
}

/// A statement as a person names it: `masis:13 Armenian forces left`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementName {
    /// Label, file name or path of its account.
    pub account: String,
    /// Its line or other place; a later statement at the same place has its number there: `13`, `13.2`, `p3.2`.
    pub place: String,
    /// Its first words, squeezed; empty if only the place is stated.
    pub words: String,
}

impl std::fmt::Display for StatementName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.account, self.place)
    }
}
