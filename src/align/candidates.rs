//! Which statements may be pairs, without looking at all pairs: an inverted index from words, word pairs and entities to
//! statements. A key that very many statements hold is no index key, and each statement keeps a bounded number of
//! candidates, so the work grows about linearly with the number of statements.

use std::collections::HashMap;

use rayon::prelude::*;

use super::profile::Profile;
use crate::model::{AccountId, EventId};

/// A key that more statements hold than this is not looked up; the rarer pairs of words still find them.
const MOST_HOLDERS: usize = 400;
/// Candidates kept per statement, best first.
const MOST_CANDIDATES: usize = 100;
/// Candidates kept per statement and other account.
const MOST_PER_ACCOUNT: usize = 20;
/// Likest statements that are looked at for them.
const MOST_ALIKE: usize = 4 * MOST_CANDIDATES;
/// Least likeness of a candidate.
const LEAST: f64 = 0.004;
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
}

/// All candidates, those within an account among them, ordered by their two places.
pub fn candidates(profiles: &[Profile]) -> Vec<Candidate> {
    let index = index(profiles);
    let owns: Vec<Own> = profiles.iter().map(|p| Own { account: p.account, event: p.event, norm: p.words.norm }).collect();
    let each = (0..profiles.len()).into_par_iter();
    let alike = |dot: &mut Dot, at: usize| alike((at, &profiles[at]), &owns, &index, dot);
    let found: Vec<Vec<usize>> = each.map_init(|| Dot::new(profiles.len()), alike).collect();
    let mut above: Vec<Vec<usize>> = vec![Vec::new(); profiles.len()];
    for (at, others) in found.iter().enumerate() {
        others.iter().for_each(|other| above[at.min(*other)].push(at.max(*other)));
    }
    above.par_iter_mut().for_each(|others| {
        others.sort_unstable();
        others.dedup();
    });
    let each = above.into_iter().enumerate();
    each.flat_map(|(at, others)| others.into_iter().map(move |other| pair(at, other, profiles))).collect()
}

/// Two statements, whether or not they are alike.
pub fn pair(a: usize, b: usize, profiles: &[Profile]) -> Candidate {
    Candidate { a: a.min(b), b: a.max(b), within: profiles[a].account == profiles[b].account }
}

/// What is asked of every statement that shares a word: kept together, since very many are asked.
struct Own {
    account: AccountId,
    event: EventId,
    norm: f64,
}

/// A posting list: statement and weight of the key there.
type Postings = HashMap<u64, Vec<(u32, f64)>>;

/// A key above any word's stands for two neighbouring words.
fn index(profiles: &[Profile]) -> Postings {
    let mut index: Postings = HashMap::new();
    for (at, profile) in profiles.iter().enumerate() {
        for (key, weight) in profile.words.entries.iter().chain(&profile.pairs.entries) {
            index.entry(*key).or_default().push((at as u32, *weight));
        }
    }
    index.retain(|_, holders| holders.len() > 1 && holders.len() <= MOST_HOLDERS);
    index
}

/// Sums over statements, most of which stay 0: taken out, the sums are 0 again.
struct Dot {
    sums: Vec<f64>,
    touched: Vec<usize>,
}

impl Dot {
    fn new(statements: usize) -> Dot {
        Dot { sums: vec![0.0; statements], touched: Vec::new() }
    }

    /// Adds a product, which is above 0.
    fn add(&mut self, at: usize, product: f64) {
        if self.sums[at] == 0.0 {
            self.touched.push(at);
        }
        self.sums[at] += product;
    }

    fn take(&mut self) -> impl Iterator<Item = (usize, f64)> {
        self.touched.drain(..).map(|at| (at, std::mem::take(&mut self.sums[at])))
    }
}

fn alike((at, profile): (usize, &Profile), owns: &[Own], index: &Postings, dot: &mut Dot) -> Vec<usize> {
    let own = &owns[at];
    for (bag, share) in [(&profile.words, 1.0), (&profile.pairs, 0.25)] {
        for (key, weight) in &bag.entries {
            for (other, theirs) in index.get(key).map_or(&[][..], Vec::as_slice) {
                dot.add(*other as usize, share * weight * theirs);
            }
        }
    }
    let mut found: Vec<(usize, f64)> = dot
        .take()
        .map(|(other, dot)| (other, dot / (own.norm * owns[other].norm)))
        .filter(|(other, likeness)| *likeness >= if owns[*other].account == own.account { LEAST_WITHIN } else { LEAST })
        .filter(|(other, _)| *other != at && owns[*other].event == own.event)
        .collect();
    let liker = |x: &(usize, f64), y: &(usize, f64)| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0));
    if found.len() > MOST_ALIKE {
        found.select_nth_unstable_by(MOST_ALIKE, liker);
        found.truncate(MOST_ALIKE);
    }
    found.sort_unstable_by(liker);
    let mut per_account: HashMap<AccountId, usize> = HashMap::new();
    let room = |(other, _): &(usize, f64)| {
        let count = per_account.entry(owns[*other].account).or_default();
        *count += 1;
        *count <= MOST_PER_ACCOUNT
    };
    found.into_iter().filter(room).take(MOST_CANDIDATES).map(|(other, _)| other).collect()
}
