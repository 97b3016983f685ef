//! In short: a few sentences made of findings, none of which claims more than its finding.

use super::Digest;
use crate::model::{ClaimId, Comparison, DifferenceId};

/// A sentence and the findings that it is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The words. Quoted words are verbatim.
    pub text: String,
    /// The claims behind it.
    pub claims: Vec<ClaimId>,
    /// The differences behind it.
    pub differences: Vec<DifferenceId>,
}

/// The sentences, the most telling first.
pub fn in_short(comparison: &Comparison, digest: &Digest<'_>) -> Vec<Sentence> {
    let mut out = Vec::new();
    if !digest.disputes.is_empty() {
        let about: Vec<&str> = digest.disputes.iter().take(3).map(|d| d.question.about.as_str()).collect();
        let points = if digest.disputes.len() == 1 { "1 point".to_string() } else { format!("{} points", digest.disputes.len()) };
        out.push(Sentence {
            text: format!("They cannot all be right on {points}: {}.", about.join(", ")),
            claims: digest.disputes.iter().flat_map(|d| d.claims.clone()).collect(),
            differences: digest.disputes.iter().flat_map(|d| d.differences.clone()).collect(),
        });
    }
    let mut alone: Vec<_> = digest.shares.iter().filter(|s| s.alone > 0).collect();
    alone.sort_by_key(|s| (std::cmp::Reverse(s.alone), s.account));
    if let Some(most) = alone.first() {
        let text = format!("{} says {} things with no match found in the others.", comparison.account(most.account).label, most.alone);
        out.push(Sentence { text, claims: Vec::new(), differences: Vec::new() });
    }
    out
}
