//! How probable it is that two statements of a claim tell the same by themselves, and not only through a third account.

use std::collections::BTreeMap;

use crate::model::{Pairing, StatementId};

/// The probabilities of the pairings that were accepted.
#[derive(Clone, Debug, Default)]
pub struct Paired(Option<BTreeMap<(StatementId, StatementId), f64>>);

impl Paired {
    /// Of the accepted pairings of a run. The default is for claims that are given: there all that stand together pair surely.
    pub fn of(pairings: &[Pairing]) -> Paired {
        let in_order = |p: &Pairing| (p.statements.0.min(p.statements.1), p.statements.0.max(p.statements.1));
        Paired(Some(pairings.iter().map(|p| (in_order(p), p.probability)).collect()))
    }

    /// How probably two statements pair; 0 where only others hold them together.
    pub fn probability(&self, a: StatementId, b: StatementId) -> f64 {
        self.0.as_ref().map_or(1.0, |known| known.get(&(a.min(b), a.max(b))).copied().unwrap_or(0.0))
    }
}

#[cfg(test)]
mod tests {
    use super::Paired;
    use crate::model::{Pairing, StatementId};

    #[test]
    fn either_order_and_those_that_only_others_join() {
        let (a, b, c) = (StatementId(0), StatementId(1), StatementId(2));
        let paired = Paired::of(&[Pairing { statements: (b, a), probability: 0.8, evidence: vec![] }]);
        assert_eq!([paired.probability(a, b), paired.probability(b, a), paired.probability(a, c)], [0.8, 0.8, 0.0]);
        assert_eq!(Paired::default().probability(a, c), 1.0);
    }
}
