//! How two accounts word the same thing: labels, loaded words, reporting verbs, agency, intensity, distancing.

use super::{Finding, Pair};

/// The wording findings of all pairs of statements of one claim. Findings of one kind, topic and pair of accounts are merged afterwards.
pub fn compare(_pairs: &[Pair<'_>]) -> Vec<Finding> {
    Vec::new()
}
