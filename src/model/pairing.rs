//! A pairing: two statements of different accounts that are held to make one claim, and why.

use serde::Serialize;

use super::StatementId;

/// Two statements that are held to make one claim (or, as a runner-up, held not to).
#[derive(Clone, Debug, PartialEq)]
pub struct Pairing {
    /// The two statements, in the order of their accounts.
    pub statements: (StatementId, StatementId),
    /// 0..1, calibrated on labelled pairs.
    pub probability: f64,
    /// Signed evidence in log odds, strongest first; the first entry is the prior.
    pub evidence: Vec<Evidence>,
}

/// One reason for or against a pairing.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Evidence {
    /// The reason in words: "shared name Kalbajar".
    pub feature: String,
    /// Log odds that it adds (positive: supports the pairing).
    pub weight: f64,
}
