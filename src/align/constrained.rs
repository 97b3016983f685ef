//! Clustering, pairings and claims under what the user stated. If nothing is stated, all of it stays as it is. Clustering gets units in place
//! of statements: a unit counts as one statement, and a cannot-link excludes like two exclusive dates, so that of two cannot-link statements
//! the one with the weaker links stays out of a claim.

use std::collections::{BTreeMap, BTreeSet};

use super::cluster::{self, Link};
use super::constraints::Constraints;
use super::evidence::{self, EvidenceContext};
use super::groups::Ranks;
use super::{candidates, features};
use crate::model::{AccountId, Claim, Pairing, Statement, StatementId};

/// Groups of statements, from links between ranks.
pub(super) fn clusters(links: Vec<Link>, least: f64, constraints: &Constraints, ranks: &Ranks) -> Vec<Vec<usize>> {
    let Ranks { rank, by_rank } = ranks;
    let places = |group: Vec<usize>| group.into_iter().map(|at| by_rank[at]).collect::<Vec<usize>>();
    if constraints.is_empty() {
        return cluster::clusters(&links, least).into_iter().map(places).collect();
    }
    // The first-ranked member of a unit represents it, so that ties do not depend on the order of the accounts.
    let units = constraints.units();
    let first: BTreeMap<usize, usize> =
        units.iter().map(|(unit, all)| (*unit, all.iter().map(|at| rank[*at]).min().unwrap_or(rank[*unit]))).collect();
    let unit = |at: usize| first.get(&constraints.unit(by_rank[at])).copied().unwrap_or(at);
    let cannot_link: Vec<(usize, usize)> = constraints.cannot_link.keys().map(|(a, b)| (rank[*a], rank[*b])).collect();
    let links = unit_links(&links, unit, &cannot_link);
    let whole = |at: usize| units.get(&constraints.unit(at)).cloned().unwrap_or_else(|| vec![at]);
    cluster::clusters(&links, least).into_iter().map(|group| places(group).into_iter().flat_map(whole).collect()).collect()
}

/// Adds the units of several accounts that joined no group: they are claims of their own.
pub(super) fn add_units(groups: &mut Vec<Vec<usize>>, constraints: &Constraints, statements: &[Statement]) {
    let grouped: BTreeSet<usize> = groups.iter().flatten().copied().collect();
    let account = |at: &usize| statements[*at].account;
    let alone = |unit: &Vec<usize>| !grouped.contains(&unit[0]) && unit.iter().any(|at| account(at) != account(&unit[0]));
    groups.extend(constraints.units().into_values().filter(alone));
}

/// The accepted pairings with the must-links added and the cannot-links removed, in order.
pub(super) fn pairings(
    accepted: Vec<Pairing>,
    constraints: &Constraints,
    groups: &[Vec<usize>],
    context: &EvidenceContext<'_>,
) -> Vec<Pairing> {
    if constraints.is_empty() {
        return accepted;
    }
    let kept = |p: &Pairing| constraints.allows(p.statements.0.0, p.statements.1.0);
    let mut of: BTreeMap<(StatementId, StatementId), Pairing> =
        accepted.into_iter().filter(kept).map(|p| (p.statements, constraints.apply(p))).collect();
    let grouped: BTreeSet<usize> = groups.iter().flatten().copied().collect();
    for (a, b) in constraints.must_link.keys().filter(|(a, _)| grouped.contains(a)) {
        of.entry((StatementId(*a), StatementId(*b))).or_insert_with(|| {
            let candidate = candidates::pair(*a, *b, context.profiles);
            let features = features::features_all(&[candidate], context.profiles)[0];
            constraints.apply(evidence::pairing(&candidate, &features, context))
        });
    }
    of.into_values().collect()
}

