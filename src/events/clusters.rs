//! Splits a run into events. First, accounts are joined by average linkage as long as two groups are not clearly unlike. Accounts of look-alike
//! events are still together then, so each group is divided into the two halves whose accounts resemble the same others, and it is split only if each
//! half has names of its own that nearly all of its accounts contain and hardly any account of the other half does.

use std::collections::BTreeMap;

use kodama::{Method, linkage};
use rayon::prelude::*;

use super::likeness::{Bags, log_odds};

/// Groups are joined as long as the mean log odds across them are above this.
const UNLIKE: f64 = -2.5;
/// Halves whose mean log odds across them are above this are never split.
const ALIKE: f64 = 0.5;
/// Least standard score of the names of both halves if the mean log odds across them are 0.
const OWN_NAMES: f64 = 2.0;
/// How much one unit of log odds across the halves is subtracted from the score.
const ACROSS: f64 = 0.5;
/// Number of its own names on which a half is scored.
const NAMES: usize = 6;
/// A group of fewer accounts is never divided.
const LEAST: usize = 4;
/// Rows of likeness are compared over at most this many of a group's accounts, evenly spread: more add no information, and the work
/// grows with them.
const MOST_COLUMNS: usize = 256;

/// Indices of the accounts of each group, ordered by their first account.
pub(super) fn groups(bags: &[&Bags]) -> Vec<Vec<usize>> {
    let odds = Odds::new(bags);
    let mut out: Vec<Vec<usize>> = Vec::new();
    let mut open: Vec<Vec<usize>> = joined(&odds, (0..bags.len()).collect());
    while let Some(group) = open.pop() {
        match halves(&odds, &group, bags) {
            Some(two) => open.extend(two),
            None => out.push(group),
        }
    }
    out.iter_mut().for_each(|group| group.sort_unstable());
    out.sort();
    out
}

/// Log odds of all pairs of accounts.
struct Odds {
    rows: Vec<Vec<f64>>,
}

impl Odds {
    fn new(bags: &[&Bags]) -> Odds {
        let row = |a: usize| (0..bags.len()).map(|b| if a == b { 0.0 } else { log_odds(bags[a], bags[b]) }).collect();
        Odds { rows: (0..bags.len()).into_par_iter().map(row).collect() }
    }

    fn across(&self, a: &[usize], b: &[usize]) -> f64 {
        a.iter().flat_map(|x| b.iter().map(move |y| self.rows[*x][*y])).sum::<f64>() / (a.len() * b.len()) as f64
    }
}

/// The steps of average linkage over `size` members, by the likeness of two indices: the two groups joined, and their mean likeness. A single member
/// is the group with its own index; each step makes the group with the next index after all members.
fn steps(size: usize, likeness: impl Fn(usize, usize) -> f64) -> Vec<(usize, usize, f64)> {
    let greatest = 64.0; // the library takes distances, which are not below 0
    let mut apart: Vec<f64> = (0..size).flat_map(|a| (a + 1..size).map(move |b| (a, b))).map(|(a, b)| greatest - likeness(a, b)).collect();
    let tree = linkage(&mut apart, size, Method::Average);
    tree.steps().iter().map(|step| (step.cluster1, step.cluster2, greatest - step.dissimilarity)).collect()
}

/// The members of the group made by some steps, in the order in which it grew.
fn grown(group: usize, members: &[usize], steps: &[(usize, usize, f64)]) -> Vec<usize> {
    let (mut out, mut open) = (Vec::new(), vec![group]);
    while let Some(next) = open.pop() {
        match next.checked_sub(members.len()) {
            Some(step) => open.extend([steps[step].1, steps[step].0]),
            None => out.push(members[next]),
        }
    }
    out
}

