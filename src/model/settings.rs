//! What a person can set about how accounts are compared (not how a report looks).

use serde::Serialize;

use super::{Aliases, Pairings};

/// How to compare.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Settings {
    /// Least probability at which two statements are paired, 0..1.
    pub pairing: f64,
    /// Take all accounts to tell of one event, however unlike they are.
    pub one_event: bool,
    /// What is stated about names; reports show what came of it as the basis "stated".
    #[serde(skip)]
    pub aliases: Aliases,
    /// What is stated about statements; reports show what came of it as the evidence "stated".
    #[serde(skip)]
    pub pairings: Pairings,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { pairing: 0.4, one_event: false, aliases: Aliases::default(), pairings: Pairings::default() }
    }
}
