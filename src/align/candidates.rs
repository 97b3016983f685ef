//! Which statements may be pairs, without looking at all pairs: an inverted index from words, word pairs and entities to
//! statements. A key that very many statements hold is no index key, and each statement keeps a bounded number of
//! candidates, so the work grows about linearly with the number of statements.

use std::collections::HashMap;

use rayon::prelude::*;

use super::profile::Profile;

/// A key that more statements hold than this is not looked up; the rarer pairs of words still find them.
const MOST_HOLDERS: usize = 400;
/// Candidates kept per statement, best first.
const MOST_CANDIDATES: usize = 100;
/// Candidates kept per statement and other account.
const MOST_PER_ACCOUNT: usize = 20;
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
    let each = (0..profiles.len()).into_par_iter();
    let found: Vec<Vec<usize>> = each.map_init(|| Dot::new(profiles.len()), |dot, at| alike(at, profiles, &index, dot)).collect();
    let mut pairs: Vec<(usize, usize)> =
        found.iter().enumerate().flat_map(|(at, others)| others.iter().map(move |other| (at.min(*other), at.max(*other)))).collect();
    pairs.par_sort_unstable();
    pairs.dedup();
    pairs.into_iter().map(|(a, b)| pair(a, b, profiles)).collect()
}

/// Two statements, whether or not they are alike.
pub fn pair(a: usize, b: usize, profiles: &[Profile]) -> Candidate {
    Candidate { a: a.min(b), b: a.max(b), within: profiles[a].account == profiles[b].account }
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

fn alike(at: usize, profiles: &[Profile], index: &Postings, dot: &mut Dot) -> Vec<usize> {
    let own = &profiles[at];
    for (bag, share) in [(&own.words, 1.0), (&own.pairs, 0.25)] {
        for (key, weight) in &bag.entries {
            for (other, theirs) in index.get(key).map_or(&[][..], Vec::as_slice) {
                dot.add(*other as usize, share * weight * theirs);
            }
        }
    }
    let mut found: Vec<(usize, f64)> = dot
        .take()
        .map(|(other, dot)| (other, dot / (own.words.norm * profiles[other].words.norm)))
        .filter(|(other, likeness)| *likeness >= if profiles[*other].account == own.account { LEAST_WITHIN } else { LEAST })
        .filter(|(other, _)| *other != at && profiles[*other].event == own.event)
        .collect();
    found.sort_unstable_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
    let mut per_account: HashMap<usize, usize> = HashMap::new();
    let room = |(other, _): &(usize, f64)| {
        let count = per_account.entry(profiles[*other].account.0).or_default();
        *count += 1;
        *count <= MOST_PER_ACCOUNT
    };

    found.into_iter().filter(room).take(MOST_CANDIDATES).map(|(other, _)| other).collect()
}
