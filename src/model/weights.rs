//! The weights of the pairing model as data, as they stand in a file of `train/pairing.py`.

use serde::Deserialize;

use super::Feature;

/// Weights of the pairing model: what judges two accounts alone, what judges many, and the same for runs with a sentence encoder.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PairingWeights {
    /// For two accounts.
    pub two: WeightsOf,
    /// For many.
    pub many: WeightsOf,
    /// With an encoder; without them the others are used.
    pub two_encoded: Option<WeightsOf>,
    /// See `two_encoded`.
    pub many_encoded: Option<WeightsOf>,
}

/// One additive model of log odds.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct WeightsOf {
    /// Log odds of a pair of which nothing is known.
    pub prior: f64,
    /// A curve for each feature.
    pub curve: Vec<WeightsCurve>,
}

/// The log odds that a feature adds, straight between knots.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct WeightsCurve {
    /// Of which.
    pub feature: Feature,
    /// Values of the feature, ascending.
    pub knots: Vec<f64>,
    /// Log odds there.
    pub values: Vec<f64>,
}