/// Joins the members into groups that are not clearly unlike.
fn joined(odds: &Odds, members: Vec<usize>) -> Vec<Vec<usize>> {
    if members.len() < 2 {
        return vec![members].into_iter().filter(|m| !m.is_empty()).collect();
    }
    let mut of: BTreeMap<usize, Vec<usize>> = members.iter().map(|m| (*m, vec![*m])).collect();
    // The first member of every group.
    let mut first = members.clone();
    for (a, b, likeness) in steps(members.len(), |a, b| odds.rows[members[a]][members[b]]) {
        // The steps are ordered by falling likeness: all steps after a refused one are refused as well.
        if likeness < UNLIKE {
            break;
        }
        let (a, b) = (first[a], first[b]);
        let more = of.remove(&a.max(b)).unwrap_or_default();
        of.entry(a.min(b)).or_default().extend(more);
        first.push(a.min(b));
    }
    of.into_values().collect()
}

/// Returns the two halves of a group that reports two events.
fn halves(odds: &Odds, group: &[usize], bags: &[&Bags]) -> Option<[Vec<usize>; 2]> {
    if group.len() < LEAST {
        return None;
    }
    let row_correlations = row_correlations(odds, group);
    let steps = steps(group.len(), |a, b| row_correlations[b][a]);
    let (a, b, _) = *steps.last()?;
    let (a, b) = (grown(a, group, &steps), grown(b, group, &steps));
    let across = odds.across(&a, &b);
    let split = a.len() > 1 && b.len() > 1 && across < ALIKE && own_names(&a, &b, bags) - ACROSS * across >= OWN_NAMES;
    split.then_some([a, b])
}

/// For each two members, how similar their likeness to the others is: the correlation of their rows, -1..1.
fn row_correlations(odds: &Odds, group: &[usize]) -> Vec<Vec<f64>> {
    let columns: Vec<usize> = group.iter().step_by(group.len().div_ceil(MOST_COLUMNS)).copied().collect();
    let row = |a: &usize| {
        let others = group.iter().filter(|b| *b != a).map(|b| odds.rows[*a][*b]);
        let greatest = others.clone().max_by(f64::total_cmp).unwrap_or(0.0);
        let row: Vec<f64> = columns.iter().map(|b| if a == b { greatest } else { odds.rows[*a][*b] }).collect();
        let mean = row.iter().sum::<f64>() / row.len() as f64;
        let length = row.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
        row.into_iter().map(|x| (x - mean) / length).collect::<Vec<f64>>()
    };
    let rows: Vec<Vec<f64>> = group.iter().map(row).collect();
    let dot = |x: &Vec<f64>, y: &Vec<f64>| x.iter().zip(y).map(|(p, q)| p * q).sum::<f64>();
    // a row only contains the members before it: the correlation is symmetric
    rows.par_iter().enumerate().map(|(at, x)| rows[..at].iter().map(|y| dot(x, y)).collect()).collect()
}

/// How clearly each of two halves has names of its own; returns the lower score. A half's score is the mean standard score of its most distinctive
/// names, each from the difference between the shares of accounts that contain it.
fn own_names(a: &[usize], b: &[usize], bags: &[&Bags]) -> f64 {
    let mut counts: BTreeMap<u64, [f64; 2]> = BTreeMap::new();
    for (side, members) in [a, b].into_iter().enumerate() {
        for (key, _) in members.iter().flat_map(|m| &bags[*m].names.entries) {
            counts.entry(*key).or_default()[side] += 1.0;
        }
    }
    let sizes = [a.len() as f64, b.len() as f64];
    let score = |own: usize| {
        let other = 1 - own;
        let mut scores: Vec<f64> =
            counts.values().filter(|h| h[own] > 0.0).map(|h| standard_score(h[own], sizes[own], h[other], sizes[other])).collect();
        scores.sort_by(|x, y| y.total_cmp(x));
        scores.iter().take(NAMES).sum::<f64>() / NAMES as f64
    };
    score(0).min(score(1))
}

/// Standard score of the difference of two shares, with half an account added to each side of both shares.
fn standard_score(count: f64, of: f64, other_count: f64, other_of: f64) -> f64 {
    let (here, there) = ((count + 0.5) / (of + 1.0), (other_count + 0.5) / (other_of + 1.0));
    let both = (count + other_count + 1.0) / (of + other_of + 2.0);
    (here - there) / (both * (1.0 - both) * (1.0 / (of + 1.0) + 1.0 / (other_of + 1.0))).sqrt()
}
