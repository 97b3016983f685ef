//! How sure it is that two accounts report one event, judged by those two alone.

use super::bags::Bags;
use crate::text::Bag;

/// Number of features.
const COUNT: usize = 2;

/// Weights of the features and the constant, fitted by `train/events.py` on the folders of ECB+ (CC BY 3.0): whether two articles are in one folder
/// or in one about a look-alike event.
const WEIGHTS: [f64; COUNT + 1] = [6.5, 5.8, -4.0];

/// An account of fewer content words than this says too little to count fully as unlike another.
const TELLING: f64 = 50.0;

/// The features of two accounts, 0..1 each: shared names, shared words of the first statements.
pub fn features(a: &Bags, b: &Bags) -> [f64; COUNT] {
    let cosine = |x: &Bag, y: &Bag| x.shared(y).cosine(x, y);
    [cosine(&a.names, &b.names), cosine(&a.lead, &b.lead)]
}

/// Log odds that two accounts report one event. Short accounts can be alike, but hardly unlike.
pub fn log_odds(a: &Bags, b: &Bags) -> f64 {
    let sum = WEIGHTS.iter().zip(features(a, b)).map(|(weight, feature)| weight * feature).sum::<f64>() + WEIGHTS[COUNT];
    let telling = (a.length.min(b.length) as f64 / TELLING).min(1.0);
    if sum < 0.0 { sum * telling } else { sum }
}
