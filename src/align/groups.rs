//! Scored pairs to groups of statements: clusters, their copies, the statements of accounts in languages without word lists, and one group in
//! place of several that differ only in what one account says: "Dahl was arrested" in one account pairs with each of the two sentences in
//! which another says it.
//!
//! Accounts in languages without word lists join the claims that the others make among themselves. They neither join nor split those: the
//! comparison of accounts that can be read must not depend on one that cannot.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::Context;
use super::cluster::Link;
use super::constrained;
use super::constraints::Constraints;
use super::copies::Copies;
use super::score::{Scored, Scores};
use crate::model::{Claim, Feature, Settings};
use crate::text::Repeats;

/// Statements ranked by path and position, so that ties do not depend on the order of the accounts.
pub(super) struct Ranks {
    /// The rank of each statement.
    pub rank: Vec<usize>,
    /// The statements in the order of their ranks.
    pub by_rank: Vec<usize>,
}

impl Ranks {
    /// Ranks all statements.
    pub(super) fn of(reading: &Context<'_>) -> Ranks {
        let mut by_rank: Vec<usize> = (0..reading.statements.len()).collect();
        let account = |at: usize| reading.statements[at].account.0;
        let place = |at: &usize| (&reading.accounts[account(*at)].path, &reading.accounts[account(*at)].label, account(*at), *at);
        by_rank.sort_by(|x, y| place(x).cmp(&place(y)));
        let mut rank = vec![0; by_rank.len()];
        for (at, statement) in by_rank.iter().enumerate() {
            rank[*statement] = at;
        }
        Ranks { rank, by_rank }
    }
}

/// Groups of statements, each sorted, ordered by their first.
pub(super) fn groups(
    reading: &Context<'_>,
    scored: &Scores,
    settings: &Settings,
    (constraints, ranks, copies): (&Constraints, &Ranks, &Copies),
) -> Vec<Vec<usize>> {
    let Ranks { rank, by_rank } = ranks;
    let account = |at: usize| reading.statements[at].account.0;
    let link = |s: Scored<'_>| {
        let (x, y) = (rank[s.candidate.a], rank[s.candidate.b]);
        Link {
            a: x.min(y),
            b: x.max(y),
            probability: s.probability,
            within: s.candidate.within,
            apart: s.features[Feature::DateApart] > 0.0,
        }
    };
    let copied = |s: &Scored<'_>| copies.first(s.candidate.a) == copies.first(s.candidate.b);
    let links: Vec<Link> = scored.iter().filter(|s| !copied(s)).map(link).collect();
    let is_foreign = |at: usize| !reading.accounts[account(at)].has_word_lists;
    let read: Vec<Link> = links.iter().filter(|l| ![l.a, l.b].iter().any(|at| is_foreign(by_rank[*at]))).copied().collect();
    let any_foreign = read.len() < links.len();
    let clusters = |links| constrained::clusters(links, settings.pairing, constraints, ranks);
    let mut groups = if any_foreign { attached(clusters(read), clusters(links), is_foreign) } else { clusters(links) };
    let whole: HashSet<usize> = scored
        .iter()
        .filter(|s| copied(s) && (s.candidate.within || s.probability >= settings.pairing))
        .map(|s| if copies.is_first(s.candidate.a) { s.candidate.b } else { s.candidate.a })
        .collect();
    let all = |first: usize| copies.all(first).filter(|at| *at == first || whole.contains(at)).collect::<Vec<usize>>();
    with_copies(&mut groups, copies, &all, account);
    let repeats = Repeats::new(reading.statements.iter().map(|s| (s.account.0, s.tokens.as_slice())));
    groups.retain(|group| is_more_than_repeats(group, &repeats));
    let pairs = scored.iter().filter(|s| !s.candidate.within && s.probability >= Claim::FAIR);
    let two = |a: usize, b: usize| (a.min(b), a.max(b));
    let sure: HashSet<(usize, usize)> = pairs.map(|s| two(s.candidate.a, s.candidate.b)).collect();
    let folding = Folding {
        account,
        may_join: |a, b| constraints.allows(a, b),
        sure: |a: usize, b: usize| copies.first(a) == copies.first(b) || sure.contains(&two(copies.first(a), copies.first(b))),
    };
    let mut groups = fold(groups, &folding);
    constrained::add_units(&mut groups, constraints, reading.statements);
    groups.iter_mut().for_each(|group| group.sort_unstable());
    groups.sort();
    groups
}

/// Adds the copies of each statement to its groups; copies from several accounts that are in no group become a group of their own.
fn with_copies(groups: &mut Vec<Vec<usize>>, copies: &Copies, all: &impl Fn(usize) -> Vec<usize>, account: impl Fn(usize) -> usize) {
    groups.iter_mut().for_each(|group| *group = group.iter().flat_map(|at| all(*at)).collect());
    let grouped: HashSet<usize> = groups.iter().flatten().copied().collect();
    let firsts: BTreeSet<usize> = copies.pairs().map(|(first, _)| first).filter(|first| !grouped.contains(first)).collect();
    let lone = firsts.into_iter().map(all);
    groups.extend(lone.filter(|group| group.iter().any(|at| account(*at) != account(group[0]))));
}

/// True if a group contains more than statements that two accounts both have word for word.
fn is_more_than_repeats(group: &[usize], repeats: &Repeats) -> bool {
    group
        .iter()
        .enumerate()
        .any(|(at, a)| group[at + 1..].iter().any(|b| repeats.of_different_accounts(*a, *b) && !repeats.both_accounts_have_both(*a, *b)))
}

