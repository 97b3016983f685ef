//! The weights of the pairing model as data, as in the files of `train/pairing.py`.

use serde::Deserialize;

use super::Feature;

/// Weights of the pairing model: one model for two accounts, one for many, and the same for runs with a sentence encoder.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PairingWeights {
    /// For two accounts.
    pub two: WeightsOf,
    /// For many.
    pub many: WeightsOf,
    /// For two accounts with an encoder; if absent, `two` is used.
    pub two_encoded: Option<WeightsOf>,
    /// For many accounts with an encoder; if absent, `many` is used.
    pub many_encoded: Option<WeightsOf>,
}

/// One additive model of log odds.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct WeightsOf {
    /// Log odds of a pair about which nothing is known.
    pub prior: f64,
    /// A curve for each feature.
    pub curve: Vec<WeightsCurve>,
}

/// The log odds that a feature adds, linear between knots.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct WeightsCurve {
    /// The feature.
    pub feature: Feature,
    /// Values of the feature, ascending.
    pub knots: Vec<f64>,
    /// Log odds at the knots.
    pub values: Vec<f64>,
}
