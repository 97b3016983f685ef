//! Which statements surely tell one thing: a claim as a whole may be sure and hold two that pair only through others.

use std::collections::BTreeSet;

use crate::model::{AccountId, Claim, ClaimId, Comparison, StatementId};

/// The pairs of statements that pair surely.
pub struct Sure<'a> {
    comparison: &'a Comparison,
    pairs: BTreeSet<(StatementId, StatementId)>,
}

impl<'a> Sure<'a> {
    /// Of a comparison.
    pub fn of(comparison: &'a Comparison) -> Sure<'a> {
        let sure = comparison.pairings.iter().filter(|p| p.probability >= Claim::FAIR);
        Sure { comparison, pairs: sure.map(|p| p.statements).collect() }
    }

    /// Do two statements surely tell one thing? So does each in the words of the other.
    pub fn together(&self, a: StatementId, b: StatementId) -> bool {
        a == b || self.pairs.contains(&(a.min(b), a.max(b))) || self.comparison.words(a) == self.comparison.words(b)
    }

    /// Those of some statements of a claim that surely tell what its example statement tells; copies of what pairs do as well.
    pub fn statements(&self, claim: ClaimId, among: &[StatementId]) -> Vec<StatementId> {
        let gist = self.comparison.claims[claim.0].gist;
        let words: BTreeSet<&str> = among.iter().filter(|id| self.together(gist, **id)).map(|id| self.comparison.words(*id)).collect();
        among.iter().copied().filter(|id| words.contains(self.comparison.words(*id))).collect()
    }

    /// The accounts of some statements, each once, in order.
    pub fn accounts(&self, statements: &[StatementId]) -> Vec<AccountId> {
        statements.iter().map(|id| self.comparison.statement(*id).account).collect::<BTreeSet<_>>().into_iter().collect()
    }
}
