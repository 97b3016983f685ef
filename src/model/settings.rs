//! What a person can set about how accounts are compared (not how a report looks).

use std::sync::Arc;

use serde::Serialize;

use super::{Aliases, Lexicon, PairingWeights, Pairings};

/// How to compare.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Settings {
    /// Least probability at which two statements are paired, 0..1.
    pub pairing: f64,
    /// Take all accounts to report one event, however different they are.
    pub one_event: bool,
    /// How far figures may differ and still count as the same.
    #[serde(flatten)]
    pub tolerances: Tolerances,
    /// What is stated about names; reports show its effect as the basis "stated".
    #[serde(skip)]
    pub aliases: Aliases,
    /// What is stated about statements; reports show its effect as the evidence "stated".
    #[serde(skip)]
    pub pairings: Pairings,
    /// What is stated about side-taking words; findings that depend on it say so.
    #[serde(skip_serializing_if = "Lexicon::is_empty")]
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub lexicon: Lexicon,
    /// Weights of the pairing model in place of the built-in ones: for measuring on data on which these were not fitted.
    #[serde(skip)]
    pub weights: Option<Arc<PairingWeights>>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            pairing: 0.2,
            one_event: false,
            tolerances: Tolerances::default(),
            aliases: Aliases::default(),
            pairings: Pairings::default(),
            lexicon: Lexicon::default(),
            weights: None,
        }
    }
}

/// How far apart two figures may be and still say the same, in percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Tolerances {
    /// A rounder figure matches a finer one up to this far from it: 2,000 for 1,960.
    pub rounding_percent: u8,
    /// "about" and "nearly" allow this much.
    pub about_percent: u8,
}

impl Default for Tolerances {
    fn default() -> Tolerances {
        Tolerances { rounding_percent: 5, about_percent: 10 }
    }
}