/// Splits a claim by fact into claims without a cannot-link: each statement in order, unless it is already placed, leads a claim with all
/// that may join it.
pub(super) fn split(claim: Claim, constraints: &Constraints, statements: &[Statement]) -> Vec<Claim> {
    let all = &claim.statements;
    let cannot_link = all.iter().enumerate().any(|(at, a)| all[at + 1..].iter().any(|b| !constraints.allows(a.0, b.0)));
    if !cannot_link {
        return vec![claim];
    }
    let mut placed: BTreeSet<StatementId> = BTreeSet::new();
    let mut out = Vec::new();
    for leader in all {
        if placed.contains(leader) {
            continue;
        }
        let mut group = vec![*leader];
        for other in all.iter().filter(|o| *o != leader) {
            if group.iter().all(|member| constraints.allows(member.0, other.0)) {
                group.push(*other);
            }
        }
        group.sort_unstable();
        placed.extend(&group);
        let accounts: BTreeSet<AccountId> = group.iter().map(|s| statements[s.0].account).collect();
        if accounts.len() > 1 {
            out.push(Claim { gist: group[0], accounts: accounts.into_iter().collect(), statements: group, ..claim.clone() });
        }
    }
    out
}

/// Two units, the lower rank first.
type Two = (usize, usize);

/// The links of units; `unit` gives the unit of a rank, and `cannot_link` contains pairs of ranks.
pub(super) fn unit_links(links: &[Link], unit: impl Fn(usize) -> usize, cannot_link: &[Two]) -> Vec<Link> {
    let two = |a: usize, b: usize| (unit(a).min(unit(b)), unit(a).max(unit(b)));
    let mut out: BTreeMap<Two, Link> = BTreeMap::new();
    for link in links {
        let (a, b) = two(link.a, link.b);
        let link = Link { a, b, ..*link };
        let weight = |l: &Link| (!l.within, l.probability);
        if a != b && out.get(&(a, b)).is_none_or(|old| weight(&link) > weight(old)) {
            out.insert((a, b), link);
        }
    }
    let apart: BTreeSet<Two> = cannot_link.iter().map(|(a, b)| two(*a, *b)).filter(|(a, b)| a != b).collect();
    for (a, b) in &apart {
        out.insert((*a, *b), Link { a: *a, b: *b, probability: 0.0, within: false, apart: true });
    }
    out.into_values().collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::unit_links;
    use crate::align::cluster::{Link, clusters};

    fn all(of: &[(usize, usize, f64)]) -> Vec<Link> {
        of.iter().map(|(a, b, probability)| Link { a: *a, b: *b, probability: *probability, within: false, apart: false }).collect()
    }

    #[test]
    fn of_two_cannot_link_the_one_with_the_weaker_bound_leaves_the_claim() {
        let stated = all(&[(0, 1, 0.9), (0, 2, 0.9), (1, 2, 0.8), (0, 3, 0.7), (1, 3, 0.95), (2, 3, 0.9)]);
        assert_eq!(clusters(&stated, 0.5), [vec![0, 1, 2, 3]]);
        let cannot_link = unit_links(&stated, |at| at, &[(0, 1)]);
        assert_eq!(clusters(&cannot_link, 0.5), [vec![1, 2, 3], vec![0, 2, 3]]);
    }

    #[test]
    fn what_is_must_link_links_as_one() {
        let stated = all(&[(0, 1, 0.9), (2, 3, 0.2)]);
        let united = unit_links(&stated, |at| if at == 2 { 1 } else { at }, &[(0, 3)]);
        let found: Vec<(usize, usize, f64, bool)> = united.iter().map(|l| (l.a, l.b, l.probability, l.apart)).collect();
        assert_eq!(found, [(0, 1, 0.9, false), (0, 3, 0.0, true), (1, 3, 0.2, false)]);
    }

    proptest! {
        #[test]
        fn the_cannot_link_never_share_a_group(
            stated in prop::collection::vec((0..12usize, 0..12usize, 0.0..1.0f64), 0..60),
            cannot_link in prop::collection::vec((0..12usize, 0..12usize), 0..8),
        ) {
            let stated: Vec<_> = stated.into_iter().filter(|(a, b, _)| a < b).collect();
            let cannot_link: Vec<_> = cannot_link.into_iter().filter(|(a, b)| a < b).collect();
            let mut turned = cannot_link.clone();
            turned.reverse();
            let groups = clusters(&unit_links(&all(&stated), |at| at, &cannot_link), 0.5);
            prop_assert!(groups.iter().all(|g| cannot_link.iter().all(|(a, b)| !g.contains(a) || !g.contains(b))));
            prop_assert_eq!(groups, clusters(&unit_links(&all(&stated), |at| at, &turned), 0.5));
        }
    }
}
