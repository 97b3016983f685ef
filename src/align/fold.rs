//! One claim in place of several that differ only in what one account says: "Dahl was arrested" of one account beside each of the two
//! sentences in which another tells it.

use std::collections::{BTreeMap, BTreeSet};

/// Joins groups that share a statement and differ only in statements of one account; `account` says whose a statement is, `may_join`
/// whether two statements may stand in one group. The largest are joined first, so each group is looked at beside those that it shares
/// a statement with, and nowhere else.
pub fn fold(groups: Vec<Vec<usize>>, account: impl Fn(usize) -> usize, may_join: impl Fn(usize, usize) -> bool) -> Vec<Vec<usize>> {
    let mut order: Vec<BTreeSet<usize>> = groups.into_iter().map(|group| group.into_iter().collect()).collect();
    order.sort_by(|x, y| y.len().cmp(&x.len()).then_with(|| x.cmp(y)));
    let mut kept: Vec<BTreeSet<usize>> = Vec::new();
    let mut of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for group in order {
        let beside: BTreeSet<usize> = group.iter().flat_map(|at| of.get(at).into_iter().flatten().copied()).collect();
        let one_account = |other: &BTreeSet<usize>| {
            let mut apart = group.symmetric_difference(other).map(|at| account(*at));
            let first = apart.next();
            apart.all(|next| Some(next) == first)
        };
        let joinable = |other: &BTreeSet<usize>| group.difference(other).all(|a| other.iter().all(|b| may_join(*a, *b)));
        let into = beside.into_iter().find(|at| one_account(&kept[*at]) && joinable(&kept[*at]));
        let at = into.unwrap_or(kept.len());
        let new: Vec<usize> = group.iter().copied().filter(|member| into.is_none_or(|at| !kept[at].contains(member))).collect();
        new.iter().for_each(|member| of.entry(*member).or_default().push(at));
        match into {
            Some(at) => kept[at].extend(new),
            None => kept.push(group),
        }
    }
    kept.into_iter().map(|group| group.into_iter().collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::fold;

    /// Statements 0 to 9 are of the first account, 10 to 19 of the second, and so on.
    fn folded(groups: &[&[usize]]) -> Vec<Vec<usize>> {
        fold(groups.iter().map(|g| g.to_vec()).collect(), |at| at / 10, |a, b| (a, b) != (3, 12) && (a, b) != (12, 3))
    }

    #[test]
    fn what_one_account_tells_twice_is_one_claim() {
        assert_eq!(folded(&[&[0, 10], &[1, 10]]), [vec![0, 1, 10]]);
        assert_eq!(folded(&[&[0, 10, 20], &[10, 20]]), [vec![0, 10, 20]]);
        assert_eq!(folded(&[&[0, 10], &[1, 10], &[2, 10]]), [vec![0, 1, 2, 10]]);
    }

    #[test]
    fn claims_of_other_accounts_stay() {
        assert_eq!(folded(&[&[0, 10], &[0, 20]]), [vec![0, 10], vec![0, 20]]);
        assert_eq!(folded(&[&[0, 10], &[1, 11]]), [vec![0, 10], vec![1, 11]]);
        assert_eq!(folded(&[&[0, 12], &[3, 12]]), [vec![0, 12], vec![3, 12]], "what is parted is not joined");
    }
}
