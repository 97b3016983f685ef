//! The evidence of a pairing as it adds up: every reason with its weight, and the probability after it.

use crate::model::Pairing;

/// One reason.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step<'a> {
    /// The reason in words.
    pub reason: &'a str,
    /// Log odds that it adds.
    pub weight: f64,
    /// The probability after it.
    pub so_far: f64,
}

/// The reasons from the prior to the probability.
pub fn steps(pairing: &Pairing) -> Vec<Step<'_>> {
    let mut odds = 0.0;
    let step = |evidence: &'_ crate::model::Evidence| {
        odds += evidence.weight;
        (evidence.weight, 1.0 / (1.0 + f64::exp(-odds)))
    };
    let sums: Vec<(f64, f64)> = pairing.evidence.iter().map(step).collect();
    pairing.evidence.iter().zip(sums).map(|(evidence, (weight, so_far))| Step { reason: &evidence.feature, weight, so_far }).collect()
}
