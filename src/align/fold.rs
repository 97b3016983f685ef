//! Merges claims that differ only in what one account says: "Dahl was arrested" in one account pairs with each of the two sentences in
//! which another says it.

use std::collections::{BTreeMap, BTreeSet};

/// What folding needs to know about statements.
pub struct Folding<A, J, S> {
    /// The account of a statement.
    pub account: A,
    /// True if two may be in one group.
    pub may_join: J,
    /// True if two of different accounts pair so surely that accounts can agree in them.
    pub sure: S,
}

/// Joins groups that share a statement and differ only in statements of one account, sure groups with sure ones and others with others, so
/// that no weak statement spoils a sure claim. The largest are joined first, and each group is compared only with those that it shares a
/// statement with.
pub fn fold<A, J, S>(groups: Vec<Vec<usize>>, asked: &Folding<A, J, S>) -> Vec<Vec<usize>>
where
    A: Fn(usize) -> usize,
    J: Fn(usize, usize) -> bool,
    S: Fn(usize, usize) -> bool,
{
    let Folding { account, may_join, sure } = asked;
    let fair = |group: &BTreeSet<usize>| group.iter().all(|a| group.iter().any(|b| account(*a) != account(*b) && sure(*a, *b)));
    let mut order: Vec<BTreeSet<usize>> = groups.into_iter().map(|group| group.into_iter().collect()).collect();
    order.sort_by(|x, y| y.len().cmp(&x.len()).then_with(|| x.cmp(y)));
    let mut kept: Vec<(BTreeSet<usize>, bool)> = Vec::new();
    let mut of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for group in order {
        let beside: BTreeSet<usize> = group.iter().flat_map(|at| of.get(at).into_iter().flatten().copied()).collect();
        let one_account = |other: &BTreeSet<usize>| {
            let mut apart = group.symmetric_difference(other).map(|at| account(*at));
            let first = apart.next();
            apart.all(|next| Some(next) == first)
        };
        let joinable = |other: &BTreeSet<usize>| group.difference(other).all(|a| other.iter().all(|b| may_join(*a, *b)));
        let is_fair = fair(&group);
        let into = beside.into_iter().find(|at| kept[*at].1 == is_fair && one_account(&kept[*at].0) && joinable(&kept[*at].0));
        let at = into.unwrap_or(kept.len());
        let new: Vec<usize> = group.iter().copied().filter(|member| into.is_none_or(|at| !kept[at].0.contains(member))).collect();
        new.iter().for_each(|member| of.entry(*member).or_default().push(at));
        match into {
            Some(at) => kept[at].0.extend(new),
            None => kept.push((group, is_fair)),
        }
    }
    kept.into_iter().map(|(group, _)| group.into_iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Folding, fold};

    /// Statements 0 to 9 are of the first account, 10 to 19 of the second, and so on; 5 to 9 pair surely with nothing, and 4 not with 14.
    fn folded(groups: &[&[usize]]) -> Vec<Vec<usize>> {
        let asked = Folding {
            account: |at| at / 10,
            may_join: |a, b| (a, b) != (3, 12) && (a, b) != (12, 3),
            sure: |a, b| !(5..10).contains(&a) && !(5..10).contains(&b) && (a, b) != (4, 14) && (a, b) != (14, 4),
        };
        fold(groups.iter().map(|g| g.to_vec()).collect(), &asked)
    }

    #[test]
    fn what_one_account_tells_twice_is_one_claim() {
        assert_eq!(folded(&[&[0, 10], &[1, 10]]), [vec![0, 1, 10]]);
        assert_eq!(folded(&[&[0, 10, 20], &[10, 20]]), [vec![0, 10, 20]]);
        assert_eq!(folded(&[&[0, 10], &[1, 10], &[2, 10]]), [vec![0, 1, 2, 10]]);
    }

    #[test]
    fn a_weak_statement_spoils_no_sure_claim() {
        assert_eq!(folded(&[&[0, 10], &[5, 10]]), [vec![0, 10], vec![5, 10]]);
        assert_eq!(folded(&[&[5, 10], &[6, 10]]), [vec![5, 6, 10]]);
        assert_eq!(folded(&[&[0, 5, 10], &[1, 10]]), [vec![0, 5, 10], vec![1, 10]], "one weak member is enough");
        assert_eq!(folded(&[&[0, 14], &[4, 14]]), [vec![0, 14], vec![4, 14]], "each sure with others, but not these two");
    }

    #[test]
    fn claims_of_other_accounts_stay() {
        assert_eq!(folded(&[&[0, 10], &[0, 20]]), [vec![0, 10], vec![0, 20]]);
        assert_eq!(folded(&[&[0, 10], &[1, 11]]), [vec![0, 10], vec![1, 11]]);
        assert_eq!(folded(&[&[0, 12], &[3, 12]]), [vec![0, 12], vec![3, 12]], "what is parted is not joined");
    }
}
