//! Which statements may be pairs, without looking at all pairs: an inverted index from words, word pairs and entities to
//! statements. A key that very many statements hold is no index key, and each statement keeps a bounded number of
//! candidates, so the work grows about linearly with the number of statements.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use super::profile::Profile;

/// A key that more statements hold than this is not looked up; the rarer pairs of words still find them.
const MOST_HOLDERS: usize = 400;
/// Candidates kept per statement, best first.
const MOST_CANDIDATES: usize = 160;
/// Candidates kept per statement and other account.
const MOST_PER_ACCOUNT: usize = 12;
/// Least likeness of a candidate.
const LEAST: f64 = 0.01;

/// Least likeness of two statements of one account that may repeat each other.
const LEAST_WITHIN: f64 = 0.2;

/// Two statements that may tell the same thing.
#[derive(Clone, Copy, Debug)]
pub struct Candidate {
    /// The one with the lower place.
    pub a: usize,
    /// The other.
    pub b: usize,
    /// Are they of one account? Such a pair is no pairing; it tells whether an account repeats itself.
    pub within: bool,
    /// How much likelier the best other partner in the same accounts is, for the side where that is most (0: none).
    pub rival: f64,
    /// The same for the side where it is least.
    pub rival_least: f64,
}

/// All candidates, those within an account among them, ordered by their two places.
pub fn candidates(profiles: &[Profile]) -> Vec<Candidate> {
    let index = index(profiles);
    let found: Vec<Vec<(usize, f64)>> = (0..profiles.len()).into_par_iter().map(|at| alike(at, profiles, &index)).collect();
    let mut pairs: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for (at, others) in found.iter().enumerate() {
        for (other, likeness) in others {
            pairs.insert((at.min(*other), at.max(*other)), *likeness);
        }
    }
    let mut best: HashMap<(usize, usize), [(usize, f64); 2]> = HashMap::new();
    for ((a, b), likeness) in &pairs {
        for (from, to) in [(*a, *b), (*b, *a)] {
            let top = best.entry((from, profiles[to].account.0)).or_insert([(usize::MAX, 0.0); 2]);
            if *likeness > top[0].1 {
                *top = [(to, *likeness), top[0]];
            } else if *likeness > top[1].1 {
                top[1] = (to, *likeness);
            }
        }
    }
    let rival = |from: usize, to: usize, likeness: f64| {
        let top = best[&(from, profiles[to].account.0)];
        let other = if top[0].0 == to { top[1].1 } else { top[0].1 };
        (other - likeness).max(0.0)
    };
    pairs
        .into_iter()
        .map(|((a, b), likeness)| {
            let (x, y) = (rival(a, b, likeness), rival(b, a, likeness));
            let within = profiles[a].account == profiles[b].account;
            let (rival, rival_least) = if within { (0.0, 0.0) } else { (x.max(y), x.min(y)) };
            Candidate { a, b, within, rival, rival_least }
        })
        .collect()
}

/// One pair outside a run of candidates, with no rivals known.
pub fn single(a: usize, b: usize, profiles: &[Profile]) -> Candidate {
    let (a, b) = (a.min(b), a.max(b));
    Candidate { a, b, within: profiles[a].account == profiles[b].account, rival: 0.0, rival_least: 0.0 }
}

/// A posting list: statement and weight of the key there.
type Postings = HashMap<u64, Vec<(u32, f64)>>;

/// Words are indexed by group; a key above any word's stands for two neighbouring words.
fn index(profiles: &[Profile]) -> Postings {
    let mut index: Postings = HashMap::new();
    for (at, profile) in profiles.iter().enumerate() {
        for (key, weight) in profile.groups.entries.iter().chain(&profile.pairs.entries) {
            index.entry(*key).or_default().push((at as u32, *weight));
        }
    }
    index.retain(|_, holders| holders.len() > 1 && holders.len() <= MOST_HOLDERS);
    index
}

fn alike(at: usize, profiles: &[Profile], index: &Postings) -> Vec<(usize, f64)> {
    let own = &profiles[at];
    let mut dot: HashMap<u32, f64> = HashMap::new();
    for (bag, share) in [(&own.groups, 1.0), (&own.pairs, 0.25)] {
        for (key, weight) in &bag.entries {
            for (other, theirs) in index.get(key).map_or(&[][..], Vec::as_slice) {
                if *other as usize != at {
                    *dot.entry(*other).or_default() += share * weight * theirs;
                }
            }
        }
    }
    let mut found: Vec<(usize, f64)> = dot
        .into_iter()
        .map(|(other, dot)| (other as usize, dot / (own.groups.norm * profiles[other as usize].groups.norm)))
        .filter(|(other, likeness)| *likeness >= if profiles[*other].account == own.account { LEAST_WITHIN } else { LEAST })
        .collect();
    found.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
    let mut per_account: HashMap<usize, usize> = HashMap::new();
    found.retain(|(other, _)| {
        let count = per_account.entry(profiles[*other].account.0).or_default();
        *count += 1;
        *count <= MOST_PER_ACCOUNT
    });
    found.truncate(MOST_CANDIDATES);
    found
}
