//! How probable it is that two statements of a claim tell the same by themselves, and not only through a third account.

use std::collections::BTreeMap;

use crate::model::{Pairing, StatementId};

/// The probabilities of the pairings that were accepted.
#[derive(Clone, Debug, Default)]
pub struct Paired(Option<Known>);

#[derive(Clone, Debug)]
struct Known {
    pairings: BTreeMap<(StatementId, StatementId), f64>,
    /// The statement that was looked at in place of each that tells the same word for word.
    copies: BTreeMap<StatementId, StatementId>,
    /// The same of what very many tell nearly word for word.
    near: BTreeMap<StatementId, StatementId>,
}

impl Paired {
    /// Of the accepted pairings of a run, and of the statements that others stand for. The default is for claims that are given: there all
    /// that stand together pair surely.
    pub fn of(pairings: &[Pairing], copies: &BTreeMap<StatementId, StatementId>, near: &BTreeMap<StatementId, StatementId>) -> Paired {
        let in_order = |p: &Pairing| (p.statements.0.min(p.statements.1), p.statements.0.max(p.statements.1));
        let pairings = pairings.iter().map(|p| (in_order(p), p.probability)).collect();
        Paired(Some(Known { pairings, copies: copies.clone(), near: near.clone() }))
    }

    /// Do two statements tell the same word for word? Then nothing is to be compared.
    pub fn are_copies(&self, a: StatementId, b: StatementId) -> bool {
        self.first(a) == self.first(b)
    }

    /// The first statement that tells the same word for word.
    pub fn first(&self, at: StatementId) -> StatementId {
        self.0.as_ref().and_then(|known| known.copies.get(&at).copied()).unwrap_or(at)
    }

    /// How probably two statements pair; 0 where only others hold them together, 1 of copies of one.
    pub fn probability(&self, a: StatementId, b: StatementId) -> f64 {
        let Some(known) = &self.0 else { return 1.0 };
        let told = |a: StatementId, b: StatementId| known.pairings.get(&(a.min(b), a.max(b))).copied();
        let (x, y) = (self.first(a), self.first(b));
        let centre = |at: StatementId| known.near.get(&at).copied().unwrap_or(at);
        // Two near copies of one pair as surely as the less sure of them does with it.
        let of_one = || {
            let (p, q) = (centre(x), centre(y));
            let with = |at: StatementId| if at == p { Some(1.0) } else { told(at, p) };
            (p == q).then(|| Some(f64::min(with(x)?, with(y)?))).flatten()
        };
        told(a, b).or_else(|| if x == y { Some(1.0) } else { told(x, y).or_else(of_one) }).unwrap_or(0.0)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Paired;
    use crate::model::{Pairing, StatementId};

    #[test]
    fn either_order_and_those_that_only_others_join() {
        let (a, b, c) = (StatementId(0), StatementId(1), StatementId(2));
        let (d, e) = (StatementId(3), StatementId(4));
        let paired =
            Paired::of(&[Pairing { statements: (b, a), probability: 0.8, evidence: vec![] }], &[(d, b), (e, b)].into(), &BTreeMap::new());
        assert_eq!([paired.probability(a, b), paired.probability(b, a), paired.probability(a, c)], [0.8, 0.8, 0.0]);
        assert_eq!([paired.probability(a, d), paired.probability(d, e), paired.probability(c, e)], [0.8, 1.0, 0.0], "copies");
        assert!(paired.are_copies(d, e) && paired.are_copies(b, e) && !paired.are_copies(a, d));
        assert_eq!(Paired::default().probability(a, c), 1.0);
    }

    #[test]
    fn near_copies_of_one_pair_as_surely_as_the_less_sure() {
        let [a, b, c, d] = [0, 1, 2, 3].map(StatementId);
        let pairing = |x, y, probability| Pairing { statements: (x, y), probability, evidence: vec![] };
        let paired = Paired::of(&[pairing(a, b, 0.9), pairing(a, c, 0.8)], &[(d, c)].into(), &[(b, a), (c, a), (d, a)].into());
        assert_eq!([paired.probability(b, c), paired.probability(b, d), paired.probability(a, d)], [0.8, 0.8, 0.8]);
        assert!(!paired.are_copies(b, c) && paired.are_copies(c, d));
    }
}
