//! Applies what the user stated to the groups, pairings and claims of a run. If nothing is stated, all of it stays as it is.

use std::collections::{BTreeMap, BTreeSet};

use super::cluster::{self, Link};
use super::evidence::{self, Witness};
use super::pins::Pins;
use super::{candidates, features, units};
use crate::model::{AccountId, Claim, Pairing, Statement, StatementId};

/// The ranks of statements, and the statements by rank.
#[derive(Clone, Copy)]
pub struct Ranks<'a> {
    pub rank: &'a [usize],
    pub by_rank: &'a [usize],
}

/// Groups of statements, from links between ranks.
pub fn clusters(links: Vec<Link>, least: f64, pins: &Pins, ranks: Ranks<'_>) -> Vec<Vec<usize>> {
    let Ranks { rank, by_rank } = ranks;
    let places = |group: Vec<usize>| group.into_iter().map(|at| by_rank[at]).collect::<Vec<usize>>();
    if pins.is_empty() {
        return cluster::clusters(&links, least).into_iter().map(places).collect();
    }
    // The first-ranked member of a unit represents it, so that ties do not depend on the order of the accounts.
    let units = pins.units();
    let first: BTreeMap<usize, usize> =
        units.iter().map(|(unit, all)| (*unit, all.iter().map(|at| rank[*at]).min().unwrap_or(rank[*unit]))).collect();
    let unit = |at: usize| first.get(&pins.unit(by_rank[at])).copied().unwrap_or(at);
    let cannot_link: Vec<(usize, usize)> = pins.cannot_link.keys().map(|(a, b)| (rank[*a], rank[*b])).collect();
    let links = units::links(&links, unit, &cannot_link);
    let whole = |at: usize| units.get(&pins.unit(at)).cloned().unwrap_or_else(|| vec![at]);
    cluster::clusters(&links, least).into_iter().map(|group| places(group).into_iter().flat_map(whole).collect()).collect()
}

/// Adds the units of several accounts that joined no group: they are claims of their own.
pub fn whole(groups: &mut Vec<Vec<usize>>, pins: &Pins, statements: &[Statement]) {
    let told: BTreeSet<usize> = groups.iter().flatten().copied().collect();
    let account = |at: &usize| statements[*at].account;
    let alone = |unit: &Vec<usize>| !told.contains(&unit[0]) && unit.iter().any(|at| account(at) != account(&unit[0]));
    groups.extend(pins.units().into_values().filter(alone));
}

/// The accepted pairings with the must-links added and the cannot-links removed, in order.
pub fn pairings(accepted: Vec<Pairing>, pins: &Pins, groups: &[Vec<usize>], witness: &Witness<'_>) -> Vec<Pairing> {
    if pins.is_empty() {
        return accepted;
    }
    let kept = |p: &Pairing| pins.allows(p.statements.0.0, p.statements.1.0);
    let mut of: BTreeMap<(StatementId, StatementId), Pairing> =
        accepted.into_iter().filter(kept).map(|p| (p.statements, pins.settle(p))).collect();
    let told: BTreeSet<usize> = groups.iter().flatten().copied().collect();
    for (a, b) in pins.must_link.keys().filter(|(a, _)| told.contains(a)) {
        of.entry((StatementId(*a), StatementId(*b))).or_insert_with(|| {
            let candidate = candidates::pair(*a, *b, witness.profiles);
            let features = features::features_all(&[candidate], witness.profiles)[0];
            pins.settle(evidence::pairing(&candidate, &features, witness))
        });
    }
    of.into_values().collect()
}

/// Splits a claim by fact into claims without a cannot-link: each statement in order, unless it is already placed, leads a claim with all
/// that may join it.
pub fn split(claim: Claim, pins: &Pins, statements: &[Statement]) -> Vec<Claim> {
    let all = &claim.statements;
    let cannot_link = all.iter().enumerate().any(|(at, a)| all[at + 1..].iter().any(|b| !pins.allows(a.0, b.0)));
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
            if group.iter().all(|member| pins.allows(member.0, other.0)) {
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