/// What folding needs to know about statements.
struct Folding<A, J, S> {
    /// The account of a statement.
    account: A,
    /// True if two may be in one group.
    may_join: J,
    /// True if two of different accounts pair so surely that accounts can agree in them.
    sure: S,
}

/// Joins groups that share a statement and differ only in statements of one account, sure groups with sure ones and others with others, so
/// that no weak statement spoils a sure claim. The largest are joined first, and each group is compared only with those that it shares a
/// statement with.
fn fold<A, J, S>(groups: Vec<Vec<usize>>, folding: &Folding<A, J, S>) -> Vec<Vec<usize>>
where
    A: Fn(usize) -> usize,
    J: Fn(usize, usize) -> bool,
    S: Fn(usize, usize) -> bool,
{
    let Folding { account, may_join, sure } = folding;
    let is_sure = |group: &BTreeSet<usize>| group.iter().all(|a| group.iter().any(|b| account(*a) != account(*b) && sure(*a, *b)));
    let mut order: Vec<BTreeSet<usize>> = groups.into_iter().map(|group| group.into_iter().collect()).collect();
    order.sort_by(|x, y| y.len().cmp(&x.len()).then_with(|| x.cmp(y)));
    let mut kept: Vec<(BTreeSet<usize>, bool)> = Vec::new();
    let mut of: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for group in order {
        let overlapping: BTreeSet<usize> = group.iter().flat_map(|at| of.get(at).into_iter().flatten().copied()).collect();
        let one_account = |other: &BTreeSet<usize>| {
            let mut apart = group.symmetric_difference(other).map(|at| account(*at));
            let first = apart.next();
            apart.all(|next| Some(next) == first)
        };
        let joinable = |other: &BTreeSet<usize>| group.difference(other).all(|a| other.iter().all(|b| may_join(*a, *b)));
        let sure_group = is_sure(&group);
        let into = overlapping.into_iter().find(|at| kept[*at].1 == sure_group && one_account(&kept[*at].0) && joinable(&kept[*at].0));
        let at = into.unwrap_or(kept.len());
        let new: Vec<usize> = group.iter().copied().filter(|member| into.is_none_or(|at| !kept[at].0.contains(member))).collect();
        new.iter().for_each(|member| of.entry(*member).or_default().push(at));
        match into {
            Some(at) => kept[at].0.extend(new),
            None => kept.push((group, sure_group)),
        }
    }
    kept.into_iter().map(|(group, _)| group.into_iter().collect()).collect()
}

/// The groups of statements with word lists, each with the foreign statements that are grouped with most of its members in `all`, the
/// groups of all statements; a group of `all` that matches none of `own` stays a group.
fn attached(mut own: Vec<Vec<usize>>, all: Vec<Vec<usize>>, is_foreign: impl Fn(usize) -> bool) -> Vec<Vec<usize>> {
    let mut more: Vec<Vec<usize>> = Vec::new();
    for group in all {
        let (foreign, read): (Vec<usize>, Vec<usize>) = group.into_iter().partition(|at| is_foreign(*at));
        if foreign.is_empty() {
            continue;
        }
        let shared = |of: &Vec<usize>| of.iter().filter(|at| read.contains(at)).count();
        // The first on a tie.
        let joined = own.iter_mut().rev().max_by_key(|of| shared(of)).filter(|of| shared(of) > 0);
        match joined {
            Some(of) => {
                of.extend(foreign);
                of.sort_unstable();
                of.dedup();
            }
            None => {
                // Two statements that only a foreign one connects do not make one claim.
                let mut rest = foreign;
                rest.extend(read.first());
                rest.sort_unstable();
                more.push(rest);
            }
        }
    }
    more.retain(|group| group.len() > 1);
    own.extend(more);
    own
}

#[cfg(test)]
mod tests {
    use super::{Folding, attached, fold};

    /// Statements 0 to 9 are of the first account, 10 to 19 of the second, and so on; 5 to 9 pair surely with nothing, and 4 not with 14.
    fn folded(groups: &[&[usize]]) -> Vec<Vec<usize>> {
        let folding = Folding {
            account: |at| at / 10,
            may_join: |a, b| (a, b) != (3, 12) && (a, b) != (12, 3),
            sure: |a, b| !(5..10).contains(&a) && !(5..10).contains(&b) && (a, b) != (4, 14) && (a, b) != (14, 4),
        };
        fold(groups.iter().map(|g| g.to_vec()).collect(), &folding)
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

    /// Statements from 100 on are foreign.
    fn joined(own: &[&[usize]], all: &[&[usize]]) -> Vec<Vec<usize>> {
        let groups = |of: &[&[usize]]| of.iter().map(|group| group.to_vec()).collect();
        attached(groups(own), groups(all), |at| at >= 100)
    }

    #[test]
    fn a_foreign_statement_joins_no_two_claims() {
        assert_eq!(joined(&[&[0, 10], &[1, 11]], &[&[0, 10, 11, 100], &[1, 11]]), [vec![0, 10, 100], vec![1, 11]]);
    }

    #[test]
    fn it_takes_none_away() {
        assert_eq!(joined(&[&[0, 10]], &[&[0, 100], &[10, 101]]), [vec![0, 10, 100, 101]]);
        assert_eq!(joined(&[&[0, 10]], &[&[2, 100], &[100, 101]]), [vec![0, 10], vec![2, 100], vec![100, 101]]);
    }

    #[test]
    fn two_that_only_it_holds_together_are_not_one() {
        assert_eq!(joined(&[], &[&[2, 12, 100]]), [vec![2, 100]]);
    }
}
